// Kept drawings correct the network of the page: it then reads them as they were labelled, forgets nothing, and is a file
// that the program loads.

import Foundation
import Testing

extension DemoPageTests {
  /// The correction by kept drawings.
  struct Correction: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws { (workplace, browser) = try openedPage() }

    private let square = [
      (x: 0.2, y: 0.2), (x: 0.8, y: 0.2), (x: 0.8, y: 0.8), (x: 0.2, y: 0.8), (x: 0.2, y: 0.2),
    ]

    /// Keeps a square as a seven, and corrects the network by it.
    private func correct() throws {
      for _ in 0..<2 {
        try draw(square)
        try key("7")
      }
      try press("correct")
    }

    @Test func `kept drawings are learnt and samples are not forgotten`() throws {
      #expect(try browser.evaluate("document.getElementById('correct').disabled"))
      try correct()
      let words: String = try browser.evaluate("document.getElementById('correction-words').textContent")
      let match = try #require(
        words.wholeMatch(
          of:
            /Corrected in (.*) s and \d+ steps\. Kept drawings read correctly: 0 of 2 before, 2 now; held-out samples read correctly: (\d+) of 50 before, (\d+) now\./
        ), "\(words)")
      let (before, after) = (try #require(Int(match.2)), try #require(Int(match.3)))
      #expect(before > 40 && after >= before - 2, "\(words)")
      try draw(square)
      #expect(try answer() == "sure 7")
      // A second time there is nothing to be learnt.
      try press("correct")
      #expect(
        try browser.evaluate("document.getElementById('correction-words').textContent.includes('already')"))
      try press("uncorrect")
      #expect(try answer() == "none ?")
      #expect(try browser.evaluate("document.getElementById('save-weights').disabled"))
      try expectQuiet()
    }

    @Test func `the corrected weights are a file that the program loads`() throws {
      try correct()
      try draw(square)
      #expect(try answer() == "sure 7")
      // Damage is not saved.
      try browser.run(
        "page.workbench.damage({noise: 0, pruned: 0.9, bits: 32, withoutBias: false, silent: -1})")
      let file: String = try browser.evaluate(
        "btoa([...page.correction.file].map((byte) => String.fromCharCode(byte)).join(''))")
      try workplace.put([UInt8](try #require(Data(base64Encoded: file))), at: "saved.safetensors")
      try browser.run("page.workbench.damage(undefined); page.read({isDone: true})")
      let png: String = try browser.evaluate("page.board.png.split(',')[1]")
      try workplace.put([UInt8](try #require(Data(base64Encoded: png))), at: "square.png")
      let found: [Double] = try browser.evaluate("[...page.state.reading.probabilities]")
      let json = try JSONOutput(
        workplace.digits("predict --json --model saved.safetensors square.png").output)
      let expected = try #require(json.members["probabilities"] as? [Double])
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-4 }, "\(found) \(expected)")
      let info = try workplace.digits("info saved.safetensors").output
      #expect(info.contains("corrected_by") && info.contains("2 drawings") && !info.contains("test_correct"))
      try expectQuiet()
    }

    @Test func `what a unit does not see stays unseen`() throws {
      let seen: Bool = try browser.evaluate(
        """
        (() => {
          const network = new Network([{kind: "dense", inputs: 4, outputs: 2}], [2, 2], new Float32Array([0, 1, 1, 1, 1, 0, 1, 1, 0, 0]));
          const values = new Float32Array([0, 1, 1, 1, 1, 0, 1, 1, 0, 0]);
          const result = corrected(network, values, [{x: new Float64Array(4).fill(1), label: 1}], []);
          return result.steps > 0 && result.values[0] === 0 && result.values[5] === 0 && result.values[1] !== 1;
        })()
        """)
      #expect(seen)
    }
  }
}
