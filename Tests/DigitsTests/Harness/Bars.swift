// A data set that is drawn in no time and learnt in a few steps: bars whose height says the class.
// Not digits: the tests that need those have the synthetic ones, or MNIST.

import IDX
import Storage

/// Pictures of bars, 28 x 28, in ten classes.
enum Bars {
  static let side = 28

  /// The picture of class `label`: a bar of three rows, its place the class, on uneven paper.
  static func picture(_ label: Int, number: Int) -> [UInt8] {
    (0..<side * side).map { pixel in
      let (row, column) = (pixel / side, pixel % side)
      let isInk = row / 3 == label && (4..<24).contains(column)
      // Noise by a fixed multiplier: no two pictures of a class are the same.
      return isInk ? 255 : UInt8(truncatingIfNeeded: (pixel &* 2_654_435_761 &+ number &* 40_503) >> 7) % 40
    }
  }

  static func images(_ count: Int) -> IDXArray {
    IDXArray((0..<count).flatMap { picture($0 % 10, number: $0) }, dimensions: [count, side, side])
  }

  static func labels(_ count: Int) -> IDXArray {
    IDXArray((0..<count).map { UInt8($0 % 10) }, dimensions: [count])
  }

  /// How many images each split has.
  static func count(of split: Split) -> Int { split == .train ? 300 : 100 }

  /// The bytes of each of the four files.
  static let files: [MNISTFile: [UInt8]] = Dictionary(
    uniqueKeysWithValues: MNISTFile.all.map { file in
      let count = count(of: file.split)
      return (file, (file.content == .images ? images(count) : labels(count)).encoded())
    })
}

extension Workplace {
  /// Puts the bars into the folder `bars`.
  func putBars() throws {
    for (file, bytes) in Bars.files { try put(bytes, at: "bars/\(file.name)") }
  }

  /// A workplace that has the bars.
  static func withBars() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.putBars()
    return workplace
  }
}
