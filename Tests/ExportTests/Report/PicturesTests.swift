// The sheets of pictures: decoded again, each window shows the pixels that it should.

import Formats
import Foundation
import IDX
import Images
import MLP
import Random
import Storage
import Tensor
import Testing

@testable import Export

@Suite struct PicturesTests {
  /// The picture inside a sheet's definition.
  private func decoded(_ definition: Markup) throws -> Picture {
    let start = try #require(definition.source.range(of: "base64,")?.upperBound)
    let end = try #require(definition.source[start...].firstIndex(of: "\""))
    let data = try #require(Data(base64Encoded: String(definition.source[start..<end])))
    return try ImageDecoder.decode([UInt8](data))
  }

  /// The samples that a tile's window shows.
  private func window(_ tile: Markup, in picture: Picture) throws -> [UInt8] {
    let match = try #require(tile.source.firstMatch(of: /viewBox="(\d+) (\d+) (\d+) (\d+)"/))
    let (x, y, width, height) = (Int(match.1)!, Int(match.2)!, Int(match.3)!, Int(match.4)!)
    let samples = picture.channels.count
    var shown: [UInt8] = []
    for row in y..<y + height {
      let start = (row * picture.width + x) * samples
      shown += picture.samples[start..<start + width * samples]
    }
    return shown
  }

  @Test(arguments: [1, 2, 32, 33, 65])
  func `every tile is in its window`(count: Int) throws {
    let tiles = (0..<count).map { number in (0..<6).map { UInt8(truncatingIfNeeded: number * 6 + $0) } }
    let sheet = PictureSheet(id: "t", tiles: tiles, width: 3, height: 2, channels: .gray, blank: [255])
    let picture = try decoded(sheet.definition)
    for (place, tile) in tiles.enumerated() {
      #expect(try window(sheet.tile(place, label: ""), in: picture) == tile)
    }
  }

