// The instruction set to measure, as `DIGITS_KERNEL` forces it.

import Tensor
import Terminal

extension InstructionSetName {
  /// The one that `DIGITS_KERNEL` names, or the best that this processor has.
  init(chosenIn environment: Environment) throws(UsageError) {
    guard let name = environment[.kernel] else {
      self = .best
      return
    }
    guard let chosen = Self(rawValue: name) else {
      let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("DIGITS_KERNEL is '\(name.harmless())', and must be one of \(names).")
    }
    guard chosen.isSupported else {
      throw UsageError(
        "DIGITS_KERNEL asks for \(name), which this processor does not have: it has up to \(Self.best).")
    }
    self = chosen
  }
}
