import Testing

@testable import Terminal

@Suite struct SparklineTests {
  private func text(of figures: [Double], width: Int = 24) -> String {
    var sparkline = Sparkline()
    for figure in figures { sparkline.add(figure) }
    return sparkline.text(width: width)
  }

  @Test(
    "From the largest to the smallest",
    arguments: [
      ([], ""), ([2], "▁"), ([2, 2, 2], "▁▁▁"), ([2, 1], "█▁"), ([1, 2], "▁█"),
      // Equal ratios are equal steps.
      ([128, 64, 32, 16, 8, 4, 2, 1], "█▇▆▅▄▃▂▁"), ([1, .nan, 2, .infinity], "▁█"), ([0, 1], "▁█"),
    ] as [([Double], String)])
  func levels(figures: [Double], expected: String) {
    #expect(text(of: figures) == expected)
  }

  @Test("Never wider than asked for", arguments: [0, 1, 7, 8, 24], [1, 7, 8, 127, 128, 129, 1000, 100_000])
  func width(width: Int, count: Int) {
    #expect(text(of: (1...count).map { 1 / Double($0) }, width: width).count == min(width, count))
  }

  @Test("However long the run, every part of it weighs the same", arguments: [128, 512, 4096, 65_536])
  func long(count: Int) {
    #expect(text(of: (0..<count).map { $0 < count / 2 ? 8 : 1 }, width: 8) == "████▁▁▁▁")
  }

  @Test("A figure stands for the mean of its part")
  func means() {
    #expect(text(of: [8, 0, 2, 0, 1, 0], width: 3) == "█▃▁")
  }
}
