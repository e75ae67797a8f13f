import Foundation
import Testing

@testable import Images

@Suite struct JPEGReaderTests {
  @Test(arguments: JPEGFixture.all) func `reads the right pixels`(_ fixture: JPEGFixture) throws {
    let expected = try fixture.picture()
    let found = try ImageDecoder.decode(fixture.bytes())
    #expect(found.channels == expected.channels)
    let difference = try #require(greatestDifference(found, expected), "another size")
    // Computed in floating point, the pixels of odd ratios differ in roundings; all others are libjpeg's own.
    #expect(difference <= (fixture.name.hasPrefix("ratio-") ? 3 : 0))
  }

  @Test func `every fixture is in the manifest`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: JPEGFixture.folder.path)
    let pictures = files.filter { $0.hasSuffix(".jpg") }.map { String($0.dropLast(4)) }
    #expect(Set(pictures) == Set(JPEGFixture.all.map(\.name)))
    #expect(files.count == 2 * pictures.count + 1)
  }

  /// A folder of JPEG files, each with a PNG of its pixels beside it.
  static let otherPictures = ProcessInfo.processInfo.environment["DIGITS_JPEG_PICTURES"]

  @Test(
    .enabled(if: otherPictures != nil, "DIGITS_JPEG_PICTURES names no folder of JPEG files with PNG beside"))
  func `reads other pictures within three`() throws {
    let folder = URL(filePath: try #require(Self.otherPictures))
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var compared = 0
    for file in files where file.pathExtension == "jpg" {
      let found = try ImageDecoder.decode([UInt8](Data(contentsOf: file)))
      let pixels = file.deletingPathExtension().appendingPathExtension("png")
      guard FileManager.default.fileExists(atPath: pixels.path) else { continue }
      let expected = try ImageDecoder.decode([UInt8](Data(contentsOf: pixels)))
      let difference = try #require(greatestDifference(found, expected), "\(file.lastPathComponent)")
      #expect(difference <= 3, "\(file.lastPathComponent)")
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test func `stops at the end of the first picture`() throws {
    let picture = try JPEGReader.decode(JPEGParts.minimal)
    #expect(try JPEGReader.decode(JPEGParts.minimal + JPEGParts.minimal) == picture)
    #expect(try JPEGReader.decode(JPEGParts.minimal + [0xFF, 0xD8, 0xFF]) == picture)
  }

  @Test func `lacks nothing without its end marker`() throws {
    #expect(try JPEGReader.decode(JPEGParts.minimal.dropLast(2)) == JPEGReader.decode(JPEGParts.minimal))
  }

  @Test func `takes the first orientation`() throws {
    let sideways = JPEGParts.exif(orientation: 6)
    let parts = [sideways, JPEGParts.exif(orientation: 1), JPEGParts.tables]
    let frame = JPEGParts.frame(width: 16, height: 8)
    let picture = try JPEGReader.decode(JPEGParts.file(parts + [frame, JPEGParts.scan()], data: [0x0F]))
    #expect((picture.width, picture.height) == (8, 16))
  }

  /// JFIF's marker settles that three components are YCbCr, as it does for libjpeg.
  @Test func `believes JFIF before adobe`() throws {
    let jfif = JPEGParts.segment(0xE0, Array("JFIF\0\u{1}\u{2}\0\0\u{1}\0\u{1}\0\0".utf8))
    let adobe = JPEGParts.segment(0xEE, Array("Adobe\0d\0\0\0\0\0".utf8))
    let rest = [JPEGParts.tables, JPEGParts.frame(components: [1, 2, 3]), JPEGParts.scan([1, 2, 3])]
    // A first component far below 0, the others 128: black when it is YCbCr, and without red when it is RGB.
    let data: [UInt8] = [0b1000_0000, 0b0000_0001]
    let asRGB = try JPEGReader.decode(JPEGParts.file([adobe] + rest, data: data))
    #expect(Array(asRGB.samples.prefix(3)) == [0, 128, 128])
    let asYCbCr = try JPEGReader.decode(JPEGParts.file([jfif, adobe] + rest, data: data))
    #expect(Array(asYCbCr.samples.prefix(3)) == [0, 0, 0])
  }
}
