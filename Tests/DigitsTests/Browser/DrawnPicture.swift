// Pictures of digits as people send them, drawn by the project itself: of many sizes, dark on light and light on dark,
// in colours, transparent, shaded, ruled, framed, too fine and too bold. As PNG files. Each step of the normaliser has
// pictures that need it.

import Augmentation
import Images
import Random

/// A PNG of a synthetic digit.
struct DrawnPicture {
  let name: String
  let kind: Kind
  let file: [UInt8]

  /// The ways in which ink and paper are made.
  enum Kind: String, CaseIterable {
    case darkOnLight, lightOnDark, colored, sameLight, inkOnNothing, coloredOnNothing, faint, shaded, ruled,
      framed
    case onDesk, fine, bold

    /// Kinds that the program may look at in more ways than the page does.
    static let beyondThePage: Set<Kind> = [.faint, .ruled, .onDesk]
  }

  /// Those that the program reads at its first look, as the page does.
  static var plain: [DrawnPicture] { all.filter { !Kind.beyondThePage.contains($0.kind) } }

  private static let sides = [28, 45, 64, 97, 120, 150, 200, 240, 280, 333]

  /// One of each digit in the usual kinds, some in the others, and one so large that it is made smaller before it is
  /// looked at.
  static let all: [DrawnPicture] =
    Kind.allCases.enumerated().flatMap { row, kind in
      let digits = row < 6 ? Array(0..<10) : [row % 10, (row + 3) % 10, (row + 7) % 10]
      return digits.map { digit in
        DrawnPicture(digit: digit, side: sides[(digit + 3 * row) % sides.count], kind: kind)
      }
    } + [DrawnPicture(digit: 5, side: 1_100, kind: .darkOnLight)]

  private init(digit: Int, side: Int, kind: Kind) {
    self.kind = kind
    name = "\(kind.rawValue)-\(digit)-\(side).png"
    var generator = SeededGenerator(seed: UInt64(side), stream: UInt64(digit))
    let page = SyntheticDigits.drawPage(digit, side: side, ink: 255, paper: 0, using: &generator)
    let ink = Ink(side: side, samples: page.map { Int($0) })
    let half = ink.half
    func picture(_ channels: Picture.Channels, _ pixel: (_ x: Int, _ y: Int) -> [Int]) -> Picture {
      let samples = (0..<side * side).flatMap { pixel($0 % side, $0 / side).map { UInt8(clamping: $0) } }
      return Picture(width: side, height: side, channels: channels, samples: samples)
    }
    func mixed(_ paper: Int, _ pen: Int, _ ink: Int) -> Int { (paper * (255 - ink) + pen * ink) / 255 }
    /// Dark on light, `line` saying where something else is drawn in the same ink.
    func drawn(line: (_ x: Int, _ y: Int) -> Bool) -> Picture {
      picture(.gray) { x, y in [mixed(236, 40, line(x, y) ? 255 : ink[x, y])] }
    }
    let made: Picture =
      switch kind {
      case .darkOnLight: drawn { _, _ in false }
      case .lightOnDark: picture(.rgb) { x, y in [30, 32, 40].map { mixed($0, 240, ink[x, y]) } }
      case .colored:
        picture(.rgb) { x, y in [(250, 20), (240, 60), (200, 170)].map { mixed($0.0, $0.1, ink[x, y]) } }
      case .sameLight:
        // Red on green, both of the luma 118.
        picture(.rgb) { x, y in [(40, 220), (165, 67), (80, 111)].map { mixed($0.0, $0.1, ink[x, y]) } }
      case .inkOnNothing: picture(.grayAlpha) { x, y in [0, ink[x, y]] }
      case .coloredOnNothing: picture(.rgba) { x, y in [250, 190, 40, ink[x, y] * 4 / 5] }
      case .faint: picture(.gray) { x, y in [mixed(200, 200 - 5 * digit, ink[x, y])] }
      case .shaded:
        picture(.gray) { x, y in
          let light = 150 + 90 * x / side
          return [mixed(light, light / 4, ink[x, y]) + Int(generator.integer(below: 9)) - 4]
        }
      case .ruled: drawn { _, y in y % max(16, side / 8) == 9 }
      case .framed:
        drawn { x, y in
          let edge = min(x, y, side - 1 - x, side - 1 - y)
          return edge >= side / 20 && edge < side / 20 + 2
        }
      case .onDesk:
        // A sheet of paper on striped wood.
        picture(.gray) { x, y in
          let isDesk = min(x, y, side - 1 - x, side - 1 - y) < side / 6
          return [isDesk ? 40 + 50 * (y / 16 % 2) : mixed(236, 30, half[x, y])]
        }
      case .fine: picture(.gray) { x, y in [mixed(236, 40, ink.extreme(x, y, reach: side / 60, min))] }
      case .bold: picture(.gray) { x, y in [mixed(236, 40, ink.extreme(x, y, reach: side / 30, max))] }
      }
    file = PNGWriter.encode(made)
  }
}

/// The ink of a square page, 0 ... 255; beyond its edges is paper.
private struct Ink {
  let side: Int
  let samples: [Int]

  subscript(x: Int, y: Int) -> Int {
    0..<side ~= x && 0..<side ~= y ? samples[y * side + x] : 0
  }

  /// The page in half its size, in the middle.
  var half: Ink {
    Ink(
      side: side,
      samples: (0..<side * side).map { self[2 * ($0 % side) - side / 2, 2 * ($0 / side) - side / 2] })
  }

  /// The most or the least ink around a place, as `choose` says.
  func extreme(_ x: Int, _ y: Int, reach: Int, _ choose: (Int, Int) -> Int) -> Int {
    var result = self[x, y]
    for row in y - reach...y + reach {
      for column in x - reach...x + reach { result = choose(result, self[column, row]) }
    }
    return result
  }
}
