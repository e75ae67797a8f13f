// Ruled and squared paper: thin straight lines from one edge of a picture to the other are taken out of the ink.
// Curved lines stay, and so does what a pen drew.

/// The removal of ruled lines from an ink map.
enum RuledLines {
  /// In smaller pictures a line of a pixel may be a stroke.
  static let leastSide = 64
  /// A line is at most this share of the other side thick, or three pixels.
  static let greatestThickness = 0.02
  /// A line rises or falls by at most this share of its length.
  static let greatestSlope = 0.12
  /// A line shows in at least this share of its length; strokes that cross it count.
  static let leastShown = 0.93

  /// `ink` without the lines that run across it from left to right or from top to bottom.
  ///
  /// Where a stroke crosses a line it is thicker than the line, and stays whole.
  static func removed(from ink: GrayImage) -> GrayImage {
    guard min(ink.width, ink.height) >= leastSide else { return ink }
    let across = Lines(in: ink).erased()
    let down = Lines(in: ink.transposed()).erased().transposed()
    return GrayImage(
      width: ink.width, height: ink.height, samples: zip(across.samples, down.samples).map { min($0, $1) })
  }
}

extension GrayImage {
  /// Rows and columns exchanged.
  func transposed() -> GrayImage {
    GrayImage(
      width: height, height: width,
      samples: (0..<width).flatMap { x in (0..<height).map { y in samples[y * width + x] } })
  }
}

/// The search for lines that run from left to right.
private struct Lines {
  let ink: GrayImage
  /// For each sample the vertical run of ink that it lies in, its first row and the row after its last; empty where
  /// there is no ink. Row-major, as the ink.
  private var runs: [Range<Int32>]
  private let thickest: Int

  init(in ink: GrayImage) {
    self.ink = ink
    thickest = max(3, Int(RuledLines.greatestThickness * Double(ink.height)))
    runs = Array(repeating: 0..<0, count: ink.samples.count)
    for x in 0..<ink.width {
      var y = 0
      while y < ink.height {
        let first = y
        while y < ink.height, ink.samples[y * ink.width + x] > 0 { y += 1 }
        for row in first..<y { runs[row * ink.width + x] = Int32(first)..<Int32(y) }
        y += 1
      }
    }
  }

  /// The ink without the lines.
  func erased() -> GrayImage {
    var samples = ink.samples
    // A scan may fade at its very edge.
    let inset = max(1, ink.width / 100)
    let starts = thinRuns(inColumn: inset)
    let ends = thinRuns(inColumn: ink.width - 1 - inset)
    for start in starts {
      for end in ends where abs(end - start) <= RuledLines.greatestSlope * Double(ink.width) {
        erase(from: start, to: end, inset: inset, in: &samples)
      }
    }
    return GrayImage(width: ink.width, height: ink.height, samples: samples)
  }

  /// The middles of the runs in column `x` that are no thicker than a line.
  private func thinRuns(inColumn x: Int) -> [Double] {
    var middles: [Double] = []
    for y in 0..<ink.height {
      let run = runs[y * ink.width + x]
      if !run.isEmpty, run.lowerBound == y, run.count <= thickest {
        middles.append(Double(run.lowerBound + run.upperBound - 1) / 2)
      }
    }
    return middles
  }

  /// Erases the line between two heights near the left and the right edge, if there is one.
  private func erase(from start: Double, to end: Double, inset: Int, in samples: inout [UInt8]) {
    let allowed = Int((1 - RuledLines.leastShown) * Double(ink.width))
    var missing = 0
    var met: [(x: Int, run: Range<Int32>)] = []
    met.reserveCapacity(ink.width)
    for x in 0..<ink.width {
      let share = Double(x - inset) / Double(ink.width - 1 - 2 * inset)
      if let run = run(near: start + (end - start) * share, x: x) {
        met.append((x, run))
      } else {
        missing += 1
        if missing > allowed { return }
      }
    }
    let median = met.map(\.run.count).sorted()[met.count / 2]
    guard median <= thickest else { return }
    for (x, run) in met where run.count <= median + 2 {
      for y in run { samples[Int(y) * ink.width + x] = 0 }
    }
  }

  /// The run of ink at a height, or a pixel above or below it.
  private func run(near height: Double, x: Int) -> Range<Int32>? {
    let row = Int((height + 0.5).rounded(.down))
    for y in [row, row - 1, row + 1] where 0..<ink.height ~= y {
      let run = runs[y * ink.width + x]
      if !run.isEmpty { return run }
    }
    return nil
  }
}
