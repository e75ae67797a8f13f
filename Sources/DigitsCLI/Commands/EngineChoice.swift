// Which kernels a command computes with, and on how many threads.

import Parallel
import Tensor
import Terminal

extension Engine {
  /// An engine on as many threads as the user asked for, or as there are processors, with the instruction set
  /// that `DIGITS_KERNEL` names, or the widest that there is.
  convenience init(threads: Int?, environment: Environment) throws(Failure) {
    let instructionSet: InstructionSetName
    do {
      instructionSet = try InstructionSetName(named: environment[.kernel])
    } catch {
      throw Failure("DIGITS_KERNEL", error)
    }
    self.init(threads: threads ?? WorkerTeam.recommendedThreads, instructionSet: instructionSet)
  }
}
