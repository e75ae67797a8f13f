// `digits predict --labels` with a network that is sure to see a zero.

import Testing

struct LabelsTests {
  private static let table = """
    label,file,source
    0,a.pgm,"paper, scanned"
    1,b.pgm,"paper, scanned"
    0,sub/c.pgm,screen

    """

  private func workplace(_ table: String = table) throws -> Workplace {
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10], sureOf: 0), at: "digits.safetensors")
    for name in ["a.pgm", "b.pgm", "sub/c.pgm"] { try workplace.put(Pictures.one, at: "scans/\(name)") }
    try workplace.put(Array(table.utf8), at: "scans/labels.csv")
    return workplace
  }

  @Test func `reads what the table names and says what was wrong`() throws {
    let run = try workplace().digits("predict --labels scans/labels.csv")
    run.expectSuccess()
    #expect(
      run.output == """
        scans/b.pgm: 0 (100.00 %), labelled 1 (0.00 %)
        Source          Accuracy  Right  Pictures
        -----------------------------------------
        paper, scanned   50.00 %      1         2
        screen          100.00 %      1         1
        Averaged over 2 sources: 75.00 %
        Accuracy: 66.67 % ± 23.94 (2 of 3)
        Expected calibration error: 33.33 percentage points

        """)
  }

  @Test func `classes with names are called by them`() throws {
    let workplace = try workplace()
    let metadata = ["class_names": "ant,bee,cat"]
    try workplace.put(weights([784, 4, 3], sureOf: 0, metadata: metadata), at: "named.safetensors")
    let run = try workplace.digits("predict --labels scans/labels.csv --model named.safetensors")
    #expect(run.output.hasPrefix("scans/b.pgm: ant (100.00 %), labelled bee (0.00 %)\n"), "\(run.output)")
    #expect(run.output.contains("Accuracy: 66.67 % ± 23.94 (2 of 3)"))
    try workplace.put(Array("file,label\na.pgm,3\n".utf8), at: "scans/labels.csv")
    try workplace.digits("predict --labels scans/labels.csv --model named.safetensors").expectFailure(
      "scans/labels.csv: line 2, field 2: '3' is not a label; a label is a whole number from 0 to 2")
  }

  @Test func `counts only the pictures that are given`() throws {
    let workplace = try workplace("file,label\na.pgm,0\nb.pgm,1\n")
    try workplace.put(Pictures.one, at: "other.pgm")
    let run = try workplace.digits("predict --labels scans/labels.csv scans/a.pgm other.pgm")
    run.expectSuccess(errors: "1 picture has no label in scans/labels.csv: not counted.\n")
    #expect(
      run.output == """
        Accuracy: 100.00 % ± 25.00 (1 of 1)
        Expected calibration error: 0.00 percentage points

        """)
    let none = try workplace.digits("predict --labels scans/labels.csv other.pgm")
    #expect(none.errors.hasSuffix("Error: scans/labels.csv: none of the pictures has a label here\n"))
    #expect(none.status == 1)
  }

  @Test func `a picture that cannot be read counts as wrong`() throws {
    let workplace = try workplace("file,label\na.pgm,0\nmissing.pgm,1\n")
    let run = try workplace.digits("predict --labels scans/labels.csv")
    #expect(run.remarks == "Error: scans/missing.pgm: no such file or folder\n")
    #expect(
      run.output == """
        Accuracy: 50.00 % ± 28.87 (1 of 2)
        Expected calibration error: 0.00 percentage points
        Counted as errors because they could not be read: 1

        """)
    #expect(run.status == 1)
  }

  @Test func `prints one JSON object`() throws {
    let run = try workplace().digits("predict --labels scans/labels.csv --json")
    run.expectSuccess()
    let object = try JSONOutput(run.output)
    #expect(object.number("correct") == 2 && object.number("count") == 3)
    #expect(object.number("mean_over_sources") == 0.75)
    #expect(object.objects("sources")?.map { $0["source"] as? String } == ["paper, scanned", "screen"])
    let wrong = try #require(object.objects("wrong"))
    #expect(wrong.count == 1)
    #expect(wrong[0]["file"] as? String == "scans/b.pgm")
    #expect(wrong[0]["label"] as? Int == 1 && wrong[0]["digit"] as? Int == 0)
    #expect(wrong[0]["source"] as? String == "paper, scanned")
    #expect((wrong[0]["probability"] as? Double ?? 0) > 0.99)
    #expect((wrong[0]["label_probability"] as? Double ?? 1) < 0.01)
    #expect(object.number("unlabelled") == 0)
    #expect(object.objects("errors")?.isEmpty == true)
  }

  @Test(arguments: [
    ("file,label\na.pgm,10\n", "line 2, field 2: '10' is not a label; a label is a whole number from 0 to 9"),
    ("file,label\n\"a.pgm,1\n", "line 2, column 1: a quotation mark that is never closed"),
    (
      "photo,label\n",
      "line 1: there is no column 'file', only 'photo', 'label'; a table of labels begins with the line"
        + " 'file,label' or 'file,label,source'"
    ),
  ])
  func `is no table`(table: String, sentence: String) throws {
    try workplace(table).digits("predict --labels scans/labels.csv").expectFailure(
      "scans/labels.csv: \(sentence)")
  }
}
