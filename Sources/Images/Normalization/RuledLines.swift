// Removes the lines of ruled and squared paper from the ink: thin, straight and running from edge to edge. Curved lines
// and strokes are kept.

/// Removal of ruled lines from an ink map.
enum RuledLines {
  /// The least side of a picture; in smaller ones a line one pixel thick may be a stroke.
  static let leastSide = 64
  /// The least other side when searching for numbers, for lines of at least `leastSide`: amounts are often cropped
  /// tightly out of forms.
  static let leastOtherSide = 24
  /// The greatest thickness, as a share of the picture's other side; three pixels are always allowed.
  static let greatestThickness = 0.02
  /// The greatest rise or fall of a line, as a share of its length.
  static let greatestSlope = 0.12
  /// The least share of a line's length that is ink, including crossing strokes.
  static let leastShown = 0.93
  /// The most ends tried for the start of a line. Lines have few that are nearer than their own; noise has hundreds.
  static let mostEnds = 40

  /// `ink` without the lines that cross it from left to right or from top to bottom.
  ///
  /// Where a stroke crosses a line the ink is thicker than the line and is kept.
  static func removed(from ink: GrayImage, leastSide: Int = Self.leastSide) -> GrayImage {
    guard min(ink.width, ink.height) >= leastSide else { return ink }
    var samples = ink.samples
    for direction in [
      Direction(along: 1, across: ink.width, length: ink.width, breadth: ink.height),
      Direction(along: ink.width, across: 1, length: ink.height, breadth: ink.width),
    ] {
      guard direction.length >= Self.leastSide else { continue }
      let thickest = max(3, Int(greatestThickness * Double(direction.breadth)))
      Lines(in: ink, direction, thickest: thickest)?.erase(from: &samples)
    }
    return GrayImage(width: ink.width, height: ink.height, samples: samples)
  }

  /// `ink` without the lines of at most `thickest` pixels that cross it from left to right if `isLevel`, else from top
  /// to bottom; nil when there are none.
  static func removed(from ink: GrayImage, isLevel: Bool, thickest: Int) -> GrayImage? {
    let direction =
      isLevel
      ? Direction(along: 1, across: ink.width, length: ink.width, breadth: ink.height)
      : Direction(along: ink.width, across: 1, length: ink.height, breadth: ink.width)
    // Two points on a line give its slope.
    guard direction.length >= 8 else { return nil }
    var samples = ink.samples
    Lines(in: ink, direction, thickest: thickest)?.erase(from: &samples)
    return samples == ink.samples ? nil : GrayImage(width: ink.width, height: ink.height, samples: samples)
  }
}

/// A view of a row-major picture in which the lines run from left to right.
private struct Direction {
  /// The index steps along a line and across it.
  let along: Int
  let across: Int
  /// The number of positions along a line and across it.
  let length: Int
  let breadth: Int
}

/// The lines that cross an ink map in one direction.
private struct Lines {
  private let direction: Direction
  private let starts: [Double]
  private let ends: [Double]
  private let inset: Int
  private let thickest: Int
  /// For each sample, the range of the run of ink across the lines that contains it; empty without ink.
  private var runs: [Range<Int32>]

  /// Nil when no line can start or end.
  init?(in ink: GrayImage, _ direction: Direction, thickest: Int) {
    self.direction = direction
    // A scan may fade at its very edge.
    let inset = max(1, direction.length / 100)
    func thinRuns(at place: Int) -> [Double] {
      Self.runs(of: ink, at: place, direction).filter { $0.count <= thickest }
        .map { Double($0.lowerBound + $0.upperBound - 1) / 2 }
    }
    let starts = thinRuns(at: inset)
    let ends = thinRuns(at: direction.length - 1 - inset)
    guard !starts.isEmpty, !ends.isEmpty else { return nil }
    (self.starts, self.ends, self.inset, self.thickest) = (starts, ends, inset, thickest)
    runs = Array(repeating: 0..<0, count: ink.samples.count)
    for place in 0..<direction.length {
      for run in Self.runs(of: ink, at: place, direction) {
        for index in run { runs[place * direction.along + Int(index) * direction.across] = run }
      }
    }
  }

  /// The runs of ink across the lines at one position along them.
  private static func runs(of ink: GrayImage, at place: Int, _ direction: Direction) -> [Range<Int32>] {
    var runs: [Range<Int32>] = []
    var index = 0
    while index < direction.breadth {
      let first = index
      while index < direction.breadth, ink.samples[place * direction.along + index * direction.across] > 0 {
        index += 1
      }
      if index > first { runs.append(Int32(first)..<Int32(index)) }
      index += 1
    }
    return runs
  }

  /// Erases all lines from `samples`.
  ///
  /// A line has one end. Nearer ends are tried first, so that on a page of nothing but lines each start costs one path.
  func erase(from samples: inout [UInt8]) {
    let reach = RuledLines.greatestSlope * Double(direction.length)
    for start in starts {
      let near = ends.filter { abs($0 - start) <= reach }.sorted { abs($0 - start) < abs($1 - start) }
      for end in near.prefix(RuledLines.mostEnds) where erase(from: start, to: end, in: &samples) { break }
    }
  }

  /// Erases the line between two heights, one near its start and one near its end; returns whether it exists.
  private func erase(from start: Double, to end: Double, in samples: inout [UInt8]) -> Bool {
    let allowed = Int((1 - RuledLines.leastShown) * Double(direction.length))
    var missing = 0
    var met: [(place: Int, run: Range<Int32>)] = []
    for place in 0..<direction.length {
      let share = Double(place - inset) / Double(direction.length - 1 - 2 * inset)
      if let run = run(near: start + (end - start) * share, at: place) {
        met.append((place, run))
      } else {
        missing += 1
        if missing > allowed { return false }
      }
    }
    let median = met.map { $0.run.count }.sorted()[met.count / 2]
    guard median <= thickest else { return false }
    for (place, run) in met where run.count <= median + 2 {
      for index in run { samples[place * direction.along + Int(index) * direction.across] = 0 }
    }
    return true
  }

  /// The run of ink at a height, or one pixel above or below it.
  private func run(near height: Double, at place: Int) -> Range<Int32>? {
    let middle = Int((height + 0.5).rounded(.down))
    func run(_ index: Int) -> Range<Int32>? {
      guard 0..<direction.breadth ~= index else { return nil }
      let run = runs[place * direction.along + index * direction.across]
      return run.isEmpty ? nil : run
    }
    return run(middle) ?? run(middle - 1) ?? run(middle + 1)
  }
}
