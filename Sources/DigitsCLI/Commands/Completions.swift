// `digits completions`: a script made from the tables of all commands. What it takes is in CompletionsOptions.swift.

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
