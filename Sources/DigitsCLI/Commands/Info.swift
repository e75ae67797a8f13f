// `digits info`: what a weights file holds and says of itself. What it takes is in InfoOptions.swift.

import Terminal

extension InfoOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let model = try Model(chosen: file, console: console)
    var lines = model.network.summary
    if !model.history.entries.isEmpty {
      // The file may be anybody's: what it says of itself is shown, not obeyed.
      var table = TextTable([.words("Metadata"), .words("")])
      for entry in model.history.entries {
        table.add([entry.name.harmless(limit: 40), entry.text.harmless(limit: 200)])
      }
      lines += [""] + table.lines()
    }
    try console.answer(lines.joined(separator: "\n"))
    return .success
  }
}
