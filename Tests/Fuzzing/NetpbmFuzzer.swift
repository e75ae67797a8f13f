// Fuzzing of the Netpbm reader: `Tests/Fuzzing/fuzz NetpbmFuzzer`.

@testable import Images

/// Decodes one input of the fuzzer, as it is or with a kind of Netpbm file put before it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
  let isNetpbm = input.first == UInt8(ascii: "P")
  let kind = UInt8(ascii: "1") + (input.first ?? 0) % 6
  _ = try? NetpbmReader.decode(isNetpbm ? input : [UInt8(ascii: "P"), kind] + input)
  return 0
}
