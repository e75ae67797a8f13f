// Fuzzing of the argument parser with the tables of all commands: `Tests/Fuzzing/fuzz ArgumentsFuzzer`. No command is run.

@testable import DigitsCLI

/// Takes one input of the fuzzer, cut at its zeros, for the arguments of every command.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  let arguments = input.split(separator: 0, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
  for command in commands { parse(arguments, by: command) }
  return 0
}

private func parse<C: Command>(_ arguments: [String], by command: C.Type) {
  do {
    guard case .run(let options) = try C.table.parse(arguments) else { return }
    // What was read can be shown, and is read again as the same.
    for row in C.table.options {
      guard case .value(_, _, let store) = row.action, let text = row.text(options) else { continue }
      var again = options
      precondition(store(&again, text) && row.text(again) == text, "\(row.name) \(text)")
    }
  } catch {
    _ = error.message(usage: C.table.usage, command: C.table.name)
  }
}
