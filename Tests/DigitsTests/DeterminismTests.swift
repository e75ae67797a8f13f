// One seed, one file: whatever the number of threads, however often, on a terminal or not, with each instruction set
// that this processor has. The program takes no more threads than there are processors: what more of them do is tried by
// MLPTests/ThreadCountTests. (After a resume: ResumeTests. Debug and release: Tests/Durability/determinism-test.)

import Foundation
import Tensor
import Testing

struct DeterminismTests {
  private let line =
    "train --data ./bars --epochs 2 --hidden 100,30 --batch-size 64 --augment elastic --input-dropout 0.1"
    + " --average-weights 0.9 --validation-split 0.1 --seed 7"

  private func bytes(
    _ workplace: Workplace, threads: Int, kernel: InstructionSetName
  ) throws -> [UInt8] {
    let arguments = (line + " --quiet --model w --threads \(threads)").split(separator: " ").map(String.init)
    try workplace.digits(arguments, environment: ["DIGITS_KERNEL": kernel.rawValue]).expectSuccess()
    return try workplace.bytes(of: "w")
  }

  @Test(arguments: InstructionSetName.allCases.filter(\.isSupported))
  func `runs on one, two and four threads give the same bytes`(kernel: InstructionSetName) throws {
    let workplace = try Workplace.withBars()
    let first = try bytes(workplace, threads: 1, kernel: kernel)
    for threads in [1, 2, 2, 4] {
      let isSame = try bytes(workplace, threads: threads, kernel: kernel) == first
      #expect(isSame, "\(threads) threads")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script"), "needs util-linux's script"))
  func `a terminal changes nothing`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --model plain --quiet").expectSuccess()
    let run = try workplace.shell(
      "script -qec 'digits \(line) --model terminal' /dev/null < /dev/null", environment: ["TERM": "xterm"])
    #expect(run.output.contains("\u{1B}[K"), "a line was redrawn")
    let isSame = try workplace.bytes(of: "terminal") == workplace.bytes(of: "plain")
    #expect(isSame)
  }
}
