// Pictures of digits as people send them, drawn by the project itself: of many sizes, dark on light and light on
// dark, in colours, transparent, shaded and grainy. As PNG files.

import Images
import Random
import Synthetic

/// A PNG of a synthetic digit.
struct DrawnPicture {
  let name: String
  let file: [UInt8]

  /// The ways in which ink and paper are made; each is tried with every digit.
  enum Kind: String, CaseIterable {
    case darkOnLight, lightOnDark, colored, inkOnNothing, coloredOnNothing, shaded
  }

  private static let sides = [28, 45, 64, 97, 120, 150, 200, 240, 280, 333]

  /// One of each digit in each kind, and one so large that it is made smaller before it is looked at.
  static let all: [DrawnPicture] =
    Kind.allCases.enumerated().flatMap { row, kind in
      (0..<10).map { DrawnPicture(digit: $0, side: sides[($0 + 3 * row) % sides.count], kind: kind) }
    } + [DrawnPicture(digit: 5, side: 1_100, kind: .darkOnLight)]

  private init(digit: Int, side: Int, kind: Kind) {
    name = "\(kind.rawValue)-\(digit)-\(side).png"
    var generator = SeededGenerator(seed: UInt64(side), stream: UInt64(digit))
    let ink = SyntheticDigits.drawPage(digit, side: side, ink: 255, paper: 0, using: &generator)
    func samples(_ pixel: (_ ink: Int, _ index: Int) -> [Int]) -> [UInt8] {
      ink.indices.flatMap { pixel(Int(ink[$0]), $0).map { UInt8(clamping: $0) } }
    }
    func mixed(_ paper: Int, _ pen: Int, _ ink: Int) -> Int { (paper * (255 - ink) + pen * ink) / 255 }
    let (channels, pixels): (Picture.Channels, [UInt8]) =
      switch kind {
      case .darkOnLight: (.gray, samples { ink, _ in [mixed(236, 40, ink)] })
      case .lightOnDark: (.rgb, samples { ink, _ in [30, 32, 40].map { mixed($0, 240, ink) } })
      case .colored:
        (.rgb, samples { ink, _ in [mixed(250, 20, ink), mixed(240, 60, ink), mixed(200, 170, ink)] })
      case .inkOnNothing: (.grayAlpha, samples { ink, _ in [0, ink] })
      case .coloredOnNothing: (.rgba, samples { ink, _ in [250, 190, 40, ink * 4 / 5] })
      case .shaded:
        (
          .gray,
          samples { ink, index in
            let light = 150 + 90 * (index % side) / side
            return [mixed(light, light / 4, ink) + Int(generator.integer(below: 9)) - 4]
          }
        )
      }
    file = PNGWriter.encode(Picture(width: side, height: side, channels: channels, samples: pixels))
  }
}
