// A command with one option of each kind, for the tests of the parser.

import Terminal

@testable import DigitsCLI

struct SampleOptions: Equatable {
  enum Shade: String, CaseIterable { case light, dark }

  var count = 3
  var rate: Float = 0.5
  var widths = [8, 4]
  var shade = Shade.light
  var limit: Int?
  var preset: String?
  var path = "out.txt"
  var loud = false
  var files: [String] = []
  var given: Set<String> = []

  static var names: [String] { ["sample", "example"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Try each kind of option.", examples: ["digits sample x"],
      defaults: SampleOptions(),
      arguments: .many("<file>", \.files, .file, "Files to read."),
      groups: [
        OptionGroup([
          .value("--count", short: "-c", "<n>", \.count, .integer(in: 1...10), "How many."),
          .value("--rate", "<x>", \.rate, .number(in: -1...1), "How fast."),
          .value("--widths", "<n,n>", \.widths, .integers(in: 1...16, count: 1...3), "How wide."),
          .value("--shade", "<name>", \.shade, .choice, "How dark."),
          .value("--limit", "<n>", \.limit, .integer(in: 0...9), "Where to stop."),
          .value("--path", "<file>", \.path, .file, "Where to write."),
          .flag("--loud", short: "-l", \.loud, "Say more."),
          presets.row,
        ])
      ],
      presets: presets, given: \.given)
  }

  static var presets: Presets<Self> {
    Presets(
      list: [
        Preset(name: "fast", summary: "For haste.", options: "--rate 1 --count 1"),
        Preset(name: "grim", summary: "For drama.", options: "--shade dark --loud"),
      ], field: \.preset)
  }
}

extension SampleOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    switch files.first {
    case "broken": throw Failure("broken\u{1B}.pgm", Failure("the header is missing"))
    case "misused": throw UsageError.missingValue(option: "--limit <n>")
    case "reported": return .failure
    default: try console.answer(files.joined(separator: " "))
    }
    return .success
  }
}
