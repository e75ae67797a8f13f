// The page put together: every file in it, nothing from elsewhere, and the weights as they are. What it does in a
// browser is tried by DigitsTests.

import Embedded
import Foundation
import MLP
import Tensor
import Testing

@testable import Export

struct DemoPageTests {
  private let page: String

  init() {
    let network = LayerTensors(
      sizes: [2, 1, 2], layers: [.init(weight: [1, -2], bias: [0.5]), .init(weight: [3, 4], bias: [0, 1])])
    let bytes = DemoPage(
      network, layers: network.architecture.layers, classes: ["a<b", "c"],
      input: .init(
        width: 2, height: 1, isFramed: true, deslants: true, readsDigits: false, leastConfidence: 0.5),
      story: .init(sentences: ["Once."], facts: [("name", "<!--")], metadata: ["b": "", "a": "<"]),
      moments: [.init(name: "then", tensors: network), .init(name: "now", tensors: network)],
      samples: .init(pixels: [1, 2, 3, 4], labels: [1, 0])
    ).encoded()
    page = String(decoding: bytes, as: UTF8.self)
  }

  /// What stands between two texts, the first time.
  private func part(from start: String, to end: String) throws -> String {
    let rest = page[try #require(page.firstRange(of: start)).upperBound...]
    return String(rest[..<(try #require(rest.firstRange(of: end))).lowerBound])
  }

  @Test func `holds every one of its files`() {
    for name in DemoFiles.names where name != "page.html" {
      let isThere = page.contains(DemoFiles.text(of: name))
      #expect(isThere, "\(name)")
    }
    #expect(page.hasPrefix("<!doctype html>\n"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test(arguments: [
    "<script src=", "<link rel=\"stylesheet\"", "{{policy}}", "{{description}}", "{{weights}}", "{{samples}}",
    "{{moments}}",
    "http://",
    "https://", "import(", "fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon",
  ])
  func `names no other file and no address`(text: String) {
    // The one address is a name: that of SVG in the icon.
    let rest = page.replacing("http://www.w3.org/2000/svg", with: "")
    let found = rest.contains(text)
    #expect(!found)
  }

  @Test func `describes the network in JSON that no text in it can end`() throws {
    let json = try part(from: "id=\"network-description\">", to: "</script>")
    let layers =
      #"{"kind":"dense","position":0,"inputs":2,"outputs":1,"parameters":3},"#
      + #"{"kind":"dense","position":2,"inputs":1,"outputs":2,"parameters":4}"#
    #expect(
      json
        == #"{"layers":[\#(layers)],"parameters":7,"classes":["a\u003Cb","c"],"image":[2,1],"isFramed":true,"#
        + #""deslants":true,"readsDigits":false,"leastConfidence":0.5,"moments":["then","now"],"sampleLabels":[1,0],"story":["Once."],"#
        + #""facts":[["name","\u003C!--"]],"metadata":{"a":"\u003C","b":""}}"#)
  }

  @Test func `describes convolutional layers and holds their weights as files do`() throws {
    let architecture = try #require(
      Architecture(
        image: Volume(height: 5, width: 6, channels: 1),
        blocks: [ConvolutionBlock(filters: 2, kernelSize: 3, padding: .same)], widths: [3]))
    let network = LayerTensors(
      architecture,
      layers: [
        .init(weight: (0..<18).map(Float.init), bias: [0.5, -1]),
        .init(weight: (0..<36).map { Float($0) / 4 }, bias: [7, 8, 9]),
      ])
    let bytes = DemoPage(
      network, layers: architecture.layers, classes: ["a", "b", "c"],
      input: .init(
        width: 6, height: 5, isFramed: false, deslants: false, readsDigits: false, leastConfidence: 0.5),
      story: .init(sentences: [], facts: [], metadata: [:])
    ).encoded()
    let page = String(decoding: bytes, as: UTF8.self)
    let layers =
      #"{"kind":"convolution","position":0,"input":[1,5,6],"filters":2,"kernelSize":3,"padding":"same","pooled":true,"#
      + #""output":[2,2,3],"parameters":20},{"kind":"dense","position":4,"inputs":12,"outputs":3,"parameters":39}"#
    #expect(page.contains(#">{"layers":[\#(layers)],"parameters":59,"#))
    let values = network.layers.flatMap { Array($0.weight) + Array($0.bias) }
    #expect(page.contains(">" + Data(values.littleEndianBytes).base64EncodedString() + "<"))
  }

  @Test func `holds earlier moments in a byte a weight`() throws {
    let text = try part(from: "id=\"network-moments\">", to: "</script>")
    let bytes = [UInt8](try #require(Data(base64Encoded: text)))
    let steps: [Float] = [2 / 127, 3 / 127, 4 / 127]
    var expected =
      [steps[0]].littleEndianBytes + [64, UInt8(bitPattern: -127)] + ([0.5] as [Float]).littleEndianBytes
    for step in steps.dropFirst() { expected += [step].littleEndianBytes + [127] }
    #expect(bytes == expected + ([0, 1] as [Float]).littleEndianBytes)
  }

  @Test func `holds the weights in base64`() throws {
    let text = try part(from: "id=\"network-weights\">", to: "</script>")
    let bytes = [UInt8](try #require(Data(base64Encoded: text)))
    #expect(bytes == ([1, -2, 0.5, 3, 4, 0, 1] as [Float]).littleEndianBytes)
    #expect(try part(from: "id=\"network-samples\">", to: "</script>") == "AQIDBA==")
  }
}
