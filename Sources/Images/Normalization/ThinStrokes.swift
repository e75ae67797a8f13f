// Finds ink as narrow areas darker, or lighter, than their surroundings. Shadows, sheets and tables are wide and are
// ignored. Strokes as wide as the structuring square are missed.

/// Detects strokes by comparing a picture with its closing.
///
/// Source: the black top-hat of F. Meyer, "Contrast feature extraction", 1979.
enum ThinStrokes {
  /// Added to the paper's level before dividing by it, so that grain in the dark counts for little.
  static let darkness: UInt32 = 32
  /// The least relief of ink, in spreads of the relief over the whole picture,
  static let leastSpreads = 6.0
  /// and as a share of the local paper level.
  static let leastShare = 0.08
  /// Relief below this share of a piece's full ink is its blurred edge.
  static let faintest = 0.2

  /// The strokes of `light` narrower than `side` pixels: 255 for each piece's full ink, 0 for everything that does not
  /// stand out. Nil when nothing does.
  static func ink(in light: GrayImage, narrowerThan side: Int, polarity: Polarity) -> GrayImage? {
    let dark = polarity == .darkOnLight ? light : light.inverted
    let paper = dark.closed(bySquareOf: side)
    var relief = [UInt8](repeating: 0, count: dark.samples.count)
    let (levels, samples) = (paper.samples.span, dark.samples.span)
    var target = relief.mutableSpan
    for index in target.indices {
      // A level is at least the sample, so that 32 bits without a sign do, which divide fastest.
      let level = UInt32(levels[index])
      target[index] = UInt8((level - UInt32(samples[index])) * 255 / (level + darkness))
    }
    let histogram = Histogram(of: relief)
    let usual = histogram.quantile(0.5) ?? 0
    let least = max(
      Double(usual) + leastSpreads * histogram.spread(around: usual, in: 0...255), leastShare * 255, 2)
    guard least < 255 else { return nil }
    let floor = UInt8(least)
    let raised = GrayImage(
      width: light.width, height: light.height, samples: relief.map { $0 > floor ? $0 : 0 })
    return raised.withFullInkInEachPiece(paper: Double(usual))
  }
}

extension GrayImage {
  /// Each connected piece of this relief, scaled from its blurred edge at 0 to its full ink at 255, so that pencil and
  /// marker strokes become equally black; nil without pieces.
  fileprivate func withFullInkInEachPiece(paper: Double) -> GrayImage? {
    let pieces = Pieces(of: self)
    guard !pieces.pieces.isEmpty else { return nil }
    // Full ink is the 90 % quantile of the piece's samples of at least half its peak, so that no single pixel
    // determines it.
    var levels = [[UInt8]](repeating: [], count: pieces.pieces.count)
    for run in pieces.runs {
      let peak = pieces.pieces[run.piece].peak
      let start = run.row * width
      for column in run.columns where samples[start + column] >= peak / 2 {
        levels[run.piece].append(samples[start + column])
      }
    }
    let full = levels.map { Double(Histogram(of: $0).quantile(0.9) ?? 255) }
    var result = [UInt8](repeating: 0, count: samples.count)
    for run in pieces.runs {
      let start = run.row * width
      let low = max(ThinStrokes.faintest * full[run.piece], min(paper, full[run.piece] - 1))
      let scale = 255 / (full[run.piece] - low)
      for column in run.columns {
        let level = (Double(samples[start + column]) - low) * scale
        result[start + column] = UInt8(min(max(level, 0), 255) + 0.5)
      }
    }
    return GrayImage(width: width, height: height, samples: result)
  }
}
