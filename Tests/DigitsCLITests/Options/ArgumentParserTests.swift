import Testing

@testable import DigitsCLI

@Suite struct ArgumentParserTests {
  private func parse(_ arguments: [String]) throws(UsageError) -> SampleOptions? {
    switch try SampleOptions.table.parse(arguments) {
    case .help: nil
    case .run(let options): options
    }
  }

  private static func options(_ change: (inout SampleOptions) -> Void) -> SampleOptions {
    var options = SampleOptions()
    options.files = ["f"]
    change(&options)
    return options
  }

  /// The options but for the names of those that were given.
  private func values(_ arguments: [String]) throws(UsageError) -> SampleOptions? {
    var options = try parse(arguments)
    options?.given = []
    return options
  }

  @Test(
    arguments: [
      (["f"], options { _ in }),
      (["--count", "7", "f"], options { $0.count = 7 }),
      (["f", "--count=7"], options { $0.count = 7 }),
      (["-c", "7", "f"], options { $0.count = 7 }),
      (["-l", "f"], options { $0.loud = true }),
      (["--rate", "-0.25", "f"], options { $0.rate = -0.25 }),
      (["--rate=-1e-1", "f"], options { $0.rate = -0.1 }),
      (["--widths", "16", "f"], options { $0.widths = [16] }),
      (["--widths=1,2,3", "f"], options { $0.widths = [1, 2, 3] }),
      (["--shade", "dark", "f"], options { $0.shade = .dark }),
      (["--limit", "0", "f"], options { $0.limit = 0 }),
      (["--path", "-", "f"], options { $0.path = "-" }),
      (["--path=--odd=name", "f"], options { $0.path = "--odd=name" }),
      (["-"], options { $0.files = ["-"] }),
      (["f", "--", "--count", "-h"], options { $0.files = ["f", "--count", "-h"] }),
      (
        ["--loud", "--", "--"],
        options {
          $0.loud = true; $0.files = ["--"]
        }
      ),
      (
        ["a", "--loud", "b", "-3"],
        options {
          $0.loud = true; $0.files = ["a", "b", "-3"]
        }
      ),
    ])
  func `what is given is kept, the rest stays at its default`(arguments: [String], expected: SampleOptions)
    throws
  {
    #expect(try values(arguments) == expected)
  }

  @Test(
    arguments: [
      (
        ["--preset", "fast", "f"],
        options {
          $0.preset = "fast"; $0.rate = 1; $0.count = 1
        }
      ),
      (
        ["--preset", "grim", "f"],
        options {
          $0.preset = "grim"; $0.shade = .dark; $0.loud = true
        }
      ),
      (
        ["--preset=fast", "--rate", "0", "f"],
        options {
          $0.preset = "fast"; $0.rate = 0; $0.count = 1
        }
      ),
      (
        ["--rate", "0", "f", "--preset=fast"],
        options {
          $0.preset = "fast"; $0.rate = 0; $0.count = 1
        }
      ),
    ])
  func `a preset sets its options, and what is typed counts for more, wherever it stands`(
    arguments: [String], expected: SampleOptions
  ) throws {
    #expect(try values(arguments) == expected)
  }

  @Test
  func `the options of a preset count as given`() throws {
    #expect(try parse(["--loud", "f"])?.given == ["--loud"])
    #expect(try parse(["--preset", "fast", "-c", "2", "f"])?.given == ["--preset", "--rate", "--count"])
  }

  @Test(
    arguments: [
      (["--coutn", "7", "f"], .unknownOption("--coutn", suggestion: "--count")),
      (["--coutn=7", "f"], .unknownOption("--coutn", suggestion: "--count")),
      (["-x", "f"], .unknownOption("-x", suggestion: nil)),
      (["f", "--count"], .missingValue(option: "--count <n>")),
      (["--path", "--loud", "f"], .missingValue(option: "--path <file>")),
      (["--path", "--", "f"], .missingValue(option: "--path <file>")),
      (["--loud=yes", "f"], .unexpectedValue("yes", option: "--loud")),
      (["--loud=", "f"], .unexpectedValue("", option: "--loud")),
      (["--loud", "-l", "f"], .repeatedOption("--loud")),
      (["--count=1", "--count=1", "f"], .repeatedOption("--count")),
      ([], .missingArgument("<file>...")),
      (["--loud"], .missingArgument("<file>...")),
      ([""], .invalidValue("", option: "<file>...", expectation: "the path of a file")),
    ] as [([String], UsageError)])
  func `what is wrong is said`(arguments: [String], expected: UsageError) {
    #expect(throws: expected) { try parse(arguments) }
  }

  @Test(
    arguments: [
      (
        "--count", ["0", "11", "-1", "1.5", "", " 1", "x", "99999999999999999999"], "<n>",
        "a whole number from 1 to 10"
      ),
      ("--rate", ["nan", "-nan", "inf", "-inf", "1.01", "", "1,0", "1e400"], "<x>", "a number from -1 to 1"),
      (
        "--widths", ["0", "17", "1,", ",1", "1,,2", "1,2,3,4", "", "1;2", "1, 2"], "<n,n>",
        "1 to 3 whole numbers from 1 to 16 separated by commas"
      ),
      ("--shade", ["", "Dark", "grey"], "<name>", "light or dark"),
      ("--limit", ["10", "", "two"], "<n>", "a whole number from 0 to 9"),
      ("--preset", ["", "slow"], "<name>", "fast or grim"),
      ("--path", [""], "<file>", "the path of a file"),
    ])
  func `a value out of range is refused with what it must be`(
    option: String, values: [String], placeholder: String, expectation: String
  ) {
    for value in values {
      let error = UsageError.invalidValue(
        value, option: "\(option) \(placeholder)", expectation: expectation)
      #expect(throws: error) { try parse([option + "=" + value, "f"]) }
    }
  }

  @Test(
    arguments: [
      (["--help"], true), (["-h"], true), (["--nonsense", "-h"], true), (["--count", "--help"], true),
      (["--", "-h"], false),
    ])
  func `help comes first, wherever it is asked for, but not after the end of options`(
    arguments: [String], expected: Bool
  ) throws {
    #expect(try (parse(arguments) == nil) == expected)
  }

  @Test
  func `a command without arguments says so of the first one`() {
    #expect(throws: UsageError.unexpectedDataSet("x")) { try TrainOptions.table.parse(["x", "y"]) }
    #expect(throws: UsageError.unexpectedArgument("b")) { try InfoOptions.table.parse(["a", "b"]) }
    #expect(throws: UsageError.missingArgument("<name>")) { try DownloadOptions.table.parse([]) }
  }
}
