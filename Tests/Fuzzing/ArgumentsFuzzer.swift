// Fuzzing of the argument parser with the tables of all commands: `Tests/Fuzzing/fuzz ArgumentsFuzzer`. No command is run.

@testable import DigitsCLI

/// Takes one input of the fuzzer for a command, as its first byte says, and arguments with zeros between them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let first = input.first else { return 0 }
  let arguments = input.dropFirst().split(separator: 0, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
  parsers[Int(first) % parsers.count](arguments)
  return 0
}

/// One for each command, its table made once.
private let parsers: [([String]) -> Void] = commands.map { parser(of: $0) }

private func parser<C: Command>(of command: C.Type) -> ([String]) -> Void {
  let table = C.table
  return { arguments in
    do throws(UsageError) {
      guard case .run(let options) = try table.parse(arguments) else { return }
      // What was read can be shown, and is read again as the same.
      for row in table.options {
        guard case .value(_, _, let store) = row.action, let text = row.text(options) else { continue }
        var again = options
        precondition(store(&again, text) && row.text(again) == text, "\(row.name) \(text)")
      }
    } catch {
      _ = error.message(usage: table.usage, command: table.name)
    }
  }
}
