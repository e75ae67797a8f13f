import Testing

@testable import Images

@Suite struct PNGPassTests {
  /// The passes cover each pixel once, whatever the size.
  @Test func `seven passes make the picture`() {
    for width in 1...17 {
      for height in 1...17 {
        var seen = [Int](repeating: 0, count: width * height)
        for pass in PNGPass.adam7(width: width, height: height) {
          #expect(pass.width > 0 && pass.height > 0)
          for row in 0..<pass.height {
            for column in 0..<pass.width {
              seen[(pass.y + row * pass.yStep) * width + pass.x + column * pass.xStep] += 1
            }
          }
        }
        #expect(seen.allSatisfy { $0 == 1 })
      }
    }
  }

  /// The pass of each pixel of an 8x8 square, as the specification draws it.
  @Test func `passes are those of the specification`() {
    var drawn = [Int](repeating: 0, count: 64)
    for (number, pass) in PNGPass.adam7(width: 8, height: 8).enumerated() {
      for row in 0..<pass.height {
        for column in 0..<pass.width {
          drawn[(pass.y + row * pass.yStep) * 8 + pass.x + column * pass.xStep] = number + 1
        }
      }
    }
    #expect(
      drawn == [
        1, 6, 4, 6, 2, 6, 4, 6,
        7, 7, 7, 7, 7, 7, 7, 7,
        5, 6, 5, 6, 5, 6, 5, 6,
        7, 7, 7, 7, 7, 7, 7, 7,
        3, 6, 4, 6, 3, 6, 4, 6,
        7, 7, 7, 7, 7, 7, 7, 7,
        5, 6, 5, 6, 5, 6, 5, 6,
        7, 7, 7, 7, 7, 7, 7, 7,
      ])
  }
}
