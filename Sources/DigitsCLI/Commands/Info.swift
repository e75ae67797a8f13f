// `digits info`: the contents and the metadata of a weights file or a checkpoint. Its options are in InfoOptions.swift.

import DigitReader
import Formats
import Terminal

extension InfoOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    if let file, CheckpointFile.isCheckpoint(at: file) {
      try console.answer(CheckpointFile(contentsOf: file).summary.joined(separator: "\n"))
      return .success
    }
    let model = try Model(chosen: file, console: console)
    var lines = model.network.summary(columns: console.environment.columns(of: .output))
    if !model.history.entries.isEmpty {
      // The file may be anybody's: what it says of itself is shown, not obeyed.
      let entries = model.history.shownEntries.map {
        (name: $0.name.harmless(limit: 40), text: $0.text.harmless(limit: 200))
      }
      let width = entries.map(\.name.count).max() ?? 0
      lines += ["", "Metadata"]
      for entry in entries {
        lines.append(entry.name + String(repeating: " ", count: width + 2 - entry.name.count) + entry.text)
      }
    }
    try console.answer(lines.joined(separator: "\n"))
    return .success
  }
}
