// Classifies a sign between digits by its shape and position in the line, from bounding boxes and the distribution of
// ink. Ambiguous signs have no kind.

/// A sign between digits.
public enum SignKind: String, Sendable, CaseIterable {
  case point, comma, colon, hyphen, plus, times, division, equals, slash, bracket, percent
}

extension SignKind {
  /// The least aspect ratio of a bar (width to height), and its least width as a share of the line's height.
  private static let bar = (aspect: 1.8, width: 0.2)
  /// The greatest aspect ratio of a dot (longer side to shorter), and its greatest length as a share of the line's
  /// height.
  private static let dot = (aspect: 1.7, length: 0.3)
  /// A comma is longer than a dot. The centre of both is at least this far down the line, as a share of its height.
  private static let lowest = 0.6
  /// The range of the vertical centre of a hyphen.
  private static let middle = 0.2...0.8
  /// The least bend of a bracket: the distance of its middle from the line between its ends, as a share of its
  /// height; a slash bends less. Second, the least horizontal distance between the ends of a slash, as a share of its
  /// height.
  private static let leastBend = 0.07
  private static let leastSlope = 0.15
  /// The least share of a cross's ink in its arms. Second, the least share at the end of each arm, which begins at
  /// the distance `end` from the centre of the unit box.
  private static let leastInArms = 0.9
  private static let leastInArm = 0.05
  private static let end = 0.3
  /// The width of the arms, as a share of the box.
  private static let armWidth = 0.36
  /// The aspect ratio of a cross.
  private static let crossAspect = 0.55...1.8

  /// The kind of `shape`, which belongs to `line`; nil if it cannot be determined.
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
  /// The column of the ink's centre for each row with ink.
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

  /// The share of the ink at positions where `isMeant` is true. Coordinates point right and down from the centre of
  /// the box, whose sides are at 0.5.
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
