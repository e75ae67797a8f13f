// Files put together by hand, byte by byte, so that a test can say what a correct writer never would.

import MLP
import Storage

/// A safetensors file of `header`, unpadded, and `dataCount` bytes of zero; `length` when it is to lie.
func rawFile(_ header: String, dataCount: Int = 0, length: UInt64? = nil) -> [UInt8] {
  rawFile(Array(header.utf8), data: [UInt8](repeating: 0, count: dataCount), length: length)
}

func rawFile(_ header: [UInt8], data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
  let length = length ?? UInt64(header.count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + header + data
}

/// The bytes of `values`, each least significant byte first.
func littleEndian(_ values: [Float]) -> [UInt8] {
  values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } }
}

/// `bytes` read as a whole file.
func parsed(_ bytes: [UInt8]) throws(SafetensorsError) -> SafetensorsFile {
  try SafetensorsFile(parsing: ByteBuffer(bytes))
}
