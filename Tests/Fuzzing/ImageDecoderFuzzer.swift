// The door of the picture decoders, for libFuzzer to knock at. It is in no target: `swift test` has a short run of its
// own, and this is built by hand, from the project's folder, with all of Images:
//
//   swiftc -O -wmo -parse-as-library -sanitize=fuzzer -package-name digits -module-name ImageDecoderFuzzer \
//     $(find Sources/Images -name '*.swift') Tests/Fuzzing/ImageDecoderFuzzer.swift -o image-decoder-fuzzer
//   mkdir corpus && cp Tests/ImagesTests/JPEG/Fixtures/*.jpg corpus
//   ./image-decoder-fuzzer -max_len=4096 -timeout=2 -rss_limit_mb=512 -runs=1000000 corpus

/// Decodes what libFuzzer made up. A trap, two seconds or 512 MB are what it looks for; errors are as they should be.
@_cdecl("LLVMFuzzerTestOneInput")
public func decodeAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  _ = try? ImageDecoder.decode(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
