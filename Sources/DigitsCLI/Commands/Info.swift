// `digits info`: prints the contents and metadata of a weights file or a checkpoint.

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
      // The metadata is untrusted: display it, but do not act on it.
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
