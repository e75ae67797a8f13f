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
