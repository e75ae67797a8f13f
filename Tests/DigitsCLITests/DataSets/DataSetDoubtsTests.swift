// What is said of labels and pixels that look wrong, on either side of each limit; and of images in another convention,
// on the digits that the program draws.

import Augmentation
import DigitReader
import IDX
import Storage
import Tensor
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct DataSetDoubtsTests {
  let root = try! DataSetRoot()
  private let engine = Engine(threads: 1)

  /// The data set of these images and labels, with no test images.
  private func opened(
    _ pixels: [UInt8], _ labels: [UInt8], side: Int = 1, conventions: ImageConventions = ImageConventions(),
    preprocessing: Preprocessing = .none
  ) throws -> OpenDataSet {
    let images = IDXArray(pixels, dimensions: [labels.count, side, side])
    try root.put(images.encoded(), at: "set/train-images-idx3-ubyte")
    try root.put(IDXArray(labels, dimensions: [labels.count]).encoded(), at: "set/train-labels-idx1-ubyte")
    let console = Console(environment: Environment()) { _, _ in }
    return try OpenDataSet(
      root.path + "/set", splits: [.train], preprocessing: preprocessing, conventions: conventions,
      engine: engine, console: console)
  }

  private func words(_ labels: [UInt8], greatest: UInt8 = 255) throws -> [String] {
    let pixels = labels.indices.map { $0 == 0 ? greatest : 0 }
    return DataSetDoubts(about: try opened(pixels, labels), .train, engine: engine).words
  }

  /// So many labels of each class.
  private func labels(_ counts: [Int]) -> [UInt8] {
    counts.enumerated().flatMap { [UInt8](repeating: UInt8($0), count: $1) }
  }

  @Test(
    arguments: [
      (255, nil), (128, nil), (0, "All pixels are 0: the images are blank."),
      (127, "The pixels range from 0 to 127 of 255; --pixel-range 0,127 reads 127 as full ink."),
      (1, "The pixels range from 0 to 1 of 255; --pixel-range 0,1 reads 1 as full ink."),
    ] as [(UInt8, String?)])
  func `faint pixels`(greatest: UInt8, sentence: String?) throws {
    #expect(try words([0, 1], greatest: greatest) == (sentence.map { [$0] } ?? []))
  }

  @Test func `a label that occurs once among a thousand`() throws {
    #expect(
      try words(labels([500, 499, 1])) == [
        "Label 2 occurs only once among 1,000, at image 999; is it a mistake?"
      ])
    #expect(try words(labels([500, 498, 1])) == [])
    let many = try words(labels([2_000] + [Int](repeating: 1, count: 6)))
    #expect(many.count == 5 && many[4].hasPrefix("Label 5 occurs only once among 2,006, at image 2,004"))
  }

  @Test func `classes with less than a tenth of the mean`() throws {
    #expect(try words(labels([950, 50])) == [])
    #expect(
      try words(labels([951, 49])) == [
        "Few of the 1,000 images are of 1 (49): --class-weights balanced shows them as often as the others."
      ])
    let many = try words(labels([3_000] + [Int](repeating: 2, count: 6)))
    #expect(
      many == [
        "Few of the 3,012 images are of 1 (2), 2 (2), 3 (2), 4 (2), 5 (2) and 1 more: --class-weights balanced shows"
          + " them as often as the others."
      ])
  }

  @Test func `classes that are alone or absent, in training images`() throws {
    #expect(
      try words([3, 3]) == ["All training images are of one class, 3: there is nothing to tell apart."])
    #expect(try words([0, 2]) == ["There are no training images of 1."])
    #expect(try words([0, 7]) == ["There are no training images of 1, 2, 3, 4, 5 and 1 more."])
    let data = try opened([9, 255], [3, 3])
    try root.put(IDXArray([255], dimensions: [1, 1, 1]).encoded(), at: "set/t10k-images-idx3-ubyte")
    try root.put(IDXArray([3], dimensions: [1]).encoded(), at: "set/t10k-labels-idx1-ubyte")
    let console = Console(environment: Environment()) { _, _ in }
    let both = try OpenDataSet(root.path + "/set", splits: Split.allCases, engine: engine, console: console)
    #expect(DataSetDoubts(about: both, .test, engine: engine).words == [])
    #expect(DataSetDoubts(about: data, .train, engine: engine).words.count == 1)
  }

  @Test func `labels that only test images have`() throws {
    for (labels, shown) in [
      ([0, 1], nil), ([0, 2], "2"), ([2, 3, 4, 5, 6], "2, 3, 4, 5, 6"),
      ([7, 2, 3, 4, 5, 6], "2, 3, 4, 5, 6, ..."),
    ] as [([UInt8], String?)] {
      let images = IDXArray([UInt8](repeating: 9, count: labels.count), dimensions: [labels.count, 1, 1])
      _ = try opened([1, 2], [0, 1])
      try root.put(images.encoded(), at: "set/t10k-images-idx3-ubyte")
      try root.put(IDXArray(labels, dimensions: [labels.count]).encoded(), at: "set/t10k-labels-idx1-ubyte")
      let console = Console(environment: Environment()) { _, _ in }
      let data = try OpenDataSet(root.path + "/set", splits: Split.allCases, engine: engine, console: console)
      #expect(
        data.wordsOnUnlearntLabels
          == shown.map {
            "Some test images have a label that no training image has (\($0)): they cannot be read correctly."
          })
    }
  }

  // MARK: Conventions

  private static let drawn = SyntheticDigits(seed: 5).images(.test, count: 400, team: Engine(threads: 1).team)

  /// Drawn digits, each changed by `change`, which gets its number; and how many of them are used.
  private func digits(
    _ count: Int, labels: [UInt8]? = nil, conventions: ImageConventions = ImageConventions(),
    preprocessing: Preprocessing = .none, _ change: (Int, [UInt8]) -> [UInt8]
  ) throws -> Witness? {
    let pixels = (0..<count).flatMap { change($0, Array(Self.drawn.pixels[$0 * 784..<($0 + 1) * 784])) }
    let data = try opened(
      pixels, labels ?? Array(Self.drawn.labels[..<count]), side: 28, conventions: conventions,
      preprocessing: preprocessing)
    return Witness(data, .train, engine: engine)
  }

  private func inverted(_ image: [UInt8]) -> [UInt8] { image.map { 255 - $0 } }
  private func transposed(_ image: [UInt8]) -> [UInt8] { (0..<784).map { image[$0 % 28 * 28 + $0 / 28] } }

  @Test func `digits in another convention, and the options that read them`() throws {
    #expect(try digits(100) { $1 }?.words == nil)
    let turned = try #require(try digits(100) { transposed($1) }?.words)
    #expect(
      turned.hasPrefix("The shipped network reads ") && turned.contains(" of these images as they are and "))
    #expect(turned.hasSuffix(" of them transposed; --transpose reads them that way."))
    #expect(
      try digits(100) { inverted($1) }?.words?.hasSuffix(" inverted; --invert reads them that way.") == true)
    let faint = try digits(100) { $1.map { $0 / 17 } }
    #expect(faint?.words?.hasSuffix(" with 15 as full ink; --pixel-range 0,15 reads them that way.") == true)
    let faintAndDark = try digits(100) { inverted($1).map { $0 / 17 } }
    #expect(
      faintAndDark?.words?.hasSuffix(
        " with 15 as full ink and inverted; --pixel-range 15,0 reads them that way.")
        == true)
  }

  @Test func `an option that was given is taken back`() throws {
    let conventions = ImageConventions(transpose: true)
    #expect(
      try digits(100, conventions: conventions) { $1 }?.words?.hasSuffix(
        " transposed; leave out --transpose.") == true)
    let both = try digits(100, conventions: conventions) { inverted($1) }?.words
    #expect(both?.hasSuffix("leave out --transpose and add --invert.") == true)
  }

  @Test func `twenty images are asked about, fewer or deslanted ones are not`() throws {
    #expect(try digits(20) { $1 } != nil)
    #expect(try digits(19) { $1 } == nil)
    #expect(try digits(100, preprocessing: .deslant) { $1 } == nil)
    #expect(try digits(100) { _, image in image.map { _ in 0 } } == nil)
  }

  @Test func `another convention must read three fifths, and a quarter more`() throws {
    // Every second label is wrong, so that no convention reads more than half.
    let labels = (0..<200).map { $0 % 2 == 0 ? Self.drawn.labels[$0] : (Self.drawn.labels[$0] + 5) % 10 }
    let half = try #require(try digits(200, labels: labels) { inverted($1) })
    #expect(half.better == nil && half.asTheyAre < 0.3)
    // Of five images two are upright and three inverted, or one and four.
    #expect(try digits(200) { $0 % 5 < 2 ? $1 : inverted($1) }?.better == nil)
    #expect(
      try digits(200) { $0 % 5 < 1 ? $1 : inverted($1) }?.words?.hasSuffix("--invert reads them that way.")
        == true)
  }

  @Test func `the images asked about are spread over all`() throws {
    #expect(try digits(400) { $0 < 200 ? inverted($1) : $1 }?.better == nil)
  }
}
