// Decides, from the durations of earlier steps, whether the next training step runs on all threads or on the calling
// thread alone. Durations are passed in.

/// A choice between all threads and one, updated with every step's duration.
///
/// Two processors may or may not share a cache, a virtual machine migrates them within seconds, and other programs
/// compete for them: a step of a third of a millisecond takes between half and one and a half times as long on two
/// threads as on one. Results are the same either way, so only time matters.
///
/// Steps are grouped in blocks, and a block is judged by the median of its steps. The faster way so far, the preferred
/// one, runs block after block, and the block medians enter a moving average. Occasionally the other way runs one
/// block, a probe; it becomes the preferred way if its median is lower by more than `margin`. A slow probe is followed
/// by a longer pause, so that probing costs less than 1/64 of a training run.
///
/// A block in which one step took much longer than another was preempted by other programs. Its durations say nothing
/// about caches, and all threads continue, because they get more time slices than one. Measured at a load of 15 on two
/// processors: an epoch took 0.77 s on two threads and 1.42 s on one, although the median step on one thread was
/// shorter.
struct ThreadChoice: Sendable, Equatable {
  /// How a step is run.
  enum Way: Sendable { case shared, alone }

  /// The number of steps in a block.
  static let blockSteps = 8
  /// The time between two probes, in durations of the earlier one.
  static let pause = 64.0
  /// The fraction by which a probe must be faster to change the preferred way; noise rarely causes that much.
  static let margin = 0.03
  /// A step that takes more than this many times as long as the shortest step of its block was preempted.
  static let heldUp = 4.0
  /// The weight of a block in the moving average.
  static let weight = 0.125

  /// How to run the next step.
  private(set) var way = Way.shared

  private var preferred = Way.shared
  /// Seconds per step of the preferred way, as a moving average; nil before its first block.
  private var average: Double?
  /// Seconds per step of the other way in its last probe; nil before the first probe.
  private var probed: Double?
  /// The number of blocks until the next probe.
  private var blocksLeft = 0.0
  /// Durations of the steps of this block, in seconds.
  private var block: [Double] = []

  /// Records the duration of a step that was run according to `way`.
  mutating func note(seconds: Double) {
    block.append(seconds)
    guard block.count == Self.blockSteps else { return }
    // The first step loads what the other way left in another cache, and wakes sleeping threads.
    block.removeFirst()
    block.sort()
    defer { block.removeAll(keepingCapacity: true) }
    guard block[block.count - 1] <= Self.heldUp * block[0] else { return startAnew() }
    let median = block[block.count / 2]
    if way == preferred { endBlock(median) } else { endProbe(median) }
  }

  private mutating func startAnew() {
    (way, preferred, average, probed, blocksLeft) = (.shared, .shared, nil, nil, 0)
  }

  private mutating func endBlock(_ median: Double) {
    let average = average.map { $0 + Self.weight * (median - $0) } ?? median
    self.average = average
    blocksLeft -= 1
    // Probe early if the preferred way has become slower than the other one was.
    let isSlower = probed.map { isFaster($0, than: average) } ?? true
    if blocksLeft <= 0 || isSlower { way = preferred == .shared ? .alone : .shared }
  }

  private mutating func endProbe(_ median: Double) {
    guard let average else { preconditionFailure("a probe came before the first block") }
    if isFaster(median, than: average) {
      (preferred, self.average, probed) = (way, median, average)
      blocksLeft = Self.pause
    } else {
      (way, probed) = (preferred, median)
      blocksLeft = average > 0 ? Self.pause * median / average : 0
    }
  }

  private func isFaster(_ probe: Double, than average: Double) -> Bool {
    probe < (1 - Self.margin) * average
  }
}
