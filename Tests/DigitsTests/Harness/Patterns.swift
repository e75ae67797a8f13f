// Data sets of any number of classes and any size of image, learnt in a few steps: a class is written in its pixels in
// binary. The bars are the ones for pictures of MNIST's size.

import IDX
import Testing

/// Pictures of `size` in `classes` classes.
struct Patterns: Sendable, CustomTestStringConvertible {
  let classes: Int
  let width: Int
  let height: Int
  /// The images of a class in each split.
  var images = 6

  var testDescription: String { "\(classes) classes of \(width) x \(height)" }

  /// A picture of class `label`: each pixel is a digit of the label in binary, on uneven ink and paper.
  func picture(_ label: Int, number: Int) -> [UInt8] {
    (0..<width * height).map { pixel in
      let noise = UInt8(truncatingIfNeeded: (pixel &* 2_654_435_761 &+ number &* 40_503) >> 7) % 40
      return label >> (pixel % 8) & 1 == 1 ? 255 - noise : noise
    }
  }

  /// The bytes of each of the four files, the test labels those that are given or else all.
  func files(testLabels: [Int]? = nil) -> [MNISTFile: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: MNISTFile.all.map { file in
        let all = Array(0..<classes)
        let labels = (0..<images).flatMap { _ in file.split == .test ? testLabels ?? all : all }
        switch file.content {
        case .images:
          let pixels = labels.enumerated().flatMap { picture($1, number: $0) }
          return (file, IDXArray(pixels, dimensions: [labels.count, height, width]).encoded())
        case .labels:
          return (file, IDXArray(labels.map { UInt8($0) }, dimensions: [labels.count]).encoded())
        }
      })
  }

  /// A picture as a PGM file whose light is its ink.
  func pgm(_ label: Int) -> [UInt8] {
    Array("P5\n\(width) \(height)\n255\n".utf8) + picture(label, number: 1_000)
  }
}

extension Workplace {
  /// Puts a data set into a folder of this name.
  func put(_ patterns: Patterns, in folder: String, testLabels: [Int]? = nil) throws {
    for (file, bytes) in patterns.files(testLabels: testLabels) {
      try put(bytes, at: "\(folder)/\(file.name)")
    }
  }
}
