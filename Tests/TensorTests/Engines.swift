// The engines that every result is asked of: all instruction sets of this processor, on several threads.

import Tensor

/// An instruction set that this processor has.
let supportedInstructionSets = InstructionSetName.allCases.filter(\.isSupported)

/// Numbers of threads: alone, as many as a small machine has cores, and one that divides nothing evenly.
let threadCounts = [1, 2, 3]

/// A new engine for each of `threadCounts`; new because an engine serves one caller at a time and tests run side
/// by side.
func engines(_ instructionSet: InstructionSetName) -> [Engine] {
  threadCounts.map { Engine(threads: $0, instructionSet: instructionSet) }
}

/// The bits of each value, so that NaN equals itself and −0 differs from 0.
func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }
