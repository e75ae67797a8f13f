// `digits completions`: prints a shell completion script generated from the command tables.

import Terminal

extension CompletionsOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let commands = CompletedCommand.list(commands)
    let script =
      switch Shell(rawValue: shell) {
      case .bash: BashCompletions(commands: commands).script
      case .zsh: ZshCompletions(commands: commands).script
      case .fish: FishCompletions(commands: commands).script
      case nil: preconditionFailure("the parser let the shell \(shell) pass")
      }
    try console.answer(script)
    return .success
  }
}
