// The engine of this module's tests: the instruction set that DIGITS_KERNEL names, as the program itself takes it, so
// that one run of the tests can be made for each.

import Foundation
import Tensor

/// An engine on so many threads; traps where DIGITS_KERNEL names no instruction set of this processor.
func testEngine(threads: Int) -> Engine {
  let name = ProcessInfo.processInfo.environment["DIGITS_KERNEL"]
  return Engine(threads: threads, instructionSet: try! InstructionSetName(named: name))
}
