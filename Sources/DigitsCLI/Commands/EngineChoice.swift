// Selects the kernels and the thread count of a command.

import Parallel
import Tensor
import Terminal

extension Engine {
  /// An engine with the requested number of threads, limited to the number of processors because oversubscription is
  /// slower. `DIGITS_KERNEL` selects the instruction set; the default is the widest available.
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
