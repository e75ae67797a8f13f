import Testing

@testable import Terminal

@Suite struct ProgressLineTests {
  @Test
  func `at most ten drawings a second`() {
    let transcript = Transcript()
    var line = ProgressLine(console: transcript.console(in: .terminal(columns: 80)))
    for step in 0..<1000 {
      line.draw(at: Double(step) / 500) { ProgressContent(title: "\(step)", figures: []) }
    }
    #expect((19...20).contains(transcript.writes(on: .errors).count))
  }

  @Test
  func `nothing is drawn, nor even composed, where there is no terminal`() {
    let transcript = Transcript()
    var line = ProgressLine(console: transcript.console())
    line.draw(at: 0) {
      Issue.record("composed for nobody")
      return ProgressContent(title: "", figures: [])
    }
    line.clear()
    #expect(transcript.writes(on: .errors) == [])
  }

  @Test
  func `a line is cleared once, and only when it is there`() {
    let transcript = Transcript()
    var line = ProgressLine(console: transcript.console(in: .terminal(columns: 80)))
    line.clear()
    line.draw(at: 0) { ProgressContent(title: "x", figures: []) }
    line.clear()
    line.clear()
    #expect(transcript.writes(on: .errors) == ["\rx\u{1B}[K", "\r\u{1B}[K"])
  }

  @Test(
    arguments: [
      (0, true, "|    |"), (1, true, "|████|"), (0.5, true, "|██  |"), (0.28125, true, "|█▏  |"),
      (0.999, true, "|███▉|"), (2, true, "|████|"), (-1, true, "|    |"), (.nan, true, "|    |"),
      (0.5, false, "|##  |"), (0.99, false, "|### |"), (1, false, "|####|"),
    ] as [(Double, Bool, String)])
  func `a bar in eighths of a block, or in whole characters`(
    fraction: Double, usesBlocks: Bool, expected: String
  ) {
    #expect(progressBar(fraction, width: 6, usesBlocks: usesBlocks) == expected)
  }

  @Test
  func `what matters most stays where there is little room`() {
    let content = ProgressContent(
      title: "Epoch 2/3", fraction: 0.5, figures: ["50 %", "7 s left", "loss 0.0812", "accuracy 97.61 %"])
    let texts = [80, 40, 20].map { content.text(columns: $0 - 1, usesBlocks: false) }
    #expect(
      texts == [
        "Epoch 2/3  |#########          |  50 %  7 s left  loss 0.0812  accuracy 97.61 %",
        "Epoch 2/3  50 %  7 s left  loss 0.0812",
        "Epoch 2/3  50 %",
      ])
  }

  @Test(
    arguments: [
      (40, "Epoch 2/3  50 %  7 s left  loss 0.0812"),
      (60, "Epoch 2/3  50 %  7 s left  loss 0.0812  accuracy 97.61 %"),
      (75, "Epoch 2/3  |███████▌       |  50 %  7 s left  loss 0.0812  accuracy 97.61 %"),
      (78, "Epoch 2/3  |███▌   |  50 %  7 s left  loss 0.0812  accuracy 97.61 %  ████▅▁▁▁▁"),
      (
        140,
        "Epoch 2/3  |████████████████████                    |  50 %  7 s left  loss 0.0812  accuracy 97.61 %"
          + "  ████████████▁▁▁▁▁▁▁▁▁▁▁▁"
      ),
    ])
  func `a sparkline stands where it, the bar and the figures have room`(columns: Int, expected: String) {
    var sparkline = Sparkline()
    for step in 0..<100 { sparkline.add(step < 50 ? 2 : 1) }
    let content = ProgressContent(
      title: "Epoch 2/3", fraction: 0.5, figures: ["50 %", "7 s left", "loss 0.0812", "accuracy 97.61 %"],
      sparkline: sparkline)
    #expect(content.text(columns: columns, usesBlocks: true) == expected)
    let plain = content.text(columns: columns, usesBlocks: false)
    #expect(plain.utf8.count == plain.count, "blocks are no ASCII")
  }

  @Test(arguments: 20...200)
  func `the line fits every width`(columns: Int) {
    var sparkline = Sparkline()
    for step in 1...100 { sparkline.add(1 / Double(step)) }
    for sparkline in [nil, sparkline] {
      let content = ProgressContent(
        title: "train-images-idx3-ubyte.gz", fraction: 0.45,
        figures: ["45 %", "3 s left", "4.5 MB of 9.9 MB", "2.3 MB/s"], sparkline: sparkline)
      #expect(content.text(columns: columns - 1, usesBlocks: true).count < columns)
      #expect(content.text(columns: columns - 1, usesBlocks: true).contains("45 %"))
    }
  }

  @Test
  func `a drawing after a tenth of a second, or at once after a clearing`() {
    let transcript = Transcript()
    var line = ProgressLine(console: transcript.console(in: .terminal(columns: 80)))
    for (time, title) in [(1, "a"), (1.0999, "b"), (1.1, "c"), (1.15, "d")] as [(Double, String)] {
      line.draw(at: time) { ProgressContent(title: title, figures: []) }
    }
    line.clear()
    line.draw(at: 1.16) { ProgressContent(title: "e", figures: []) }
    #expect(
      transcript.writes(on: .errors) == ["\ra\u{1B}[K", "\rc\u{1B}[K", "\r\u{1B}[K", "\re\u{1B}[K"])
  }

  @Test
  func `the last column stays empty`() {
    let transcript = Transcript()
    var line = ProgressLine(console: transcript.console(in: .terminal(columns: 20)))
    line.draw(at: 0) { ProgressContent(title: "x", figures: [String(repeating: "y", count: 16)]) }
    line.clear()
    line.draw(at: 1) { ProgressContent(title: "x", figures: [String(repeating: "y", count: 17)]) }
    #expect(
      transcript.writes(on: .errors) == [
        "\rx  \(String(repeating: "y", count: 16))\u{1B}[K", "\r\u{1B}[K", "\rx\u{1B}[K",
      ])
  }
}
