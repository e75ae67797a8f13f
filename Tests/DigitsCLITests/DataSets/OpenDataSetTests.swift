// Data sets in memory: the built-in digits, digits and drawings that are added, and how a data set was understood.

import Augmentation
import DigitReader
import IDX
import Storage
import Tensor
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct OpenDataSetTests {
  let root = try! DataSetRoot()
  private let engine = Engine(threads: 1)

  private func opened(
    _ request: String, _ splits: [Split] = [.train], conventions: ImageConventions = ImageConventions()
  ) throws -> OpenDataSet {
    let console = Console(environment: Environment()) { _, _ in }
    return try OpenDataSet(
      request, splits: splits, conventions: conventions, engine: engine, console: console)
  }

  @Test func `the built-in test digits are the ones drawn for tests`() throws {
    let data = try opened("synthetic", [.test])
    let (pixels, labels) = SyntheticDigits(seed: 1).images(.test, count: 50, team: engine.team)
    #expect(data[.test].count == 10_000 && data.form == "built-in" && data.name == "synthetic")
    #expect(
      data[.test].images[0..<pixels.count].array == pixels && Array(data[.test].labels[..<50]) == labels)
    #expect(data.wordsOnDifficulty?.hasPrefix("Built-in digits are harder to read than MNIST") == true)
  }

  /// Training images of 28 x 28 pixels in folders of these names.
  private func putPictures(_ names: [String]) throws {
    for name in names {
      try root.put(greymap(28, 28, [UInt8](repeating: 9, count: 784)), at: "set/\(name)/a.pgm")
    }
  }

  @Test func `digits and drawings follow the data set's own images`() throws {
    try putPictures(["0", "4"])
    var data = try opened(root.path + "/set", conventions: ImageConventions(asIs: true))
    let images = try data.trainingImages(addingSynthetic: 3, nonDigits: 2, engine: engine)
    let (pixels, labels) = SyntheticDigits(seed: 1).images(.training, count: 3, team: engine.team)
    #expect(images.count == 2 + 3 + 2 && images.classCount == 10 && images.classlessCount == 2)
    #expect(
      images.images[2 * 784..<5 * 784].array == pixels && Array(images.labels[..<5]) == [0, 4] + labels)
    #expect(
      images.images[5 * 784..<7 * 784].array == NonDigits(seed: 1).images(count: 2, team: engine.team))
    #expect(data[.train].count == 2 && data[.train].labels == [0, 4] && data[.train].classCount == 5)
    let none = try data.trainingImages(addingSynthetic: 0, nonDigits: 0, engine: engine)
    #expect(none == data[.train])
  }

  @Test(arguments: [(3, 0, "--add-synthetic adds digits"), (0, 2, "--add-non-digits adds drawings")])
  func `nothing is added to what is no digit of that size`(digits: Int, others: Int, words: String) throws {
    try putPictures(["cat", "dog"])
    var named = try opened(root.path + "/set", conventions: ImageConventions(asIs: true))
    let error = #expect(throws: Failure.self) {
      try named.trainingImages(addingSynthetic: digits, nonDigits: others, engine: engine)
    }
    #expect(
      error?.description
        == words
        + " of 28 x 28 pixels in 10 classes, but set has images of 28 x 28 in classes that are not digits")
    try root.putPicture("small/1/a.pgm")
    var small = try opened(root.path + "/small", conventions: ImageConventions(asIs: true))
    let other = #expect(throws: Failure.self) {
      try small.trainingImages(addingSynthetic: digits, nonDigits: others, engine: engine)
    }
    #expect(other?.description.hasSuffix("but small has images of 2 x 1 in 2 classes") == true)
  }

  @Test func `a sentence says how a data set was understood`() throws {
    try putPictures(["0", "1"])
    func words(_ conventions: ImageConventions) throws -> String {
      try opened(root.path + "/set", conventions: conventions).wordsOnUnderstanding
    }
    #expect(
      try words(ImageConventions())
        == "Read as pictures: 2 in one folder per class; images framed like MNIST's where they were not.")
    #expect(
      try words(ImageConventions(asIs: true))
        == "Read as pictures: 2 in one folder per class; images as stored.")
    #expect(
      try words(ImageConventions(transpose: true, invert: true, asIs: true))
        == "Read as pictures: 2 in one folder per class; images as stored, then with --transpose --invert.")
  }
}
