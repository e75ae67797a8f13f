// The benchmark's entry point: parses options, chooses kernels and data, and runs the tables.

import Tensor
import Terminal

CurrentProcess.prepare()
let environment = Environment.current()
let console = Console(environment: environment)
do {
  let options = try BenchOptions(Array(CommandLine.arguments.dropFirst()))
  if options.wantsHelp {
    try console.answer(BenchOptions.help(tables: BenchTable.all))
    exit(.success)
  }
  if !options.compared.isEmpty {
    let reports = try options.compared.map { try ReportFile(atPath: $0) }
    let comparison = Comparison(reports[0], reports[1])
    for name in comparison.obstacles {
      console.note(wrapping: "\(name) differs: what changed may not be the program's doing.")
    }
    try console.answer(comparison.rendered(asMarkdown: options.asMarkdown))
    exit(.success)
  }
  let tables = try BenchTable.all.selected(options.only)
  let instructionSet = try InstructionSetName(named: environment[.kernel])
  let sitting = Sitting(instructionSet: instructionSet, data: try TrainingData(in: environment))
  let report = Report(options: options, sitting: sitting, console: console)
  exit(try report.run(tables) ? .success : .failure)
} catch let error as UsageError {
  console.note("Error: \(error)\n  See 'bench --help' for more information.")
  exit(.wrongUsage)
} catch let error as InstructionSetError {
  console.note("Error: DIGITS_KERNEL: \(error)")
  exit(.wrongUsage)
} catch OutputError.closedPipe {
  CurrentProcess.endByClosedPipe()
} catch {
  console.note("Error: \(error)")
  exit(.failure)
}
