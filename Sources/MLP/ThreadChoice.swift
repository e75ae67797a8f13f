// Whether the next step of a training is shared among all threads or done by the calling thread alone, judged by what
// earlier steps took. It reads no clock and starts no thread: it is told durations and answers with a way.

/// A choice between all threads and one, revised as durations come in.
///
/// Two processors may or may not share a cache, a virtual machine moves them within seconds, and other programs take
/// them away: a step of a third of a millisecond takes between half and one and a half times as long on two threads as
/// on one. Results are the same either way, so time alone decides.
///
/// Steps come in blocks, and a block is judged by the median of its steps. The way that was faster so far, the preferred
/// one, does block after block, whose medians enter a moving average. Now and then the other way does one block, a probe;
/// it becomes the preferred way where its median is lower by more than `margin`. A slow probe is followed by a longer
/// pause, so that probing costs less than 1/64 of a training.
///
/// A block in which some step took much longer than another was held up by programs that want the processors as well. It
/// says nothing of caches, and all threads go on: they get more time slices than one. Measured at a load of 15 on two
/// processors, an epoch took 0.77 s on two threads and 1.42 s on one, though the median step of one was shorter.
struct ThreadChoice: Sendable, Equatable {
  /// How a step is done.
  enum Way: Sendable { case shared, alone }

  /// Steps of a block.
  static let blockSteps = 8
  /// Time between two probes, in durations of the earlier one.
  static let pause = 64.0
  /// By which fraction a probe must be faster to change the preferred way; noise changes it seldom then.
  static let margin = 0.03
  /// How many times as long as the shortest step of its block a step takes that was held up.
  static let heldUp = 4.0
  /// The weight of a block in the moving average.
  static let weight = 0.125

  /// How the next step is to be done.
  private(set) var way = Way.shared

  private var preferred = Way.shared
  /// Seconds a step of the preferred way, as a moving average; nil before its first block.
  private var average: Double?
  /// Seconds a step of the other way when it was last tried; nil before that.
  private var probed: Double?
  /// Blocks until the next probe is due.
  private var blocksLeft = 0.0
  /// Seconds of the steps of this block.
  private var block: [Double] = []

  /// Takes note of a step, done in the way that `way` asked for, that took so many seconds.
  mutating func note(seconds: Double) {
    block.append(seconds)
    guard block.count == Self.blockSteps else { return }
    // The first step fetches what the other way left in another cache, and wakes threads that slept.
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
    // A preferred way that has become slower than the other one was does not wait for its time.
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
