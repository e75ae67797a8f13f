// Which kernels a command computes with, and on how many threads.

import Parallel
import Tensor
import Terminal

extension Engine {
  /// An engine on as many threads as the user asked for, or as there are processors, with the instruction set
  /// that `DIGITS_KERNEL` names, or the widest that there is.
  convenience init(threads: Int?, environment: Environment) throws(Failure) {
    var instructionSet = InstructionSetName.best
    if let name = environment[.kernel] {
      let names = InstructionSetName.allCases.map(\.rawValue)
      guard let chosen = InstructionSetName(rawValue: name) else {
        throw Failure(
          "DIGITS_KERNEL is '\(name.harmless())', and must be one of \(names.joined(separator: ", "))")
      }
      guard chosen.isSupported else {
        throw Failure(
          "DIGITS_KERNEL asks for \(name), which this processor does not have; it has up to \(instructionSet.rawValue)"
        )
      }
      instructionSet = chosen
    }
    self.init(threads: threads ?? WorkerTeam.recommendedThreads, instructionSet: instructionSet)
  }
}
