// Pictures for every branch of the normalizer, drawn at random: strokes on even, shaded and grainy paper, with ruled
// lines, frames with and without a gap, specks, shadows at the edge and sheets on a table, gray, coloured and transparent.
// They need not hold a digit: the page and the program only have to agree.

import Images
import Random

/// A random picture with what `Feature`s say.
struct TwinPicture {
  /// What a picture may have beside a few strokes.
  enum Feature: Int, CaseIterable {
    case nothing, shade, grain, ruled, frame, openFrame, edge, specks, sheet, fine, bold, faint
  }

  /// How the ink becomes a picture.
  enum Colouring: Int, CaseIterable {
    case darkInk, lightInk, coloured, equallyLight, transparentDark, transparentLight
  }

  let picture: Picture

  /// Each feature in each colouring, in varied sizes.
  static let all: [TwinPicture] = Feature.allCases.flatMap { feature in
    Colouring.allCases.map { TwinPicture(feature, $0) }
  }

  private init(_ feature: Feature, _ colouring: Colouring) {
    var generator = SeededGenerator(
      seed: 26, stream: UInt64(feature.rawValue * Colouring.allCases.count + colouring.rawValue))
    let width = 66 + generator.integer(below: 70)
    let height = 66 + generator.integer(below: 50)
    var ink = TwinInk(width: width, height: height)
    ink.draw(feature, using: &generator)
    let pixels = ink.shares.indices.flatMap { place -> [UInt8] in
      var paper: Float = feature == .shade ? 90 + 140 * Float(place % width) / Float(width) : 225
      if feature == .grain { paper += generator.uniform(-14, 14) }
      return colouring.pixel(
        share: ink.shares[place], paper: paper, contrast: feature == .faint ? 0.08 : 0.8)
    }
    picture = Picture(width: width, height: height, channels: colouring.channels, samples: pixels)
  }

  /// Red, green, blue and opacity of each pixel, as a canvas has them.
  var rgba: [UInt8] {
    let count = picture.channels.count
    return stride(from: 0, to: picture.samples.count, by: count).flatMap { start in
      let samples = Array(picture.samples[start..<start + count])
      let opacity = picture.channels.hasAlpha ? samples[count - 1] : 255
      return (picture.channels.hasColor ? Array(samples[..<3]) : [UInt8](repeating: samples[0], count: 3))
        + [opacity]
    }
  }
}

extension TwinPicture.Colouring {
  var channels: Picture.Channels {
    switch self {
    case .darkInk, .lightInk: .gray
    case .coloured, .equallyLight: .rgb
    case .transparentDark: .grayAlpha
    case .transparentLight: .rgba
    }
  }

  /// The samples of a pixel that is ink to a `share`.
  func pixel(share: Float, paper: Float, contrast: Float) -> [UInt8] {
    let depth = share * contrast
    func mixed(_ from: Float, _ to: Float) -> UInt8 { UInt8(max(0, min(255, from + (to - from) * depth))) }
    return switch self {
    case .darkInk: [mixed(paper, 20)]
    case .lightInk: [255 - mixed(paper, 20)]
    case .coloured: [mixed(paper, 30), mixed(paper - 20, 60), mixed(paper - 60, 160)]
    // Red on green of the same luma.
    case .equallyLight: [mixed(paper - 190, 215), mixed(paper - 60, 66), mixed(paper - 145, 111)]
    case .transparentDark: [UInt8(255 - paper), UInt8(255 * depth)]
    case .transparentLight: [250, 190, UInt8(max(0, min(255, paper))), UInt8(255 * depth)]
    }
  }
}

/// How much of each pixel is ink, 0 ... 1.
private struct TwinInk {
  let width: Int
  let height: Int
  var shares: [Float]

  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    shares = [Float](repeating: 0, count: width * height)
  }

  mutating func draw(_ feature: TwinPicture.Feature, using generator: inout SeededGenerator) {
    let radius: Float = feature == .fine ? 0.5 : feature == .bold ? 7 : generator.uniform(1, 3)
    let isSmall = feature == .frame || feature == .openFrame || feature == .sheet
    let reach = Float(min(width, height)) * (isSmall ? 0.2 : 0.38)
    let middle = SIMD2(Float(width) / 2, Float(height) / 2)
    func place() -> SIMD2<Float> {
      middle + [generator.uniform(-reach, reach), generator.uniform(-reach, reach)]
    }
    if feature == .sheet { fill(x: 6..<width - 9, y: 7..<height - 4) }
    for _ in 0..<3 { line(from: place(), to: place(), radius: radius, erases: feature == .sheet) }
    switch feature {
    case .ruled:
      for y in Swift.stride(from: 11, to: height, by: 19) { fill(x: 0..<width, y: y..<y + 1) }
      if generator.integer(below: 2) == 0 { fill(x: 15..<17, y: 0..<height) }
    case .frame, .openFrame:
      fill(x: 8..<width - 9, y: 7..<9)
      fill(x: 8..<10, y: 7..<height - 6)
      fill(x: width - 11..<width - 9, y: 7..<height - 6)
      if feature == .frame { fill(x: 8..<width - 9, y: height - 8..<height - 6) }
    case .edge:
      fill(x: 0..<3 + generator.integer(below: 5), y: 0..<height)
      fill(x: width / 2..<width, y: height - 2..<height)
    case .specks:
      for _ in 0..<12 {
        let (x, y) = (generator.integer(below: width - 2), generator.integer(below: height - 2))
        fill(x: x..<x + 1, y: y..<y + 1 + generator.integer(below: 2))
      }
    default: break
    }
  }

  private mutating func fill(x columns: Range<Int>, y rows: Range<Int>) {
    for y in rows.clamped(to: 0..<height) {
      for x in columns.clamped(to: 0..<width) { shares[y * width + x] = 1 }
    }
  }

  private mutating func line(
    from start: SIMD2<Float>, to end: SIMD2<Float>, radius: Float, erases: Bool
  ) {
    let step = end - start
    let length = max((step * step).sum(), 1e-3)
    for y in 0..<height {
      for x in 0..<width {
        let offset = SIMD2(Float(x), Float(y)) - start
        let along = min(max((offset * step).sum() / length, 0), 1)
        let gap = offset - along * step
        let share = min(max(radius + 0.5 - (gap * gap).sum().squareRoot(), 0), 1)
        let old = shares[y * width + x]
        shares[y * width + x] = erases ? min(old, 1 - share) : max(old, share)
      }
    }
  }
}
