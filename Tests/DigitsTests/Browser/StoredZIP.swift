// The files in a ZIP archive that compresses nothing, read by the local headers alone: enough for what a page saves.

import Testing

/// The names and contents of the stored files of an archive, in their order.
func storedFiles(ofZIP archive: [UInt8]) throws -> [(name: String, content: [UInt8])] {
  func number(at offset: Int, bytes: Int) -> Int {
    (0..<bytes).reduce(0) { $0 | Int(archive[offset + $1]) << (8 * $1) }
  }
  var files: [(name: String, content: [UInt8])] = []
  var offset = 0
  while archive[offset...].starts(with: Array("PK\u{3}\u{4}".utf8)) {
    try #require(number(at: offset + 8, bytes: 2) == 0, "a file is compressed")
    let name = offset + 30
    let content = name + number(at: offset + 26, bytes: 2)
    let end = content + number(at: offset + 22, bytes: 4)
    files.append((String(decoding: archive[name..<content], as: UTF8.self), Array(archive[content..<end])))
    offset = end
  }
  return files
}
