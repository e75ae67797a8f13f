// Shapes of layers: which convolutions there are, what they cost, and where windows lie. And the instruction sets by name.

import Tensor
import Testing

struct LayerShapesTests {
  /// Height, width and channels; filters, size, whether zeros stand around and whether 2 x 2 are pooled; the sums and the
  /// outputs, or nothing.
  @Test(
    arguments: [
      ([5, 7, 2], [3, 3], .none, true, [3, 5, 3], [1, 2, 3]),
      ([5, 7, 2], [3, 3], .same, true, [5, 7, 3], [2, 3, 3]),
      ([5, 7, 2], [3, 3], .none, false, [3, 5, 3], [3, 5, 3]),
      ([5, 7, 2], [4, 5], .none, false, [1, 3, 4], [1, 3, 4]),
      ([7, 5, 2], [4, 5], .none, false, [3, 1, 4], [3, 1, 4]),
      // Nothing is left, or no whole window.
      ([5, 7, 2], [4, 5], .none, true, [], []), ([7, 5, 2], [4, 5], .none, true, [], []),
      ([1, 9, 1], [1, 1], .same, true, [], []), ([9, 1, 1], [1, 1], .same, true, [], []),
      ([1, 9, 1], [1, 1], .same, false, [1, 9, 1], [1, 9, 1]),
      // Filters whose edges see nothing but zeros.
      ([2, 9, 1], [1, 3], .same, true, [2, 9, 1], [1, 4, 1]), ([2, 9, 1], [1, 5], .same, true, [], []),
      ([9, 2, 1], [1, 3], .same, true, [9, 2, 1], [4, 1, 1]), ([9, 2, 1], [1, 5], .same, true, [], []),
      // No filters, of no size or of an even one.
      ([5, 7, 2], [0, 3], .same, true, [], []), ([5, 7, 2], [-1, 3], .same, true, [], []),
      ([5, 7, 2], [1, 0], .same, true, [], []), ([5, 7, 2], [1, 2], .same, true, [], []),
      ([5, 7, 2], [1, -1], .same, true, [], []),
      // Sizes beyond an Int: of an image, and of one with many filters.
      ([1 << 32, 1 << 32, 1], [1, 1], .same, true, [], []),
      ([1 << 30, 1 << 30, 1], [8, 1], .same, true, [], []),
    ] as [([Int], [Int], Convolution.Padding, Bool, [Int], [Int])])
  func `shapes are those of PyTorch`(
    image: [Int], filters: [Int], padding: Convolution.Padding, isPooled: Bool, sums: [Int], output: [Int]
  ) {
    func volume(_ shape: [Int]) -> Volume? {
      shape.isEmpty ? nil : Volume(height: shape[0], width: shape[1], channels: shape[2])
    }
    let block = ConvolutionBlock(
      filters: filters[0], kernelSize: filters[1], padding: padding, isPooled: isPooled)
    let found = block.shapes(on: volume(image)!)
    #expect(found?.sums == volume(sums) && found?.output == volume(output))
  }

  /// 3 filters of 3 x 3 x 1 at 4 x 6 places, pooled to 2 x 3 x 3; then 18 to 5 and 5 to 2: multiplications and additions.
  @Test func `operations are counted for every use of a weight`() {
    let layers = Layer.chain(
      image: Volume(height: 6, width: 8, channels: 1), [ConvolutionBlock(filters: 3, kernelSize: 3)],
      dense: [5, 2])
    #expect(layers.map(\.operations) == [2 * 24 * 27, 2 * 18 * 5, 2 * 5 * 2])
    #expect(Layer.trainingOperations(layers) == 2 * 1_296 + 3 * 180 + 3 * 20)
    #expect(layers.map(\.inputCount) == [48, 18, 5] && layers.map(\.outputCount) == [18, 5, 2])
    let field = ReceptiveField(side: 2, imageWidth: 4, imageHeight: 3)
    let windows = Layer.chain([12, 5, 2], receptiveField: field)
    #expect(windows.map(\.operations) == [2 * 4 * 5, 2 * 5 * 2])
  }

  /// Worked out in Python from the formula: positions are steps of four, the last one that fits included.
  @Test(
    arguments: [
      (
        ReceptiveField(side: 10, imageWidth: 28, imageHeight: 28),
        [
          [12, 12], [4, 0], [0, 12], [16, 4], [12, 16], [4, 8], [0, 18], [16, 8], [12, 0], [4, 12], [0, 4],
          [16, 16], [12, 8],
        ], [[16, 4], [8, 18]]
      ),
      (
        ReceptiveField(side: 9, imageWidth: 30, imageHeight: 22),
        [
          [12, 8], [4, 0], [0, 12], [20, 4], [12, 12], [4, 4], [0, 13], [20, 8], [12, 0], [8, 12], [0, 0],
          [20, 12], [12, 4],
        ], [[16, 4], [12, 13]]
      ),
    ] as [(ReceptiveField, [[Int]], [[Int]])])
  func `windows lie where they lay`(field: ReceptiveField, first: [[Int]], from40: [[Int]]) {
    let inputs = field.imageWidth * field.imageHeight
    let layer = DenseLayout.chain([inputs, 42 * 32], receptiveField: field)[0]
    func place(_ panel: Int) -> [Int] {
      let start = layer.inputs(seenBy: 32 * panel)[0].lowerBound
      return [start % field.imageWidth, start / field.imageWidth]
    }
    #expect((0..<13).map(place) == first)
    #expect([40, 41].map(place) == from40)
  }

  @Test func `instruction sets have names`() throws {
    #expect(try InstructionSetName(named: nil) == .best)
    #expect(InstructionSetName.best == InstructionSetName.allCases.last { $0.isSupported })
    #expect(throws: InstructionSetError.unknown("sse")) { try InstructionSetName(named: "sse") }
    for name in InstructionSetName.allCases {
      if name.isSupported {
        #expect(try InstructionSetName(named: name.rawValue) == name)
      } else {
        #expect(throws: InstructionSetError.notSupported(name)) {
          try InstructionSetName(named: name.rawValue)
        }
      }
    }
  }
}
