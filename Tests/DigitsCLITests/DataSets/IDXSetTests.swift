// Where a folder's IDX files are looked for: in it, in a folder below it, in torchvision's `raw`.

import Foundation
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
}
