// Coverage-guided fuzzing of the table of labels with libFuzzer. Part of no target: `swift test` has its own, short
// mutation test. From the project's folder on Linux:
//
//     build=$(mktemp -d)
//     swiftc -O -wmo -parse-as-library -sanitize=fuzzer -module-name LabelsCSVFuzzer \
//       Sources/DigitsCLI/Labels/CSVRecords.swift Sources/DigitsCLI/Labels/LabelsCSV.swift \
//       Tests/Fuzzing/LabelsCSVFuzzer.swift -o $build/fuzz
//     mkdir $build/corpus && printf 'file,label,source\n"a, b.png",7,"x ""y"""\r\n' > $build/corpus/table
//     $build/fuzz -runs=1000000 -max_len=4096 -timeout=2 -rss_limit_mb=512 $build/corpus

/// Parses one input of the fuzzer; a trap, a hang or too much memory is a finding, an error is none.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let table = try LabelsCSV(parsing: bytes, classes: 10)
    precondition(table.rows.allSatisfy { !$0.file.isEmpty && 0..<10 ~= $0.label })
  } catch {
    precondition(!error.description.isEmpty)
  }
  return 0
}
