// The engines that every result is asked of: all instruction sets of this processor, on several threads.

import Tensor

/// An instruction set that this processor has.
let supportedInstructionSets = InstructionSetName.allCases.filter(\.isSupported)

/// Numbers of threads: alone, as many as a small machine has cores, and one that divides nothing evenly.
let threadCounts = [1, 2, 3]

/// A new engine for each of `threadCounts`; new because an engine serves one caller at a time and tests run
/// side by side.
func engines(_ instructionSet: InstructionSetName) -> [Engine] {
  threadCounts.map { Engine(threads: $0, instructionSet: instructionSet) }
}

/// Whether two arrays have the same bits: NaN equals itself, and −0 differs from 0.
///
/// Results are compared outside of `#expect`, which would print every element of a large one that fails.
func areIdentical(_ a: [Float], _ b: [Float]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern }
}
