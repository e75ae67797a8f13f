import Testing

@testable import Images

@Suite struct ExifOrientationTests {
  /// The content of an APP1 segment, and the orientation in it.
  struct Content: CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let orientation: Int?

    init(_ name: String, _ text: String, _ rest: [UInt8] = [], _ orientation: Int?) {
      (testDescription, bytes, self.orientation) = (name, Array(text.utf8) + rest, orientation)
    }
  }

  private static let entry: [UInt8] = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0]
  private static let other: [UInt8] = [1, 0x0F, 0, 2, 0, 0, 0, 3, 65, 66, 0, 0]

  static let contents = [
    Content("most significant first", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 1] + entry, 8),
    Content(
      "least significant first", "Exif\0\0II*\0\u{8}\0\0\0", [1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 5, 0, 0, 0], 5),
    Content("behind another entry", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 2] + other + entry, 8),
    Content("in a directory farther on", "Exif\0\0MM\0*\0\0\0\u{A}", [9, 9, 0, 1] + entry, 8),
    Content("no entry", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 1] + other, nil),
    Content("an entry beyond the count", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 1] + other + entry, nil),
    Content("an entry cut short", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 1] + entry.prefix(9), nil),
    Content("a count of entries that are not there", "Exif\0\0MM\0*\0\0\0\u{8}", [0xFF, 0xFF] + other, nil),
    Content(
      "a value of four bytes", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 1, 1, 0x12, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8], nil),
    Content("two values", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 2, 0, 8, 0, 8], nil),
    Content("orientation 9", "Exif\0\0MM\0*\0\0\0\u{8}", [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 9, 0, 0], nil),
    Content("a directory outside", "Exif\0\0MM\0*", [0xFF, 0xFF, 0xFF, 0xFF], nil),
    Content("neither order", "Exif\0\0XX\0*\0\0\0\u{8}", [0, 1] + entry, nil),
    Content("XMP", "http://ns.adobe.com/xap/1.0/\0", [], nil),
    Content("nothing", "", [], nil),
  ]

  @Test(arguments: contents) func finds(_ content: Content) {
    // Behind other bytes, as in a file: a slice does not begin at 0.
    let file = [1, 2, 3] + content.bytes
    #expect(ExifOrientation.find(in: file[3...]) == content.orientation.flatMap(Orientation.init(exif:)))
  }
}
