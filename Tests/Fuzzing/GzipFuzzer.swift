// Fuzzing of the gzip reader: `Tests/Fuzzing/fuzz GzipFuzzer`.

import Storage

/// Inflates one input of the fuzzer, as it is or as what follows the header of a gzip file, to a mebibyte at most.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = ByteBuffer([UInt8](UnsafeBufferPointer(start: start, count: count)))
  let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  let file = Gzip.isGzip(input) ? input : ByteBuffer(header + input.array)
  if let bytes = try? Gzip.inflate(file, limit: 1 << 20) {
    precondition(bytes.count <= 1 << 20, "\(bytes.count) bytes are beyond the limit")
  }
  return 0
}
