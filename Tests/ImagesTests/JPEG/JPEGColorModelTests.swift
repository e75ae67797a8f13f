import Testing

@testable import Images

@Suite struct JPEGColorModelTests {
  private func components(_ ids: [UInt8]) throws -> [JPEGComponent] {
    let header = JPEGParts.frame(components: ids)
    var segment = JPEGSegment(marker: JPEGMarker(rawValue: 0xC0), content: header[4...])
    return try JPEGFrame(.baseline, from: &segment).components
  }

  @Test(
    arguments: [
      ([1], false, nil, .gray), ([1], false, 0, .gray),
      ([1, 2, 3], false, nil, .yCbCr), ([0, 1, 2], false, nil, .yCbCr), ([82, 71, 66], false, nil, .rgb),
      ([1, 2, 3], false, 0, .rgb), ([82, 71, 66], false, 1, .yCbCr), ([1, 2, 3], false, 7, .yCbCr),
      ([82, 71, 66], true, nil, .yCbCr), ([1, 2, 3], true, 0, .yCbCr),
      ([1, 2, 3, 4], false, nil, .cmyk), ([1, 2, 3, 4], false, 0, .cmyk), ([1, 2, 3, 4], false, 2, .ycck),
    ] as [([UInt8], Bool, UInt8?, JPEGColorModel)])
  func `is told`(ids: [UInt8], isJFIF: Bool, adobe: UInt8?, model: JPEGColorModel) throws {
    let found = JPEGColorModel(components: try components(ids), isJFIF: isJFIF, adobeTransform: adobe)
    #expect(found == model)
  }

  @Test(
    arguments: [
      (JPEGColorModel.gray, [77], [77]),
      (.rgb, [1, 2, 3], [1, 2, 3]),
      (.yCbCr, [100, 128, 128], [100, 100, 100]),
      (.yCbCr, [76, 85, 255], [254, 0, 0]),
      (.yCbCr, [150, 44, 21], [0, 255, 1]),
      (.yCbCr, [255, 255, 255], [255, 121, 255]),
      (.cmyk, [255, 128, 0, 255], [255, 128, 0]),
      (.cmyk, [255, 128, 0, 128], [128, 64, 0]),
      (.ycck, [100, 128, 128, 255], [155, 155, 155]),
      (.ycck, [0, 128, 128, 51], [51, 51, 51]),
    ] as [(JPEGColorModel, [UInt8], [UInt8])])
  func converts(model: JPEGColorModel, components: [UInt8], expected: [UInt8]) {
    var pixels = [UInt8](repeating: 9, count: 2 * expected.count)
    var span = pixels.mutableSpan
    model.convert(components.map { [$0] }, count: 1, into: &span, at: expected.count)
    #expect(pixels == [UInt8](repeating: 9, count: expected.count) + expected)
  }
}
