// Whether a page is well-formed, by somebody else's parser of XML.

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether an XML parser reads `page` without an error; Foundation for Linux answers true even after one.
func isWellFormed(_ page: String) -> Bool {
  let parser = XMLParser(data: Data(page.utf8))
  return parser.parse() && parser.parserError == nil
}
