// Where a folder's IDX files are looked for: in it, in a folder below it, in torchvision's `raw`.

import Foundation
import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct IDXSetTests {
  let root = try! DataSetRoot()

  private func set() throws -> IDXSet? { try IDXSet(in: root.path) }

  @Test(arguments: [".", "mnist", "raw", "MNIST/raw"])
  func `finds the only data set in a folder or below it`(place: String) throws {
    #expect(try set() == nil)
    try root.putFiles(officialNames, in: place)
    try root.putFiles(["7/train-idx-3.png", "notes/train.txt"], in: ".")
    #expect(try set()?.splits == [.train, .test])
  }

  @Test func `prefers the files in the folder itself`() throws {
    try root.putFiles(["train-images-idx3-ubyte", "train-labels-idx1-ubyte"], in: ".")
    try root.putFiles(officialNames, in: "mnist")
    #expect(try set()?.splits == [.train])
  }

  @Test func `names the folders when several hold a data set`() throws {
    try root.putFiles(officialNames, in: "MNIST/raw")
    try root.putFiles(officialNames, in: "kmnist")
    let error = dataSetError { () throws(DataSetError) in try IDXSet(in: root.path) }
    guard case .several(let folder, let sets)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(folder == root.path)
    #expect(sets.sorted() == ["MNIST/raw", "kmnist"])
  }

  @Test func `several sets in one folder are told apart by name`() throws {
    for name in ["a-train-images-idx3-ubyte", "b-train-images-idx3-ubyte"] { try root.put([], at: name) }
    #expect(root.complaint() == "ROOT holds several data sets: a and b; name one as a")
    #expect(try root.recognised("B")?.splits == [.train])
  }

  @Test func `a picture is no IDX file, whatever its name`() throws {
    try root.putFiles(["train-images-idx3.png", "train-labels-ubyte.pgm"], in: ".")
    #expect(try set() == nil)
  }

  /// Two images of 1 x 2 pixels, or their labels.
  private func put(_ name: String, labels: [UInt8]? = nil) throws {
    let array =
      labels.map { IDXArray($0, dimensions: [$0.count]) } ?? IDXArray([1, 2, 3, 4], dimensions: [2, 1, 2])
    try root.put(array.encoded(), at: name)
  }

  @Test func `uncompressed files come before compressed ones`() throws {
    try put("train-images-idx3-ubyte")
    try put("train-labels-idx1-ubyte", labels: [7, 8])
    for name in ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"] { try root.put([], at: name) }
    let contents = try #require(try root.contents())
    #expect(
      contents.splits[.train]?.labels == [7, 8] && contents.splits[.train]?.images.array == [1, 2, 3, 4])
    #expect(contents.source == "train-images-idx3-ubyte and train-labels-idx1-ubyte")
    #expect(contents.notices == [] && contents.classNames == [])
  }

  @Test func `EMNIST is turned upright, and its letters are counted from A`() throws {
    for split in ["train", "test"] {
      try put("emnist-letters-\(split)-images-idx3-ubyte")
      try put("emnist-letters-\(split)-labels-idx1-ubyte", labels: [1, 26])
    }
    let contents = try #require(try root.contents())
    for split in Split.allCases {
      let part = try #require(contents.splits[split])
      #expect((part.rows, part.columns) == (2, 1) && part.labels == [0, 25])
    }
    #expect(contents.classNames.count == 26 && contents.isTurnedUpright)
    #expect(contents.notices == ["EMNIST stores its images transposed; they are turned upright."])
    try put("emnist-letters-train-labels-idx1-ubyte", labels: [1, 27])
    #expect(
      root.complaint()
        == "emnist-letters-train-labels-idx1-ubyte: label 27 is missing from the mapping of its data set")
  }

  @Test func `a file of images brings the labels beside it, of its own split`() throws {
    try put("train-images-idx3-ubyte")
    try put("t10k-images-idx3-ubyte")
    try put("t10k-labels-idx1-ubyte", labels: [5, 6])
    #expect(try root.contents("t10k-images-idx3-ubyte")?.splits.mapValues(\.labels) == [.test: [5, 6]])
    #expect(try root.contents("train-images-idx3-ubyte")?.splits.mapValues(\.labels) == [.train: nil])
    #expect(
      root.complaint("t10k-labels-idx1-ubyte")
        == "t10k-labels-idx1-ubyte: this is a label file, not an image file: name its folder")
  }
}
