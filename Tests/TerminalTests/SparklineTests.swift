import Testing

@testable import Terminal

@Suite struct SparklineTests {
  private func text(of figures: [Double], width: Int = 24) -> String {
    var sparkline = Sparkline()
    for figure in figures { sparkline.add(figure) }
    return sparkline.text(width: width)
  }

  @Test(
    arguments: [
      ([], ""), ([2], "▁"), ([2, 2, 2], "▁▁▁"), ([2, 1], "█▁"), ([1, 2], "▁█"),
      // Equal ratios are equal steps.
      ([128, 64, 32, 16, 8, 4, 2, 1], "█▇▆▅▄▃▂▁"), ([1, .nan, 2, .infinity], "▁█"), ([0, 1], "▁█"),
    ] as [([Double], String)])
  func `from the largest to the smallest`(figures: [Double], expected: String) {
    #expect(text(of: figures) == expected)
  }

  @Test(arguments: [0, 1, 7, 8, 24], [1, 7, 8, 127, 128, 129, 1000, 100_000])
  func `never wider than asked for`(width: Int, count: Int) {
    #expect(text(of: (1...count).map { 1 / Double($0) }, width: width).count == min(width, count))
  }

  @Test(arguments: [128, 512, 4096, 65_536])
  func `however long the run, every part of it weighs the same`(count: Int) {
    #expect(text(of: (0..<count).map { $0 < count / 2 ? 8 : 1 }, width: 8) == "████▁▁▁▁")
  }

  @Test
  func `a figure stands for the mean of its part`() {
    #expect(text(of: [8, 0, 2, 0, 1, 0], width: 3) == "█▃▁")
  }

  @Test
  func `heights are logarithms above a millionth, rounded`() {
    func text(_ losses: [Double]) -> String {
      var sparkline = Sparkline()
      for loss in losses { sparkline.add(loss) }
      return sparkline.text(width: 8)
    }
    #expect(text([1, 1e-3, 1e-6]) == "█▅▁")
    #expect(text([1, 1e-3, 0]) == "█▅▁")
    #expect(text([1, 1e-4, 1e-6]) == "█▃▁")
  }
}
