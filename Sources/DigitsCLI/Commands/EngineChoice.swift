// Which kernels a command computes with, and on how many threads.

import Parallel
import Tensor
import Terminal

extension Engine {
  /// An engine on as many threads as the user asked for, though on no more than there are processors: threads that wait
  /// for each other's processor are slower than fewer of them. The instruction set is the one that `DIGITS_KERNEL`
  /// names, or the widest that there is.
  convenience init(threads: Int?, environment: Environment) throws(Failure) {
    let instructionSet: InstructionSetName
    do {
      instructionSet = try InstructionSetName(named: environment[.kernel])
    } catch {
      throw Failure("DIGITS_KERNEL", error)
    }
    let processors = WorkerTeam.recommendedThreads
    self.init(threads: min(threads ?? processors, processors), instructionSet: instructionSet)
  }
}
