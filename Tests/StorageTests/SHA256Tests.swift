// SHA-256 against the examples of NIST (FIPS 180-4 examples and the SHAVS long message), whole and in pieces.

import Storage
import Testing

struct SHA256Tests {
  struct Example: CustomTestStringConvertible {
    let name: String
    let message: [UInt8]
    let digest: String
    var testDescription: String { name }
  }

  static let examples = [
    Example(
      name: "empty", message: [],
      digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Example(
      name: "abc", message: Array("abc".utf8),
      digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Example(
      name: "448 bits", message: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Example(
      name: "896 bits",
      message: Array(
        ("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu").utf8),
      digest: "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    Example(
      name: "one million a", message: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      digest: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test(arguments: examples)
  func `digest of example`(example: Example) {
    #expect(SHA256.hexDigest(of: ByteBuffer(example.message)) == example.digest)
  }

  // Pieces that end before, at and behind the ends of blocks, and an empty one.
  @Test(arguments: [1, 3, 55, 56, 63, 64, 65, 127, 128, 1000])
  func `pieces give the same digest`(size: Int) {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* $0) }
    var hash = SHA256()
    hash.update([])
    for start in stride(from: 0, to: message.count, by: size) {
      hash.update(ByteBuffer(message)[start..<min(start + size, message.count)])
    }
    var whole = SHA256()
    whole.update(message.span)
    let (inPieces, atOnce) = (hash.finalize(), whole.finalize())
    #expect(inPieces == atOnce)
    #expect(inPieces.count == 32)
  }

  // Every length around the place where the padding needs a second block; the digest of all the digests was
  // made with Python's hashlib.
  @Test func `every length of padding`() {
    var digests: [UInt8] = []
    for count in 0...130 {
      var hash = SHA256()
      hash.update([UInt8](repeating: UInt8(count), count: count))
      digests += hash.finalize()
    }
    #expect(
      SHA256.hexDigest(of: ByteBuffer(digests))
        == "fca3495a3fbc30990f59b06285f40a03acec6c606df73c6d666a554854cd1573")
  }
}
