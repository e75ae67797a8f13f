// The page put together: every file in it, nothing from elsewhere, and the weights as they are. What it does in a
// browser is tried by DigitsTests.

import DemoFiles
import Foundation
import MLP
import Testing

@testable import Export

struct DemoPageTests {
  private let page: String

  init() {
    let network = LayerTensors(
      sizes: [2, 1, 2], layers: [.init(weight: [1, -2], bias: [0.5]), .init(weight: [3, 4], bias: [0, 1])])
    let bytes = DemoPage(
      network, parameterCount: 5, classes: ["a<b", "c"], deslants: true, facts: [("name", "<!--")]
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
    "<script src=", "<link rel=\"stylesheet\"", "{{policy}}", "{{description}}", "{{weights}}", "http://",
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
    #expect(
      json
        == #"{"sizes":[2,1,2],"parameters":5,"classes":["a\u003Cb","c"],"deslants":true,"facts":[["name","\u003C!--"]]}"#
    )
  }

  @Test func `holds the weights in base64`() throws {
    let text = try part(from: "id=\"network-weights\">", to: "</script>")
    let bytes = [UInt8](try #require(Data(base64Encoded: text)))
    #expect(bytes == ([1, -2, 0.5, 3, 4, 0, 1] as [Float]).littleEndianBytes)
  }
}
