// LabeledImages: what is accepted, and the sentence for every way in which two files do not belong together.

import IDX
import Storage
import Testing

struct LabeledImagesTests {
  /// `count` blank images of `rows` x `columns`.
  static func images(_ count: Int, _ rows: Int = 2, _ columns: Int = 3) -> IDXArray {
    IDXArray([UInt8](repeating: 0, count: count * rows * columns), dimensions: [count, rows, columns])
  }

  static func labels(_ values: [UInt8]) -> IDXArray { IDXArray(values, dimensions: [values.count]) }

  @Test func `images and labels together`() throws {
    let pixels = [UInt8](0..<12)
    let data = try LabeledImages(
      images: IDXArray(pixels, dimensions: [2, 2, 3]), labels: Self.labels([9, 0]), size: (2, 3))
    #expect((data.count, data.rows, data.columns, data.classCount) == (2, 2, 3, 10))
    #expect(data.labels == [9, 0])
    #expect(data.image(at: 1).array == [6, 7, 8, 9, 10, 11])
  }

  @Test func `back to the same files`() throws {
    let (images, labels) = (Self.images(3), Self.labels([1, 2, 3]))
    let data = try LabeledImages(images: images, labels: labels)
    #expect(data.imageArray == images)
    #expect(data.labelArray == labels)
    #expect(data == LabeledImages(images: images.elements, labels: [1, 2, 3], rows: 2, columns: 3))
  }

  @Test func `more classes`() throws {
    let data = try LabeledImages(images: Self.images(2), labels: Self.labels([46, 255]), classCount: 256)
    #expect(data.classCount == 256)
  }

  @Test(
    arguments: [([9, 0], 10), ([0, 0], 2), ([1], 2), ([25], 26), ([255, 3], 256), ([], 2)] as [([UInt8], Int)]
  )
  func `as many classes as labels tell apart`(labels: [UInt8], expected: Int) throws {
    #expect(LabeledImages.classCount(of: labels) == expected)
    guard !labels.isEmpty else { return }
    let data = try LabeledImages(images: Self.images(labels.count), labels: Self.labels(labels))
    #expect(data.classCount == expected)
    #expect(data.among(classes: 256).classCount == 256)
  }

