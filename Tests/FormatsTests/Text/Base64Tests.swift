// Base64 against the test vectors of RFC 4648, section 10, and against Foundation's.

import Foundation
import Testing

@testable import Formats

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func `encodes the vectors of its specification`(text: String, expected: String) {
    #expect(Base64.encode(Array(text.utf8)) == expected)
  }

  @Test func `encodes every byte`() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
  }
}
