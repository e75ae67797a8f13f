// `digits predict` with a network that is sure to see a zero: what it does with files, not how well it reads.

import Testing

struct PredictTests {
  private func workplace(_ files: [String: [UInt8]] = ["one.pgm": Pictures.one]) throws -> Workplace {
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10], sureOf: 0), at: "digits.safetensors")
    for (name, bytes) in files { try workplace.put(bytes, at: name) }
    return workplace
  }

  @Test func `prints a line a picture`() throws {
    let workplace = try workplace(["a.pgm": Pictures.one, "b.pgm": Pictures.one])
    let run = try workplace.digits("predict --top 3 b.pgm a.pgm")
    run.expectSuccess()
    #expect(
      run.output == """
        b.pgm: 0 (100.00 %), 1 (0.00 %), 2 (0.00 %)
        a.pgm: 0 (100.00 %), 1 (0.00 %), 2 (0.00 %)

        """)
  }

  @Test func `shows the picture, what the network sees of it and how likely each digit is`() throws {
    let run = try workplace().digits("predict --show one.pgm")
    run.expectSuccess()
    let stroke = String(repeating: " ", count: 13) + "███" + String(repeating: " ", count: 12)
    let both = stroke + "  " + stroke
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "one.pgm: 0 (100.00 %)")
    #expect(
      lines[1] == "given" + String(repeating: " ", count: 25) + "seen" + String(repeating: " ", count: 26)
        + "probability")
    #expect(lines[2].hasSuffix(" 0 ████████ 100.00 %"))
    #expect(lines[3].hasSuffix(" 1            0.00 %"))
    #expect(lines[4] == "\(both)   2            0.00 %")
    #expect(lines[13] == both.prefix(46))
    #expect(lines.count == 17)
  }

  @Test func `prints a JSON object a picture, of bad ones too`() throws {
    let workplace = try workplace(["one.pgm": Pictures.one, "blank.pgm": Pictures.blank])
    let run = try workplace.digits("predict --json one.pgm blank.pgm missing.pgm one.pgm")
    #expect(run.status == 1)
    let objects = try JSONOutput.lines(run.output)
    #expect(objects.map { $0.text("file") } == ["one.pgm", "blank.pgm", "missing.pgm", "one.pgm"])
    for index in [0, 3] {
      #expect(objects[index].keys == ["file", "digit", "probability", "probabilities"])
      #expect(objects[index].number("digit") == 0)
      #expect(objects[index].number("probability") == 1)
      let probabilities = try #require(objects[index].members["probabilities"] as? [Double])
      #expect(probabilities[0] == 1 && probabilities.count == 10)
      #expect(probabilities.dropFirst().allSatisfy { 0 < $0 && $0 < 1e-8 })
    }
    #expect(objects[1].keys == ["file", "error"])
    #expect(
      objects[1].text("error")
        == "the picture is blank: it is all of one shade, so there is no digit to read")
    #expect(objects[2].text("error") == "no such file or folder")
  }

  @Test func `says when it is not sure`() throws {
    let workplace = try workplace()
    try workplace.put(weights([784, 4, 10]), at: "unsure.safetensors")
    let run = try workplace.digits("predict --model unsure.safetensors one.pgm")
    #expect(run.output == "one.pgm: 0 (10.00 %)\n")
    run.expectSuccess(errors: "one.pgm: not sure: 0 (10 %), or 1 (10 %)\n")
    let json = try workplace.digits("predict --model unsure.safetensors --json one.pgm")
    #expect(try JSONOutput(json.output).text("warning") == "not sure: 0 (10 %), or 1 (10 %)")
  }

  @Test func `says when there are several digits`() throws {
    let workplace = try workplace(["two.pgm": Pictures.twoOnes, "one.pgm": Pictures.one])
    let run = try workplace.digits("predict two.pgm one.pgm")
    #expect(run.output == "two.pgm: 0 (100.00 %)\none.pgm: 0 (100.00 %)\n")
    run.expectSuccess(
      errors: "two.pgm: the picture shows several digits that were read as one; '--number' reads them all\n"
    )
  }

  @Test func `prints a table`() throws {
    let workplace = try workplace(["a, \"b\".pgm": Pictures.one, "blank.pgm": Pictures.blank])
    let run = try workplace.digits(["predict", "--csv", "a, \"b\".pgm", "blank.pgm", "missing.pgm"])
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[0] == "file,digit,probability,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9,warning,error")
    #expect(lines[1].hasPrefix("\"a, \"\"b\"\".pgm\",0,1.0,1.0,2.06"))
    #expect(lines[1].hasSuffix(",,"))
    #expect(
      lines[2] == "blank.pgm,,,,,,,,,,,,,,"
        + "\"the picture is blank: it is all of one shade, so there is no digit to read\"")
    #expect(lines[3] == "missing.pgm,,,,,,,,,,,,,,no such file or folder")
  }

  @Test func `saves what the network sees`() throws {
    let workplace = try workplace(["x/one.pgm": Pictures.one, "one.pgm": Pictures.one])
    let run = try workplace.digits("predict --save-normalized seen/fields one.pgm x/one.pgm")
    run.expectSuccess()
    for name in ["one-28x28.pgm", "one-2-28x28.pgm"] {
      let isField = try workplace.bytes(of: "seen/fields/\(name)").starts(
        with: Array("P5\n28 28\n255\n".utf8))
      #expect(isField)
    }
    let again = try workplace.digits("predict seen/fields/one-28x28.pgm")
    again.expectSuccess()
    try workplace.put(Pictures.blank, at: "seen/fields/one-28x28.pgm")
    try workplace.digits("predict --save-normalized seen/fields one.pgm").expectFailure(
      "seen/fields/one-28x28.pgm: this file already exists; use --force to overwrite it")
    #expect(try workplace.bytes(of: "seen/fields/one-28x28.pgm") == Pictures.blank)
    try workplace.digits("predict --force --save-normalized seen/fields one.pgm").expectSuccess()
    #expect(try workplace.bytes(of: "seen/fields/one-28x28.pgm") != Pictures.blank)
    try workplace.digits("predict --force one.pgm").expectWrongUsage(
      "The option '--force' needs '--save-normalized' as well.",
      usage: "digits predict [<file>...] [options]",
      help: "digits predict --help")
    try workplace.digits("predict --save-normalized one.pgm one.pgm").expectFailure(
      "one.pgm: part of this path is a file, not a folder")
  }

  @Test func `reads more pictures than fit a window, in order`() throws {
    let names = (0..<100).map { "\($0).pgm" }
    let workplace = try workplace(
      Dictionary(uniqueKeysWithValues: names.map { ($0, $0 == "50.pgm" ? Pictures.blank : Pictures.one) }))
    let run = try workplace.digits(["predict"] + names)
    let expected = names.filter { $0 != "50.pgm" }.map { "\($0): 0 (100.00 %)\n" }.joined()
    let isInOrder = run.output == expected
    #expect(isInOrder)
    #expect(run.status == 1)
  }

  @Test(arguments: [
    ("--json --csv", "--json", "--csv"), ("--json --top 2", "--json", "--top"),
    ("--show --json", "--json", "--show"), ("--csv --show", "--csv", "--show"),
    ("--csv --top 1", "--csv", "--top"), ("--number --top 3", "--number", "--top"),
    ("--number --labels x.csv", "--number", "--labels"),
    ("--labels x.csv --csv", "--csv", "--labels"), ("--labels x.csv --top 2", "--labels", "--top"),
  ])
  func contradictions(options: String, first: String, second: String) throws {
    try Workplace().digits("predict one.pgm \(options)").expectWrongUsage(
      "The options '\(first)' and '\(second)' cannot be used together.",
      usage: "digits predict [<file>...] [options]", help: "digits predict --help")
  }

  @Test func `goes on after each bad picture`() throws {
    let workplace = try workplace([
      "one.pgm": Pictures.one, "blank.pgm": Pictures.blank, "empty": [],
      "cut.pgm": Pictures.truncated, "enormous.pgm": Pictures.enormous,
      "web.pgm": Array("<html></html>".utf8),
    ])
    try workplace.makeFolder("none")
    let run = try workplace.digits(
      "predict one.pgm blank.pgm missing.pgm empty cut.pgm enormous.pgm web.pgm one.pgm/x one.pgm")
    #expect(run.output == "one.pgm: 0 (100.00 %)\none.pgm: 0 (100.00 %)\n")
    #expect(run.status == 1)
    #expect(
      run.remarks == """
        Error: blank.pgm: the picture is blank: it is all of one shade, so there is no digit to read
        Error: missing.pgm: no such file or folder
        Error: empty: the file is empty
        Error: cut.pgm: the Netpbm file needs 784 bytes for its samples and holds 287; the copy is incomplete
        Error: enormous.pgm: the picture declares 99999x99999 pixels, but a side can have at most 65535; scale it down
        Error: web.pgm: this is a web page; a download has gone wrong: fetch the picture itself
        Error: one.pgm/x: part of this path is a file, not a folder

        """)
  }

  @Test(arguments: [
    (Pictures.png, "PNG"),
    (Pictures.garbage, "the file is not in a known picture format; the supported formats are "),
    (Array("%PDF-1.4".utf8), "this is a PDF document; the supported formats are "),
  ])
  func `is no picture`(bytes: [UInt8], words: String) throws {
    let run = try workplace(["photo": bytes]).digits("predict photo")
    #expect(run.remarks.hasPrefix("Error: photo: "))
    #expect(run.errors.contains(words))
    #expect(run.remarks.split(separator: "\n").count == 1)
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `reads the pictures of a folder in order`() throws {
    let workplace = try workplace([
      "scans/b.pgm": Pictures.one, "scans/a.pgm": Pictures.one, "scans/notes.txt": Pictures.garbage,
      "scans/.hidden": Pictures.garbage, "scans/more/c.pgm": Pictures.one,
    ])
    let run = try workplace.digits("predict scans")
    #expect(run.output == "scans/a.pgm: 0 (100.00 %)\nscans/b.pgm: 0 (100.00 %)\n")
    run.expectSuccess(errors: "Skipped scans/notes.txt, which is not a picture.\n")
    // Nobody would ever write into it.
    #expect(try workplace.shell("mkfifo scans/0.pgm").status == 0)
    #expect(try workplace.digits("predict scans").output == run.output)
    try workplace.put(Pictures.garbage, at: "scans/c.png")
    let damaged = try workplace.digits("predict scans")
    #expect(damaged.status == 1)
    #expect(damaged.output == run.output)
    #expect(damaged.errors.contains("Error: scans/c.png: "))
    try workplace.makeFolder("none")
    try workplace.digits("predict none").expectFailure("there are no pictures in none")
  }

  @Test func `reads standard input`() throws {
    let workplace = try workplace()
    let redirected = try workplace.digits(["predict", "-"], input: Pictures.one)
    redirected.expectSuccess()
    #expect(redirected.output == "standard input: 0 (100.00 %)\n")
    let piped = try workplace.shell("cat one.pgm | digits predict --json -")
    piped.expectSuccess()
    #expect(try JSONOutput(piped.output).text("file") == "-")
    try workplace.digits(["predict", "-"]).expectFailure("standard input: the file is empty")
  }

  @Test func `says that it uses the built-in weights`() throws {
    let workplace = try Workplace()
    try workplace.put(Pictures.one, at: "one.pgm")
    let run = try workplace.digits("predict one.pgm")
    run.expectSuccess(
      errors:
        "Using the pretrained weights (99.57 % on MNIST), since there is no digits.safetensors here.\n"
    )
    #expect(run.output.hasPrefix("one.pgm: "))
    #expect(workplace.names == ["one.pgm"])
  }

  @Test func `names the weights, and what they reached on what`() throws {
    let workplace = try Workplace()
    try workplace.put(Pictures.one, at: "one.pgm")
    let figures = ["dataset": "fashion-mnist", "test_correct": "8720", "test_count": "10000"]
    try workplace.put(weights([784, 4, 10], metadata: figures), at: "digits.safetensors")
    try workplace.put(weights([784, 4, 10], sureOf: 3), at: "plain.safetensors")
    let line = "Using digits.safetensors (87.20 % on Fashion-MNIST).\n"
    for command in ["predict one.pgm", "export w.npz", "info"] {
      let run = try workplace.digits(command)
      #expect(run.errors.hasPrefix(line), "\(command)")
      #expect(run.status == 0 || command.hasPrefix("predict"))
    }
    #expect(
      try workplace.digits("predict plain.safetensors one.pgm").errors == "Using plain.safetensors.\n")
  }

  @Test func `takes weights among the pictures, once`() throws {
    let workplace = try Workplace()
    try workplace.put(Pictures.one, at: "one.pgm")
    try workplace.put(weights([784, 4, 10], sureOf: 3), at: "three.safetensors")
    let run = try workplace.digits("predict one.pgm three.safetensors")
    run.expectSuccess(errors: "Using three.safetensors.\n")
    #expect(run.output == "one.pgm: 3 (100.00 %)\n")
    for line in ["predict one.pgm three.safetensors -m w", "predict one.pgm w.safetensors three.safetensors"]
    {
      #expect(
        try workplace.digits(line).errors.hasPrefix(
          "Error: The weights were specified more than once; the extra argument is 'three.saf"))
    }
    #expect(try workplace.digits("predict three.safetensors").errors.hasPrefix("Error: Missing expected arg"))
  }

  @Test func `a folder that holds no picture is a failure`() throws {
    let workplace = try workplace(["one.pgm": Pictures.one, "some/one.pgm": Pictures.one])
    try workplace.put(Array("words".utf8), at: "none/notes.txt")
    try workplace.makeFolder("empty")
    let run = try workplace.digits("predict none some empty one.pgm")
    #expect(run.output == "some/one.pgm: 0 (100.00 %)\none.pgm: 0 (100.00 %)\n")
    #expect(
      run.remarks == """
        Skipped none/notes.txt, which is not a picture.
        Error: empty: this folder contains no pictures
        Error: none: this folder contains no pictures

        """)
    #expect(run.status == 1)
  }

  @Test func `prints no foreign escape sequence`() throws {
    let name = "red\u{1B}[31m\n.pgm"
    let workplace = try workplace([name: Pictures.one])
    let run = try workplace.digits(["predict", name])
    run.expectSuccess()
    #expect(run.output == "red\\u{1B}[31m\\n.pgm: 0 (100.00 %)\n")
  }
}
