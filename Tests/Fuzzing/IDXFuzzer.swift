// Fuzzing of the IDX reader, plain and compressed, and of images against labels: `Tests/Fuzzing/fuzz IDXFuzzer`.

import IDX
import Storage

/// Reads one input of the fuzzer as an array of a mebibyte at most, and then as images and as labels.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = ByteBuffer([UInt8](UnsafeBufferPointer(start: start, count: count)))
  guard let array = try? IDXArray(loading: bytes, limit: 1 << 20) else { return 0 }
  precondition(
    try! IDXArray(parsing: ByteBuffer(array.encoded())) == array, "what was read is not what is written")
  let labels = IDXArray(
    [UInt8](repeating: 3, count: min(array.dimensions.first ?? 0, 4096)),
    dimensions: [
      min(array.dimensions.first ?? 0, 4096)
    ])
  _ = try? LabeledImages(images: array, labels: labels)
  _ = try? LabeledImages(images: labels, labels: array)
  return 0
}