  @Test func `tiles are labelled`() {
    let sheet = PictureSheet(
      id: "t", tiles: [[1, 2], [3, 4]], width: 2, height: 1, channels: .gray, blank: [0])
    #expect(
      sheet.tile(1, label: "a <b>").source
        == "<svg class=\"t\" viewBox=\"3 0 2 1\" role=\"img\" aria-label=\"a &lt;b&gt;\"><use href=\"#t\"/></svg>"
    )
  }

  /// A sheet is at most 16,384 pixels wide, with one pixel beside each tile: 15 of 1,025 fit, and one of any width.
  @Test(arguments: [(511, 32), (512, 31), (1_023, 16), (1_024, 15), (8_191, 2), (8_192, 1), (20_000, 1)])
  func `wide tiles are fewer to a row`(width: Int, perRow: Int) {
    let tiles = [[UInt8]](repeating: [UInt8](repeating: 0, count: width), count: perRow + 1)
    let sheet = PictureSheet(id: "t", tiles: tiles, width: width, height: 1, channels: .gray, blank: [0])
    let last = (perRow - 1) * (width + 1)
    #expect(sheet.tile(perRow - 1, label: "").source.contains("viewBox=\"\(last) 0 \(width) 1\""))
    #expect(sheet.tile(perRow, label: "").source.contains("viewBox=\"0 2 \(width) 1\""))
  }

  @Test func `no tiles make no sheet`() {
    let sheet = PictureSheet(id: "t", tiles: [], width: 2, height: 2, channels: .gray, blank: [0])
    #expect(sheet.definition == .none)
  }

  /// Ink is dark on the page, and an example that is asked for twice is kept once.
  @Test func `examples are ink on paper`() throws {
    let examples = LabeledImages(
      images: ByteBuffer([0, 255, 10, 20, 1, 2, 3, 4]), labels: [0, 0], rows: 2, columns: 2, classCount: 1)
    let pictures = ExamplePictures(of: [1, 0, 1], in: examples)
    let picture = try decoded(pictures.definition)
    #expect(picture.width == 6)
    #expect(try window(pictures[0, ""], in: picture) == [255, 0, 245, 235])
    #expect(try window(pictures[1, ""], in: picture) == [254, 253, 252, 251])
  }

  /// Two units of two pixels: the stronger first; blue and opaque for the largest weight, orange for a negative one,
  /// nothing where there is none.
  @Test func `weights are colours`() throws {
    let network = Network(
      LayerTensors(
        sizes: [2, 2, 2],
        layers: [
          .init(weight: [0.5, 0, 2, -1], bias: [0, 0]), .init(weight: [0, 0, 0, 0], bias: [0, 0]),
        ]))
    let weights = WeightPictures(of: network, rows: 1, columns: 2)
    #expect(weights.units == [1, 0] && weights.unitCount == 2)
    let picture = try decoded(weights.definition)
    #expect(picture.channels == .rgba)
    #expect(try window(weights.tiles[0], in: picture) == [47, 125, 214, 255, 214, 106, 20, 127])
    #expect(try window(weights.tiles[1], in: picture).filter { $0 > 0 } == [47, 125, 214, 255, 214, 106, 20])
  }

  /// Of a convolutional network the filters are shown, in their own shape, whatever that of the images.
  @Test func `filters are colours`() throws {
    let architecture = try #require(
      Architecture(
        image: Volume(height: 5, width: 4, channels: 1),
        blocks: [ConvolutionBlock(filters: 2, kernelSize: 3)],
        widths: [2]))
    let filters: [[Float]] = [[0, 0, 0, 0, 0, 0, 0, 0, 1], [-4, 0, 0, 0, 0, 2, 0, 0, 0]]
    let network = Network(
      LayerTensors(
        architecture,
        layers: [
          .init(weight: filters.flatMap { $0 }, bias: [0, 0]), .init(weight: [1, 1, 1, 1], bias: [0, 0]),
        ]))
    let weights = WeightPictures(of: network, rows: 5, columns: 4)
    #expect(weights.units == [1, 0] && weights.unitCount == 2 && weights.noun == "filter")
    let picture = try decoded(weights.definition)
    let shown = try window(weights.tiles[0], in: picture)
    #expect(shown.count == 36)
    #expect(Array(shown[0..<4]) == [214, 106, 20, 255])
    #expect(Array(shown[20..<24]) == [47, 125, 214, 127])
    #expect(stride(from: 3, to: 36, by: 4).filter { shown[$0] > 0 } == [3, 23])
    #expect(weights.tiles[0].source.contains("Weights of filter 1"))
  }

  /// At most 64 units, and no more pixels than those have in MNIST's size: 50 units of 1,000 pixels.
  @Test(arguments: [(4, 64), (784, 64), (785, 63), (1_000, 50), (60_000, 1)])
  func `large pictures are of fewer units`(inputs: Int, shown: Int) {
    let network = Network(
      LayerTensors(
        sizes: [inputs, 65],
        layers: [
          .init(
            weight: [Float](repeating: 1, count: inputs * 65), bias: [Float](repeating: 0, count: 65))
        ]))
    #expect(WeightPictures(of: network, rows: 1, columns: inputs).units == Array(0..<shown))
  }

  @Test func `strong is what has large weights, of either sign, and equals stand in order`() {
    let weights: [Float] = [1, 1, -3, 0, 0, 3, 2, 2]
    let network = Network(
      LayerTensors(sizes: [2, 4], layers: [.init(weight: weights, bias: [0, 0, 0, 0])]))
    #expect(WeightPictures(of: network, rows: 1, columns: 2).units == [1, 2, 3, 0])
  }

  @Test func `weights that are no numbers are clear`() throws {
    let network = Network(
      LayerTensors(
        sizes: [2, 2],
        layers: [.init(weight: [.nan, 1, 0, .infinity], bias: [0, 0])]))
    let weights = WeightPictures(of: network, rows: 1, columns: 2)
    #expect(weights.tiles.count == 2)
    #expect(try decoded(weights.definition).width == 6)
  }
}