  struct Case: CustomTestStringConvertible {
    let name: String
    let images: IDXArray
    let labels: IDXArray
    var classCount: Int?
    var size: (rows: Int, columns: Int)?
    let error: LabeledImagesError
    let sentence: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "swapped", images: labels([1, 2]), labels: images(2), error: .swapped,
      sentence: "the image file and the label file are swapped; exchange their names"),
    Case(
      name: "labels twice", images: labels([1, 2]), labels: labels([1, 2]),
      error: .wrongRank(.images, found: [2]),
      sentence: "the images are an array of 2, where count x rows x columns was expected"),
    Case(
      name: "images twice", images: images(2), labels: images(2),
      error: .wrongRank(.labels, found: [2, 2, 3]),
      sentence: "the labels are an array of 2 x 2 x 3, where one number an image was expected"),
    Case(
      name: "images of floats", images: IDXArray([0] as [Float], dimensions: [1, 1, 1]), labels: labels([1]),
      error: .wrongType(.images, found: .float32),
      sentence: "the images are 32-bit floats, where unsigned bytes were expected"),
    Case(
      name: "labels of 32 bits", images: images(1), labels: IDXArray([1] as [Int32], dimensions: [1]),
      error: .wrongType(.labels, found: .int32),
      sentence: "the labels are 32-bit integers, where unsigned bytes were expected"),
    Case(
      name: "labels of the other split", images: images(6000, 1, 1),
      labels: labels([UInt8](repeating: 0, count: 1000)),
      error: .countsDiffer(images: 6000, labels: 1000),
      sentence: "6,000 images but 1,000 labels; the two files do not belong together"),
    Case(
      name: "nothing", images: images(0), labels: labels([]), error: .empty,
      sentence: "the files contain no images and no labels"),
    Case(
      name: "no pixels", images: images(1, 28, 0), labels: labels([1]),
      error: .wrongSize(rows: 28, columns: 0, expectedRows: 28, expectedColumns: 0),
      sentence: "the images are 28 x 0 pixels, so there is nothing to see"),
    Case(
      name: "another size", images: images(1, 32, 30), labels: labels([1]), size: (28, 28),
      error: .wrongSize(rows: 32, columns: 30, expectedRows: 28, expectedColumns: 28),
      sentence: "the images are 32 x 30 pixels, where 28 x 28 were expected"),
    Case(
      name: "label out of range", images: images(600, 1, 1),
      labels: labels([UInt8](repeating: 9, count: 523) + [11] + [UInt8](repeating: 77, count: 76)),
      classCount: 10,
      error: .labelOutOfRange(label: 11, index: 523, classCount: 10),
      sentence: "label 11 at item 523, expected 0 to 9"),
    Case(
      name: "label that is the number of classes", images: images(1), labels: labels([10]),
      classCount: 10, error: .labelOutOfRange(label: 10, index: 0, classCount: 10),
      sentence: "label 10 at item 0, expected 0 to 9"),
  ]

  @Test(arguments: cases)
  func `error of files`(example: Case) {
    #expect(throws: example.error) {
      try LabeledImages(
        images: example.images, labels: example.labels, classCount: example.classCount, size: example.size)
    }
    #expect(example.error.description == example.sentence)
  }

  @Test func `one set follows another`() {
    let first = LabeledImages(
      images: ByteBuffer([1, 2, 3, 4]), labels: [5, 6], rows: 1, columns: 2, classCount: 10)
    let second = LabeledImages(images: ByteBuffer([7, 8]), labels: [9], rows: 1, columns: 2)
    let both = first.followed(by: second)
    #expect(both.images.array == [1, 2, 3, 4, 7, 8])
    #expect(both.labels == [5, 6, 9])
    #expect(both.count == 3)
  }

  @Test func `images without a class are the last`() {
    let digits = LabeledImages(images: ByteBuffer([1, 2]), labels: [1, 2], rows: 1, columns: 1)
    let others = LabeledImages(
      images: ByteBuffer([3, 4, 5]), labels: [0, 0, 0], rows: 1, columns: 1, classCount: 3, classlessCount: 2)
    #expect((0..<3).map(others.hasClass) == [true, false, false])
    #expect((0..<2).allSatisfy(digits.hasClass))
    #expect(others.among(classes: 7).classlessCount == 2)
    let both = digits.followed(by: others)
    #expect(both.classlessCount == 2)
    #expect((0..<5).map(both.hasClass) == [true, true, true, false, false])
  }

  @Test func `programs mistakes trap`() async {
    await #expect(processExitsWith: .failure) {
      let wide = LabeledImages(images: ByteBuffer([1, 2]), labels: [1], rows: 1, columns: 2)
      let tall = LabeledImages(images: ByteBuffer([1, 2]), labels: [1], rows: 2, columns: 1)
      _ = wide.followed(by: tall)
    }
    await #expect(processExitsWith: .failure) {
      _ = LabeledImages(images: ByteBuffer([1, 2]), labels: [1], rows: 1, columns: 1)
    }
    await #expect(processExitsWith: .failure) {
      let others = LabeledImages(
        images: ByteBuffer([1]), labels: [0], rows: 1, columns: 1, classCount: 2, classlessCount: 1)
      _ = others.followed(by: others)
    }
    await #expect(processExitsWith: .failure) {
      _ = LabeledImages(images: ByteBuffer([1]), labels: [10], rows: 1, columns: 1, classCount: 10)
    }
    await #expect(processExitsWith: .failure) {
      _ = LabeledImages(images: ByteBuffer([1]), labels: [3], rows: 1, columns: 1).among(classes: 3)
    }
    await #expect(processExitsWith: .failure) {
      _ = LabeledImages(images: ByteBuffer([1]), labels: [1], rows: 1, columns: 1).image(at: 1)
    }
  }
}
