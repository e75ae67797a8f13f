// Coverage-guided fuzzing of the JPEG decoder with libFuzzer. Part of no target: `swift test` has its own, short
// mutation tests. From the project's folder on Linux:
//
//     build=$(mktemp -d)
//     swiftc -O -wmo -parse-as-library -sanitize=fuzzer -module-name JPEGFuzzer \
//       Sources/Images/JPEG/*.swift Sources/Images/Picture.swift Sources/Images/PictureLimits.swift \
//       Tests/Fuzzing/JPEGFuzzer.swift -o $build/fuzz
//     mkdir $build/corpus && cp Tests/ImagesTests/JPEG/Fixtures/*.jpg $build/corpus
//     $build/fuzz -runs=1000000 -max_len=4096 -timeout=2 -rss_limit_mb=512 $build/corpus

/// Decodes one input of the fuzzer; a trap, a hang or too much memory is a finding, an error is none.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  _ = try? JPEGReader.decode([UInt8](UnsafeBufferPointer(start: start, count: count)))
  return 0
}
