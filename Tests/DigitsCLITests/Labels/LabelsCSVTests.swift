import Random
import Testing

@testable import DigitsCLI

@Suite struct LabelsCSVTests {
  private func parse(_ text: String, classes: Int = 10) throws(LabelsCSVError) -> LabelsCSV {
    try LabelsCSV(parsing: Array(text.utf8), classes: classes)
  }

  @Test
  func `columns in any order, others passed over`() throws {
    let table = try parse("source,kind,label,file\nA,\"drawn, thin\",7,x.png\nB,,0,\"y, z.png\"\n")
    #expect(table.hasSources)
    #expect(
      table.rows == [
        LabelsCSV.Row(file: "x.png", label: 7, source: "A"),
        LabelsCSV.Row(file: "y, z.png", label: 0, source: "B"),
      ])
    #expect(try parse("file,label\na,09\n").rows == [LabelsCSV.Row(file: "a", label: 9, source: nil)])
    #expect(try !parse("file,label\na,9\n").hasSources)
  }

  @Test(
    arguments: [
      ("", "the file is empty"),
      ("\n", "the file is empty"),
      (
        "file,number\na,1\n",
        "line 1: there is no column 'label', only 'file', 'number';"
          + " a table of labels begins with the line 'file,label' or 'file,label,source'"
      ),
      ("file,label,file\n", "line 1: there is more than one column 'file'"),
      ("file,label\n", "the table has a header but no pictures"),
      ("file,label\na\n", "line 2 has 1 field, but the header has 2"),
      ("file,label\na,1,2\n", "line 2 has 3 fields, but the header has 2"),
      ("file,label\n,1\n", "line 2, field 1: the name of a picture is missing"),
      ("file,label\na,\n", "line 2, field 2: '' is not a label; a label is a whole number from 0 to 9"),
      ("file,label\na,10\n", "line 2, field 2: '10' is not a label; a label is a whole number from 0 to 9"),
      ("file,label\na,-1\n", "line 2, field 2: '-1' is not a label; a label is a whole number from 0 to 9"),
      ("file,label\na,+1\n", "line 2, field 2: '+1' is not a label; a label is a whole number from 0 to 9"),
      ("file,label\na,1.5\n", "line 2, field 2: '1.5' is not a label; a label is a whole number from 0 to 9"),
      ("file,label\na,.0\n", "line 2, field 2: '.0' is not a label; a label is a whole number from 0 to 9"),
      ("a,1\nb,x\n", "line 2, field 2: 'x' is not a label; a label is a whole number from 0 to 9"),
      ("Path;CLASS\na;1\nb\n", "line 3 has 1 field, but the header has 2"),
      (
        "file,label\na,99999999999999999999\n",
        "line 2, field 2: '99999999999999999999' is not a label; a label is a whole number from 0 to 9"
      ),
      ("file,label\na,1\nb,1\na,2\n", "line 4: the picture 'a' already has a label, in line 2"),
      ("file,label\n\"a,1\n", "line 2, column 1: a quotation mark that is never closed"),
    ])
  func `what is refused`(text: String, sentence: String) {
    let error = #expect(throws: LabelsCSVError.self) { try parse(text) }
    #expect(error?.description == sentence)
  }

  @Test(
    arguments: [
      "file,label\na,1\nb,2\n", "file;label\r\na;1\r\nb;2\r\n", "file\tlabel\na\t1\nb\t2",
      "file, label\na, 1\nb, 2\n", "Filename,CLASS\na,1\nb,2\n", "image,Digit\na,1.0\nb,2.0\n",
      ",path,label\n0,a,1\n1,b,2\n", "a,1\nb,2\n", "1,a\n2,b\n", "file,label\na,1\nb,2\n\n\n",
      "file;label;;\na;1;;\nb;2;;\n;;;\n", "file;label\na;1;;\nb;2\n", "\n\u{20}\nfile,label\na,1\n\nb,2\n",
      "\"file\" , \"label\"\n\"a\" , \"1\"\nb,2\n",
    ])
  func `what Excel and pandas write`(text: String) throws {
    let rows = try parse(text).rows
    #expect(rows.map(\.file) == ["a", "b"])
    #expect(rows.map(\.label) == [1, 2])
  }

  @Test
  func `labels go as far as the network has classes`() throws {
    #expect(try parse("file,label\na,25\n", classes: 26).rows[0].label == 25)
    #expect(throws: LabelsCSVError.self) { try parse("file,label\na,2\n", classes: 2) }
  }

  @Test
  func `nothing that is done to a table makes the parser trap`() {
    let table = Array("\u{FEFF}file,label,source\r\n\"a, \"\"b\"\".png\",7,A\r\nc.png,0,\"\"\r\n".utf8)
    var generator = SeededGenerator(seed: 1)
    let marks = Array("\",\r\n\0\u{FF}019".utf8)
    var accepted = 0
    for length in 0...table.count {
      if (try? LabelsCSV(parsing: Array(table.prefix(length)), classes: 10)) != nil { accepted += 1 }
    }
    for _ in 0..<20_000 {
      var bytes = table
      for _ in 0...generator.integer(below: 4) {
        let place = generator.integer(below: bytes.count)
        switch generator.integer(below: 4) {
        case 0: bytes[place] ^= 1 << UInt8(generator.integer(below: 8))
        case 1: bytes[place] = marks[generator.integer(below: marks.count)]
        case 2: bytes.insert(marks[generator.integer(below: marks.count)], at: place)
        default: bytes.removeSubrange(place..<min(place + 3, bytes.count - 1))
        }
      }
      if let parsed = try? LabelsCSV(parsing: bytes, classes: 10) {
        accepted += 1
        if !parsed.rows.allSatisfy({ !$0.file.isEmpty && 0..<10 ~= $0.label }) {
          Issue.record("an impossible row in \(bytes)")
        }
      }
    }
    #expect(accepted > 100)
  }

  @Test
  func `the first of several names for a column counts`() throws {
    let table = try parse("picture,digit,label,file,class\na,1,2,b,3\n")
    #expect(table.rows == [LabelsCSV.Row(file: "b", label: 2, source: nil)])
    #expect(
      try parse("picture,target,class,path\na,1,2,b\n").rows[0] == .init(file: "b", label: 2, source: nil))
  }

  @Test
  func `where both columns may be labels the second is, and a known name makes a header`() throws {
    #expect(try parse("7,3\n8,4\n").rows.map(\.label) == [3, 4])
    #expect(try parse("7,3\n8,4\n").rows.map(\.file) == ["7", "8"])
    #expect(throws: LabelsCSVError.missingColumn("label", found: ["file", "7"])) {
      try parse("file,7\na,1\n")
    }
  }
}
