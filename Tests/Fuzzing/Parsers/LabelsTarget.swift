// The table of labels.

@testable import DigitsCLI

extension FuzzTarget {
  static let labels = FuzzTarget(
    name: "Labels",
    seeds: {
      [
        "file,label\na.png,1\n",
        "\u{FEFF}file,label,source\r\n\"a, \"\"b\"\".png\",7,\"x\ny\"\r\n\r\nc.png,0,\r\n",
        "label,file\n3,ä/ö.png", "a.png;1\r\nb.png;2.0;;\r\n;;\r\n", "Path\tCLASS\na\t1", "name,label\na,1\n",
        "file,label\na,10\n", "",
      ].map { Array($0.utf8) } + [
        "\u{FEFF}file;label\r\né;1\r\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      ]
    },
    read: { bytes in
      guard let table = try? LabelsCSV(parsing: bytes, classes: 10) else { return }
      try Finding.unless(
        table.rows.allSatisfy { !$0.file.isEmpty && 0..<10 ~= $0.label }, "an impossible row")
    })
}
