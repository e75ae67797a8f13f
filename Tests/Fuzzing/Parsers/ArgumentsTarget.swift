// The argument parser, with the tables of all commands. No command is run.

@testable import DigitsCLI

extension FuzzTarget {
  /// The first byte of an input says which command it is for; its arguments have zeros between them.
  static let arguments = FuzzTarget(
    name: "Arguments",
    seeds: {
      let lines = [
        "--epochs=3", "--hidden 128,64 --seed 18446744073709551615 -q",
        "--learning-rate 1e-3 --schedule cosine",
        "--help", "--data mnist --model w.safetensors a.pgm -- -x", "--epoch 3", "--json=1 \u{1B}[2J", "-",
        "",
      ]
      return commands.indices.flatMap { command in
        lines.map { [UInt8(command)] + $0.utf8.map { $0 == UInt8(ascii: " ") ? 0 : $0 } }
      }
    },
    read: { bytes in
      guard let first = bytes.first else { return }
      let words = bytes.dropFirst().split(separator: 0, omittingEmptySubsequences: false)
      try parsers[Int(first) % parsers.count](words.map { String(decoding: $0, as: UTF8.self) })
    })

  /// One for each command. Nothing of them changes once they are made.
  nonisolated(unsafe) private static let parsers: [([String]) throws -> Void] = commands.map {
    parser(of: $0)
  }

  private static func parser<C: Command>(of command: C.Type) -> ([String]) throws -> Void {
    let table = C.table
    return { arguments in
      let parsed: Request<C>
      do throws(UsageError) {
        parsed = try table.parse(arguments)
      } catch {
        _ = error.message(usage: table.usage, command: table.name)
        return
      }
      guard case .run(let options) = parsed else { return }
      for row in table.options {
        guard case .value(_, _, let store) = row.action, let text = row.text(options) else { continue }
        var again = options
        try Finding.unless(
          store(&again, text) && row.text(again) == text,
          "\(row.name) \(text) is not read again as it is shown")
      }
    }
  }
}
