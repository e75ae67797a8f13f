// The outline of the program: take the world as it is, do what the arguments ask for, say how it went.

import Terminal

CurrentProcess.prepare()
let console = Console(environment: .current())
let status = Program(commands: commands, console: console).run(Array(CommandLine.arguments.dropFirst()))
status.end()
