// Data sets with something wrong in them: one clear sentence, and nothing trained.

import Foundation
import IDX
import Storage
import Testing

struct BadDataTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Does the damage to the folder `bars`.
    let damage: @Sendable (Workplace) throws -> Void
    let sentence: String

    init(_ name: String, _ sentence: String, damage: @escaping @Sendable (Workplace) throws -> Void) {
      (testDescription, self.sentence, self.damage) = (name, sentence, damage)
    }
  }

  private static let images = MNISTFile(.images, of: .train)
  private static let labels = MNISTFile(.labels, of: .train)
  private static let imagePath = "bars/train-images-idx3-ubyte"
  private static let labelPath = "bars/train-labels-idx1-ubyte"
  private static let imageBytes = Bars.files[images]!
  private static let labelBytes = Bars.files[labels]!
  private static let compressed = Gzip.deflate(ByteBuffer(imageBytes)).array

  static let cases = [
    Case(
      "a missing file",
      "./bars holds train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, but not"
        + " train-images-idx3-ubyte"
    ) { try $0.remove(imagePath) },
    Case(
      "no file at all",
      "./bars contains no data set; looked for train-images-idx3-ubyte, train-labels-idx1-ubyte,"
        + " t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, for CSV and NumPy files, and for pictures in one folder per"
        + " class"
    ) { workplace in for file in MNISTFile.all { try workplace.remove("bars/\(file.name)") } },
    Case("no folder", "there is no folder ./bars") { try $0.remove("bars") },
    Case(
      "a file in the folder's place",
      "./bars is not a data set; IDX, CSV, .npz and .npy files and folders of pictures are supported"
    ) {
      try $0.remove("bars")
      try $0.put([1], at: "bars")
    },
    Case("an empty file", "./\(imagePath): the file is empty") { try $0.put([], at: imagePath) },
    Case(
      "a file cut inside its header", "./\(imagePath): it ends inside its header: 10 of 16 bytes are there"
    ) {
      try $0.put(Array(imageBytes.prefix(10)), at: imagePath)
    },
    Case(
      "a truncated file",
      "./\(imagePath): it declares 300 x 28 x 28 elements in 235,200 bytes, but only 9,984 follow; it is cut off,"
        + " so fetch it again"
    ) { try $0.put(Array(imageBytes.prefix(10_000)), at: imagePath) },
    Case(
      "an over-long file",
      "./\(imagePath): it declares 300 x 28 x 28 elements in 235,200 bytes, but 235,203 follow; its header or its"
        + " end is wrong, so fetch it again"
    ) { try $0.put(imageBytes + [1, 2, 3], at: imagePath) },
    Case(
      "swapped files",
      "./\(imagePath) and ./\(labelPath): the image file and the label file are swapped; exchange their names"
    ) {
      try $0.put(labelBytes, at: imagePath)
      try $0.put(imageBytes, at: labelPath)
    },
    Case(
      "labels of other images",
      "./\(imagePath) and ./\(labelPath): 300 images but 100 labels; the two files do not belong together"
    ) { try $0.put(Bars.labels(100).encoded(), at: labelPath) },
    Case(
      "training images of another size",
      "./bars: the training images have 28 x 27 pixels and the test images 28 x 28, but a network reads one size"
    ) {
      let zeros = [UInt8](repeating: 0, count: 300 * 27 * 28)
      try $0.put(IDXArray(zeros, dimensions: [300, 27, 28]).encoded(), at: imagePath)
    },
    Case(
      "images without pixels",
      "./\(imagePath) and ./\(labelPath): the images are 28 x 0 pixels, so there is nothing to see"
    ) { try $0.put(IDXArray([] as [UInt8], dimensions: [300, 28, 0]).encoded(), at: imagePath) },
    Case(
      "images of more pixels than a network takes",
      "the images of bars have 65,792 pixels, but the limit is 65,536: scale them down"
    ) {
      for (split, count) in [(Split.train, 2), (.test, 1)] {
        let zeros = [UInt8](repeating: 0, count: count * 256 * 257)
        try $0.put(
          IDXArray(zeros, dimensions: [count, 256, 257]).encoded(),
          at: "bars/\(MNISTFile(.images, of: split).name)")
        try $0.put(Bars.labels(count).encoded(), at: "bars/\(MNISTFile(.labels, of: split).name)")
      }
    },
    Case("no images", "./\(imagePath) and ./\(labelPath): the files contain no images and no labels") {
      try $0.put(Bars.images(0).encoded(), at: imagePath)
      try $0.put(Bars.labels(0).encoded(), at: labelPath)
    },
    Case(
      "a truncated .gz file",
      "./\(imagePath).gz: the gzip data stops short after 5,000 bytes; fetch the file again"
    ) {
      try $0.remove(imagePath)
      try $0.put(Array(compressed.prefix(5_000)), at: imagePath + ".gz")
    },
    Case(
      "a damaged .gz file",
      "./\(imagePath).gz: the gzip data is damaged (incorrect data check); fetch the file again"
    ) {
      // The trailer's checksum: eight bytes before the end.
      var bytes = compressed
      bytes[bytes.count - 8] ^= 1
      try $0.remove(imagePath)
      try $0.put(bytes, at: imagePath + ".gz")
    },
    Case("a folder in a file's place", "./\(imagePath): this is a folder, not a file") {
      try $0.remove(imagePath)
      try $0.makeFolder(imagePath)
    },
    Case("a web page", "./\(imagePath): this is a web page, saved in place of the data, not an IDX file") {
      try $0.put(Array("<!DOCTYPE html><html>404</html>".utf8), at: imagePath)
    },
    Case(
      "garbage",
      "./\(imagePath): this is not an IDX file: it begins with the bytes 74 68 65 73, not 00 00"
    ) { try $0.put(Pictures.garbage, at: imagePath) },
  ]

  @Test(arguments: cases)
  func `is refused`(example: Case) throws {
    let workplace = try Workplace.withBars()
    try example.damage(workplace)
    let before = workplace.names
    try workplace.digits("train --data ./bars --epochs 1 --hidden 4 --quiet").expectFailure(example.sentence)
    #expect(workplace.names == before)
  }

  @Test(.disabled(if: geteuid() == 0, "root may read every file"))
  func `is not read without permission`() throws {
    let workplace = try Workplace.withBars()
    try workplace.shell("chmod 0 \(Self.imagePath); digits train --data ./bars --epochs 1 --quiet")
      .expectFailure("./\(Self.imagePath): no permission to open it")
  }

  @Test(.disabled(if: geteuid() == 0, "root may write to every folder"))
  func `is not trained on where nothing may be saved`() throws {
    let workplace = try Workplace.withBars()
    try workplace.shell("chmod a-w .; digits train --data ./bars --epochs 1; s=$?; chmod u+w .; exit $s")
      .expectFailure("digits.safetensors: no permission to create it")
  }
}
