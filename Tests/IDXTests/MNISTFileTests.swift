// The names of MNIST's files, and MNIST itself when it is at hand.

import Foundation
import IDX
import Storage
import Testing

struct MNISTFileTests {
  @Test func `official names`() {
    #expect(
      MNISTFile.all.map(\.name) == [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
      ])
  }

  @Test func `spellings in order`() {
    #expect(
      MNISTFile(.labels, of: .test).names == [
        "t10k-labels-idx1-ubyte", "t10k-labels.idx1-ubyte",
        "t10k-labels-idx1-ubyte.gz", "t10k-labels.idx1-ubyte.gz",
      ])
  }

  @Test(arguments: MNISTFile.all)
  func `every spelling is recognised`(file: MNISTFile) {
    for name in file.names { #expect(MNISTFile(name: name) == file) }
  }

  @Test(arguments: [
    "", "train-images", "train-images-idx1-ubyte", "train-images-idx3-ubyte.zip",
    "train-images-idx3-ubyte.gz.gz",
    "mnist/train-images-idx3-ubyte", "test-images-idx3-ubyte",
  ])
  func `others are not`(name: String) {
    #expect(MNISTFile(name: name) == nil)
  }
}

/// The folder that holds MNIST, if `$DIGITS_DATA` says so.
private let mnistFolder: String? = ProcessInfo.processInfo.environment["DIGITS_DATA"].map { $0 + "/mnist" }

@Suite(.enabled(if: mnistFolder.map(Folder.exists) == true, "$DIGITS_DATA holds no folder 'mnist'"))
struct RealMNISTTests {
  /// The SHA-256 of the unpacked file, however it was compressed.
  static let digests = [
    MNISTFile(.images, of: .train): "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    MNISTFile(.labels, of: .train): "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    MNISTFile(.images, of: .test): "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    MNISTFile(.labels, of: .test): "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
  ]

  static func read(_ file: MNISTFile) throws -> ByteBuffer {
    let folder = try #require(mnistFolder)
    let path = try #require(file.names.map { folder + "/" + $0 }.first(where: pathExists))
    return try ByteBuffer(contentsOf: path, limit: 1 << 26)
  }

  @Test(arguments: MNISTFile.all)
  func `content is MNIST`(file: MNISTFile) throws {
    let bytes = try Self.read(file)
    let content = Gzip.isGzip(bytes) ? try Gzip.inflate(bytes, limit: 1 << 26) : bytes
    #expect(SHA256.hexDigest(of: content) == Self.digests[file])
  }

  @Test(arguments: [
    (Split.train, [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]),
    (Split.test, [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]),
  ])
  func `split holds what it should`(split: Split, histogram: [Int]) throws {
    let data = try LabeledImages(
      images: IDXArray(loading: Self.read(MNISTFile(.images, of: split))),
      labels: IDXArray(loading: Self.read(MNISTFile(.labels, of: split))), size: (28, 28))
    #expect(data.count == (split == .train ? 60_000 : 10_000))
    var counts = [Int](repeating: 0, count: 10)
    for label in data.labels { counts[Int(label)] += 1 }
    #expect(counts == histogram)
    #expect(counts.reduce(0, +) == data.count)
  }

  @Test func `splits do not mix`() throws {
    let images = try IDXArray(loading: Self.read(MNISTFile(.images, of: .test)))
    let labels = try IDXArray(loading: Self.read(MNISTFile(.labels, of: .train)))
    #expect(throws: LabeledImagesError.countsDiffer(images: 10_000, labels: 60_000)) {
      try LabeledImages(images: images, labels: labels)
    }
  }
}
