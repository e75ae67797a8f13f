// `digits help`: prints the overview or the help of one command, generated from the command tables.

import Terminal

extension HelpOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let program = Program(commands: commands, console: console)
    if let command {
      try console.answer(program.help(on: command, width: console.helpWidth))
    } else {
      try console.answer(program.overview(width: console.helpWidth))
    }
    return .success
  }
}
