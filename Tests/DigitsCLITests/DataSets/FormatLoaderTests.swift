// Test images that are held out where a data set has none, and what is said of it.

import IDX
import Random
import Storage
import Testing

@testable import DigitsCLI

@Suite struct FormatLoaderTests {
  /// A data set of images of one pixel, which is the low byte of their number; nil labels where there are none.
  private struct Given: DataSetFormat {
    let form = "given"
    let path = "folder/given"
    var counts: [Split: Int]
    var unlabelled: Set<Split> = []
    var splits: Set<Split> { Set(counts.keys) }

    func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents {
      var contents = FormatContents(splits: [:])
      for split in wanted {
        guard let count = counts[split] else { continue }
        let pixels = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        contents.splits[split] = SplitContents(
          images: ByteBuffer(pixels), count: count, rows: 1, columns: 1,
          labels: unlabelled.contains(split) ? nil : pixels.map { $0 % 3 })
        contents.notices.append("Read \(split.rawValue).")
        contents.source += split.rawValue
      }
      return contents
    }
  }

  private func load(_ given: Given, _ wanted: [Split] = Split.allCases) throws(DataSetError)
    -> FormatLoader.Loaded
  {
    try FormatLoader.load(given, wanted, ImageConventions())
  }

  private func complaint(_ given: Given, _ wanted: [Split] = Split.allCases) -> String? {
    dataSetError { () throws(DataSetError) in try load(given, wanted) }.map { "\($0)" }
  }

  @Test(
    arguments: [
      (2, 1), (5, 1), (6, 1), (11, 1), (12, 2), (13, 2), (59_999, 9_999), (60_000, 10_000), (60_006, 10_000),
    ])
  func `one in six is held out, at least one and at most as many as MNIST tests`(count: Int, held: Int) throws
  {
    let loaded = try load(Given(counts: [.train: count]))
    #expect(loaded.heldOut == held)
    #expect(loaded.set.splits[.test]?.count == held && loaded.set.splits[.train]?.count == count - held)
  }

  @Test func `those held out are drawn at random, the same each time, and each keeps its label`() throws {
    let loaded = try load(Given(counts: [.train: 60]))
    var order = Array(0..<60)
    var generator = SeededGenerator(seed: 0, stream: 0)
    generator.shuffle(&order)
    let held = order[..<10].sorted()
    #expect(loaded.set.splits[.test]?.images.array.map(Int.init) == held && held != Array(0..<10))
    #expect(loaded.set.splits[.test]?.labels.map(Int.init) == held.map { $0 % 3 })
    #expect(loaded.set.splits[.train]?.images.array.map(Int.init) == order[10...].sorted())
    #expect(
      loaded.notices == ["Read train.", "There is no test set: 10 of 60 images are held out for testing."])
    // Alone they are the same.
    let alone = try load(Given(counts: [.train: 60]), [.test])
    #expect(alone.set.splits[.test] == loaded.set.splits[.test] && alone.set.splits[.train] == nil)
    #expect(alone.source == "train" && alone.notices == loaded.notices)
  }

  @Test func `training alone holds none out`() throws {
    let loaded = try load(Given(counts: [.train: 60]), [.train])
    #expect(loaded.heldOut == nil && loaded.set.splits[.train]?.count == 60)
  }

  @Test func `test images without labels take no part`() throws {
    let given = Given(counts: [.train: 12, .test: 4], unlabelled: [.test])
    let loaded = try load(given)
    #expect(loaded.heldOut == 2 && loaded.set.splits[.test]?.count == 2)
    #expect(loaded.notices[2] == "The test images have no labels; 'digits predict' reads them.")
    let alone = try load(given, [.test])
    #expect(alone.heldOut == 2 && alone.notices.contains("Read train.") && alone.source == "train")
  }

  @Test func `what is missing is said`() {
    #expect(complaint(Given(counts: [.train: 1])) == "folder/given: it has no test images")
    #expect(complaint(Given(counts: [.test: 4])) == "folder/given: it has no training images")
    #expect(
      complaint(Given(counts: [.test: 4], unlabelled: [.test]))
        == "folder/given: its test images have no labels")
    #expect(
      complaint(Given(counts: [.train: 4], unlabelled: [.train]))
        == "folder/given: its training images have no labels")
    #expect(
      complaint(Given(counts: [.train: 4, .test: 2], unlabelled: [.train]), [.train])
        == "folder/given: its training images have no labels")
    #expect(complaint(Given(counts: [:])) == "folder/given: it has no test images")
  }

  @Test func `a known data set counts its classes, another those that occur`() throws {
    let names = ["a", "b", "c", "d", "e"]
    func set(_ names: [String]) throws -> DataSet {
      let format = Given(counts: [.train: 3, .test: 2])
      let splits = try load(format).set.splits
      return try DataSet(
        DataSetIdentity(of: format, named: names, holding: splits), in: "folder", holding: splits)
    }
    #expect(try set([]).splits.values.map(\.classCount) == [3, 3])
    #expect(try set(names).splits.values.map(\.classCount) == [5, 5])
    #expect(try set([]).identity.name == "given")
  }

  @Test func `a set called like a known one is told to be another`() throws {
    struct Namesake: DataSetFormat {
      let form = "CSV"
      let path: String
      let splits: Set<Split> = []
      func load(_ wanted: [Split], _ conventions: ImageConventions) -> FormatContents { .init(splits: [:]) }
    }
    let images = LabeledImages(images: ByteBuffer([1]), labels: [0], rows: 1, columns: 1)
    func name(_ path: String) -> String {
      DataSetIdentity(of: Namesake(path: path), named: [], holding: [.train: images]).name
    }
    #expect(name("sets/MNIST") == "MNIST (unofficial)" && name("sets/mine.csv") == "mine.csv")
    #expect(name("/") == "unnamed")
  }
}
