// The gzip reader, with a limit of a mebibyte.

import Storage

extension FuzzTarget {
  /// An input that is no gzip file is what follows the header of one.
  static let gzip = FuzzTarget(
    name: "Gzip",
    seeds: {
      let texts = [
        [], Array("hello, hello, hello\n".utf8), [UInt8](repeating: 0, count: 3000), [UInt8](0...255),
      ]
      let files = texts.flatMap { text in [0, 1, 9].map { Gzip.deflate(ByteBuffer(text), level: $0).array } }
      return files + [files[3] + files[5], files[4] + [0, 0, 0]] + files.map { Array($0.dropFirst(10)) }
    },
    read: { bytes in
      let limit = 1 << 20
      let isWhole = Gzip.isGzip(ByteBuffer(bytes))
      let file = isWhole ? bytes : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bytes
      guard let content = try? Gzip.inflate(ByteBuffer(file), limit: limit) else { return }
      try Finding.unless(content.count <= limit, "\(content.count) bytes are beyond the limit")
    })
}
