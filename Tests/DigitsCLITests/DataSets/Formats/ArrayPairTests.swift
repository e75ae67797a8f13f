// Shapes of image arrays, and labels that do or do not belong to them; and the conventions that turn and invert images.

import Formats
import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct ArrayPairTests {
  private func array(_ dimensions: [Int]) -> NumberArray {
    let count = dimensions.reduce(1, *)
    return NumberArray(IDXArray((0..<count).map { UInt8($0 % 251) }, dimensions: dimensions))
  }

  private func split(_ images: [Int], labels: [Int]? = nil) throws(DataSetError) -> SplitContents {
    try ArrayPair(
      images: array(images), labels: labels.map(array), imagePath: "images",
      labelPath: labels.map { _ in "labels" }
    ).split(ImageConventions())
  }

  @Test(
    arguments: [
      ([2, 3, 4], 3, 4), ([2, 3, 4, 1], 3, 4), ([2, 1, 3, 4], 3, 4), ([2, 9], 3, 3), ([2, 1, 3, 1], 1, 3),
      ([1, 1, 1], 1, 1), ([3, 1], 1, 1),
    ] as [([Int], Int, Int)])
  func `rows and columns of images in any of the usual shapes`(dimensions: [Int], rows: Int, columns: Int)
    throws
  {
    let part = try split(dimensions)
    #expect((part.count, part.rows, part.columns) == (dimensions[0], rows, columns))
    #expect(part.labels == nil)
    #expect(part.images.array == (0..<part.count * rows * columns).map { UInt8($0) })
  }

  @Test(
    arguments: [
      ([2, 12], nil, "images: the images are an array of 2 x 12, where count x rows x columns was expected"),
      (
        [2, 3, 4, 5], nil,
        "images: the images are an array of 2 x 3 x 4 x 5, where count x rows x columns was expected"
      ),
      ([6], nil, "images: the images are an array of 6, where count x rows x columns was expected"),
      (
        [2], [2, 3, 4],
        "images and labels: the image file and the label file are swapped; exchange their names"
      ),
      (
        [2, 3, 4], [3],
        "images and labels: 2 images but 3 labels; the two files do not belong together"
      ),
      ([0, 3, 4], [0], "images and labels: the files contain no images and no labels"),
      ([2, 0, 4], [2], "images and labels: the images are 0 x 4 pixels, so there is nothing to see"),
      ([2, 4, 0], nil, "images: the images are 4 x 0 pixels, so there is nothing to see"),
    ] as [([Int], [Int]?, String)])
  func `what does not belong together is refused`(images: [Int], labels: [Int]?, sentence: String) {
    #expect(
      dataSetError { () throws(DataSetError) in try split(images, labels: labels) }.map { "\($0)" }
        == sentence)
  }

  private let part = SplitContents(
    images: ByteBuffer([1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16]), count: 2, rows: 2, columns: 3,
    labels: [7, 8])

  @Test func `images are turned, inverted, or both`() {
    let turned: [UInt8] = [1, 4, 2, 5, 3, 6, 11, 14, 12, 15, 13, 16]
    let both = ImageConventions(transpose: true, invert: true).applied(to: part)
    #expect((both.rows, both.columns) == (3, 2) && both.labels == [7, 8])
    #expect(both.images.array == turned.map { 255 - $0 })
    #expect(ImageConventions(transpose: true).applied(to: part).images.array == turned)
    #expect(
      ImageConventions(invert: true).applied(to: part).images.array == part.images.array.map { 255 - $0 })
    #expect(ImageConventions(asIs: true).applied(to: part).images.array == part.images.array)
  }

  @Test func `conventions are told as they are typed`() throws {
    let range = try #require(PixelScale(text: "0,1"))
    let all = ImageConventions(transpose: true, invert: true, pixelRange: range, asIs: true)
    #expect(all.options == ["--transpose", "--invert", "--pixel-range", "0,1", "--as-is"])
    #expect(ImageConventions().options == [] && ImageConventions().firstOption == nil)
    #expect(all.firstOption == "--transpose")
    #expect(ImageConventions(invert: true, pixelRange: range).firstOption == "--invert")
    #expect(ImageConventions(pixelRange: range).firstOption == "--pixel-range")
    #expect(
      ImageConventions(asIs: true).changesNothing && !ImageConventions(pixelRange: range).changesNothing)
  }
}
