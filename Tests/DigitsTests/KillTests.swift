// Trainings that are killed at random moments, again and again, until they are done: at every moment each file is whole,
// and in the end the bytes are those of a training that nobody disturbed.
//
// A few kills by default; Tests/Durability/kill-test does two hundred.

import Foundation
import MLP
import Random
import Storage
import Testing

struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["DIGITS_KILLS"].flatMap(Int.init) ?? 6
  /// Another in each run, unless a run is to be seen again: then that of DIGITS_KILLS_SEED.
  private static let seed =
    ProcessInfo.processInfo.environment["DIGITS_KILLS_SEED"].flatMap(UInt64.init)
    ?? UInt64.random(in: 0...(.max))
  private let options = "--data ./bars --hidden 40,20 --batch-size 30 --epochs 12 --model w --quiet"

  @Test func `whatever is killed leaves whole files and is gone on with`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits("train \(options) --seed 1").expectSuccess()
    let old = try workplace.bytes(of: "w")
    try workplace.digits("train \(options) --seed 2").expectSuccess()
    let new = try workplace.bytes(of: "w")

    let seed = Self.seed
    var generator = SeededGenerator(seed: seed)
    var kills = 0
    while kills < Self.kills {
      try workplace.put(old, at: "w")
      while try !isDone(after: generator.uniform(0, 0.3), in: workplace) {
        kills += 1
        try expectWholeFiles(in: workplace, old, new)
      }
      let isNew = try workplace.bytes(of: "w") == new
      #expect(isNew, "DIGITS_KILLS_SEED=\(seed)")
      #expect(workplace.names.filter { $0 != "w.previous" } == ["bars", "w"])
    }
  }

  /// Starts the training, or goes on with it, and kills it after so many seconds; whether it was done by then.
  private func isDone(after seconds: Float, in workplace: Workplace) throws -> Bool {
    let start =
      workplace.names.contains("w.checkpoint") ? "--resume --model w --quiet" : "\(options) --seed 2"
    let run = try workplace.shell(
      """
      digits train \(start) --checkpoint-every 1 & pid=$!
      sleep \(seconds); kill -KILL $pid 2>/dev/null; wait $pid; echo $?
      """)
    #expect(run.errors.isEmpty || run.errors.contains("Killed"), "\(run.errors)")
    let isDone = run.output.hasSuffix("\n0\n")
    // It may have been about to end.
    #expect(isDone || run.output.hasSuffix("137\n"), "\(run.output)")
    return isDone
  }

  /// Expects the weights of before or after and a checkpoint that can be read, and beside them at most files that were
  /// being written.
  private func expectWholeFiles(in workplace: Workplace, _ old: [UInt8], _ new: [UInt8]) throws {
    let weights = try workplace.bytes(of: "w")
    let isOneOrTheOther = weights == old || weights == new
    #expect(isOneOrTheOther, "DIGITS_KILLS_SEED=\(Self.seed)")
    if workplace.names.contains("w.checkpoint") {
      let bytes = try workplace.bytes(of: "w.checkpoint")
      #expect(throws: Never.self, "DIGITS_KILLS_SEED=\(Self.seed)") {
        try SafetensorsFile(parsing: ByteBuffer(bytes))
      }
    }
    if workplace.names.contains("w.previous") {
      let previous = try workplace.bytes(of: "w.previous")
      let isWhole = previous == old || previous == new
      #expect(isWhole, "DIGITS_KILLS_SEED=\(Self.seed)")
    }
    let strays = workplace.names.filter { !["bars", "w", "w.checkpoint", "w.previous"].contains($0) }
    #expect(strays.allSatisfy { $0.hasPrefix(".saving-") }, "\(strays), DIGITS_KILLS_SEED=\(Self.seed)")
  }
}
