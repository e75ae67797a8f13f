// Coverage-guided fuzzing of the PNG decoder with libFuzzer, checksums looked past. Part of no target: `swift test` has
// its own, short mutation tests. From the project's folder on Linux, with a folder of small PNG files as the corpus:
//
//     build=$(mktemp -d)
//     swift build -c release --target Images --scratch-path $build --sanitize fuzzer -Xswiftc -enable-testing
//     swiftc -O -parse-as-library -sanitize=fuzzer -I $build/release/Modules \
//       -Xcc -fmodule-map-file=Sources/CZlib/module.modulemap Tests/Fuzzing/PNGFuzzer.swift \
//       $build/release/Images.build/*.o $build/release/Storage.build/*.o -lz -o $build/fuzz
//     $build/fuzz -runs=1000000 -timeout=2 -rss_limit_mb=512 corpus

@testable import Images
@testable import Storage

/// Decodes one input of the fuzzer; a trap, a hang or too much memory is a finding, an error is none.
///
/// Inputs that begin like a PNG file are decoded as they are; others are a header and rows that a file is made of,
/// which leads past the chunks and the inflater at once.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
  let bytes = input.starts(with: PNGChunkScanner.signature) ? input : file(of: input)
  _ = try? PNGReader.decode(bytes, verifyingChecksums: false)
  return 0
}

/// A file whose header is the first 13 bytes of `input` and whose rows are the rest.
private func file(of input: [UInt8]) -> [UInt8] {
  let header = Array(input.prefix(PNGHeader.byteCount))
  let isIndexed = header.count > 9 && header[9] == PNGColorType.indexed.rawValue
  return PNGChunkScanner.signature + PNGWriter.chunk(.header, header)
    + (isIndexed ? PNGWriter.chunk(.palette, Array(1...30)) : [])
    + PNGWriter.chunk(.data, Zlib.deflate(Array(input.dropFirst(header.count)), level: 0))
    + PNGWriter.chunk(.end, [])
}
