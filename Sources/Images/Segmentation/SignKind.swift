// What a sign between digits is, by its shape and its place in the line. It goes by boxes and by where the ink lies in
// them; what is between two kinds has no name.

/// A sign that stands between digits.
public enum SignKind: String, Sendable, CaseIterable {
  case point, comma, colon, hyphen, plus, times, division, equals, slash, bracket, percent
}

extension SignKind {
  /// A bar is at least so many times as wide as high, and at least this share of the line's height wide,
  private static let bar = (aspect: 1.8, width: 0.2)
  /// a dot is at most so many times as long as wide, and at most this share of the line's height long,
  private static let dot = (aspect: 1.7, length: 0.3)
  /// and a comma is longer. Both have their middle at least this far down in the line, as a share of its height.
  private static let lowest = 0.6
  /// A bar that is a hyphen has its middle between these.
  private static let middle = 0.2...0.8
  /// The middle of a bracket strays from the line between its ends by this share of its height, that of a slash by
  /// less; and the ends of a slash are this share of its height apart from left to right.
  private static let leastBend = 0.07
  private static let leastSlope = 0.15
  /// The arms of a cross hold at least this share of its ink, and the end of each of the four, which begins so far from
  /// the middle of its box of side 1, the latter.
  private static let leastInArms = 0.9
  private static let leastInArm = 0.05
  private static let end = 0.3
  /// How wide the arms are, as a share of the box.
  private static let armWidth = 0.36
  /// A cross is about as wide as high.
  private static let crossAspect = 0.55...1.8

  /// What `shape` is, one of those of `line`; nil where that cannot be told.
  init?(of shape: LineShapes.Shape, in line: LineShapes) {
    if shape.isLow {
      self.init(low: shape, in: line)
    } else if shape.isStrokeWithRings {
      guard shape.strokes.count == 3 else { return nil }
      self = .percent
    } else if shape.strokes.count > 1 {
      return nil
    } else if shape.part.isSingleStroke {
      self.init(stroke: shape.part)
    } else {
      self.init(cross: shape.part)
    }
  }

  private init?(low shape: LineShapes.Shape, in line: LineShapes) {
    let height = Double(line.height)
    let isBar = { (part: InkPart) in
      Double(part.box.width) >= Self.bar.aspect * Double(part.box.height)
        && Double(part.box.width) >= Self.bar.width * height
    }
    let isDot = { (part: InkPart) in
      let (shorter, longer) = (min(part.box.width, part.box.height), part.box.longerSide)
      return Double(longer) <= Self.dot.aspect * Double(shorter) && Double(longer) <= Self.dot.length * height
    }
    let strokes = shape.strokes.sorted { $0.box.y < $1.box.y }
    let place = line.place(of: shape.part)
    switch strokes.count {
    case 1 where isBar(strokes[0]): if Self.middle ~= place { self = .hyphen } else { return nil }
    case 1 where isDot(strokes[0]): if place >= Self.lowest { self = .point } else { return nil }
    case 1 where strokes[0].box.height > strokes[0].box.width && place >= Self.lowest: self = .comma
    case 1: self.init(cross: shape.part)
    case 2 where strokes.allSatisfy(isBar): self = .equals
    case 2 where strokes.allSatisfy(isDot): self = .colon
    case 3 where isDot(strokes[0]) && isBar(strokes[1]) && isDot(strokes[2]): self = .division
    default: return nil
    }
  }

  private init?(stroke part: InkPart) {
    let middles = part.inkMiddles
    guard let first = middles.first, let last = middles.last, middles.count > 1 else { return nil }
    let bend = middles.indices.map { row in
      abs(middles[row] - first - (last - first) * Double(row) / Double(middles.count - 1))
    }.max()!
    let height = Double(part.box.height)
    if bend >= Self.leastBend * height {
      self = .bracket
    } else if first - last >= Self.leastSlope * height {
      self = .slash
    } else {
      return nil
    }
  }

  private init?(cross part: InkPart) {
    guard Self.crossAspect ~= Double(part.box.width) / Double(part.box.height) else { return nil }
    let half = Self.armWidth / 2
    let hasSides = [(1.0, 0.0), (-1, 0), (0, 1), (0, -1)].allSatisfy { right, down in
      part.share { x, y in right * x + down * y > Self.end } >= Self.leastInArm
    }
    let hasCorners = [(1.0, 1.0), (-1, 1), (1, -1), (-1, -1)].allSatisfy { right, down in
      part.share { x, y in right * x > half && down * y > half } >= Self.leastInArm
    }
    if hasSides, part.share(where: { min(abs($0), abs($1)) <= half }) >= Self.leastInArms {
      self = .plus
    } else if hasCorners, part.share(where: { abs(abs($0) - abs($1)) <= half }) >= Self.leastInArms {
      self = .times
    } else {
      return nil
    }
  }
}

extension InkPart {
  /// For each row with ink the column of its middle.
  fileprivate var inkMiddles: [Double] {
    (0..<box.height).compactMap { row in
      var (mass, moment) = (0, 0)
      for column in 0..<box.width {
        let level = Int(ink.samples[row * box.width + column])
        mass += level
        moment += level * column
      }
      return mass > 0 ? Double(moment) / Double(mass) : nil
    }
  }

  /// The share of the ink at the places that `isMeant` is true of, right and down from the middle of the box, whose
  /// sides are at 0.5.
  fileprivate func share(where isMeant: (_ x: Double, _ y: Double) -> Bool) -> Double {
    var meant = 0
    for row in 0..<box.height {
      for column in 0..<box.width {
        let level = Int(ink.samples[row * box.width + column])
        let (x, y) = (Double(column) + 0.5, Double(row) + 0.5)
        if level > 0, isMeant(x / Double(box.width) - 0.5, y / Double(box.height) - 0.5) { meant += level }
      }
    }
    return Double(meant) / Double(mass)
  }
}
