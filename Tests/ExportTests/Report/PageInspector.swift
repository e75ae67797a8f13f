// A page read by somebody else's parser of XML: what elements and attributes there are, wherever they stand.

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an XML parser finds in a page.
final class PageInspector: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var ids: [String] = []
  private(set) var addresses: Set<String> = []
  /// What is wrong with the page; nil when it is well-formed.
  private(set) var fault: String?

  init(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    // Foundation for Linux answers true even after an error, so the error is what counts.
    let isParsed = parser.parse()
    if !isParsed || parser.parserError != nil {
      fault = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes found: [String: String] = [:]
  ) {
    elements.insert(name)
    attributes.formUnion(found.keys)
    if let id = found["id"] { ids.append(id) }
    if let address = found["href"] { addresses.insert(address) }
  }
}
