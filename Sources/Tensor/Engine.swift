// The compute engine: the kernels of one instruction set and a team of threads. It is created once and passed to every
// product, so that nothing depends on global state.

import Kernels
import Parallel

/// The kernels of an instruction set and the threads that run them.
///
/// Results are bit-identical for any number of threads. They do depend on the instruction set: a fused multiply-add
/// rounds once, a separate multiplication and addition twice.
public final class Engine: Sendable {
  public let instructionSet: InstructionSetName
  public let team: WorkerTeam
  let kernels: KernelTable

  /// An engine on `threads` threads. Traps if the processor lacks the instruction set.
  public convenience init(
    threads: Int = WorkerTeam.recommendedThreads, instructionSet: InstructionSetName = .best
  ) {
    self.init(threads: threads, instructionSet: instructionSet, kernels: instructionSet.kernels)
  }

  /// An engine with custom kernels in place of those of the instruction set.
  init(threads: Int, instructionSet: InstructionSetName, kernels: KernelTable) {
    self.instructionSet = instructionSet
    self.kernels = kernels
    team = WorkerTeam(threads: threads)
  }

  public var threads: Int { team.threads }

  /// The fewest multiply-adds worth sharing. Below, the calling thread works alone: waking the others would take
  /// longer.
  private static let smallestSharedWork = 40_000

  /// Calls `body` on every worker at once with its share of the work, or on the calling thread alone if there are fewer
  /// than `smallestSharedWork` multiply-adds.
  func share(work: Int, _ body: @Sendable (Share) -> Void) {
    guard threads > 1, work >= Self.smallestSharedWork else { return body(Share(worker: 0, workers: 1)) }
    team.run { worker in body(Share(worker: worker, workers: threads)) }
  }
}

/// One worker's share of a piece of work.
struct Share {
  let worker: Int
  let workers: Int

  /// Shares are cut at multiples of this many rows: small, for shares of similar size, and a multiple of every kernel's
  /// `rowsPerList`.
  static let tileRows = 4

  /// This worker's range of `count` items.
  func part(of count: Int) -> Range<Int> { count * worker / workers..<count * (worker + 1) / workers }

  /// Visits this share of a grid of [panels, rows]: a run of tiles in panel-major order, as one range of rows for each
  /// panel.
  ///
  /// The same grid is always divided in the same way, so that a worker finds its earlier results in its cache.
  func forEachPart(panels: Int, rows: Int, _ body: (_ panel: Int, _ rows: Range<Int>) -> Void) {
    let tilesPerPanel = (rows + Self.tileRows - 1) / Self.tileRows
    let tiles = part(of: panels * tilesPerPanel)
    var tile = tiles.lowerBound
    while tile < tiles.upperBound {
      let panel = tile / tilesPerPanel
      let panelStart = panel * tilesPerPanel
      let end = min(tiles.upperBound, panelStart + tilesPerPanel)
      body(panel, (tile - panelStart) * Self.tileRows..<min(rows, (end - panelStart) * Self.tileRows))
      tile = end
    }
  }

  /// Visits the same share in ranges of at most `atMost` rows, a multiple of `tileRows`: each range for all panels,
  /// then the next range.
  func forEachPart(
    panels: Int, rows: Int, atMost: Int, _ body: (_ panel: Int, _ rows: Range<Int>) -> Void
  ) {
    for start in stride(from: 0, to: rows, by: atMost) {
      forEachPart(panels: panels, rows: rows) { panel, rows in
        let rows = rows.clamped(to: start..<start + atMost)
        if !rows.isEmpty { body(panel, rows) }
      }
    }
  }
}
