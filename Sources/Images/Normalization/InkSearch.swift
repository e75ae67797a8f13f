// The search for ink: several ways to look at a picture, simplest first. Each look yields candidates for the digit, and
// the network chooses among them after each look. Most pictures need only one look.

/// The ink found by one look, after cleaning.
struct InkCandidate {
  /// The ink before cleaning, when searching for numbers: their boxes consist of lines.
  var uncleaned: GrayImage?
  /// 255 for full ink, 0 for paper; the size of the picture that was searched.
  var ink: GrayImage
  let polarity: Polarity
  /// The penalty of the look and the cleaning, in nats: how unlikely they make this candidate.
  var cost: Float
}

/// The looks at one picture, in order.
struct InkSearch {
  /// A picture whose `Tones.separation` is below this may be unevenly lit;
  static let clearSeparation = 0.85
  /// it is if even light raises the separation by at least this.
  static let leastGain = 0.05
  /// When edge pieces above this share of the picture were dropped, a shadow with a part of the digit may have been
  /// dropped as ink.
  static let greatestEdgeShare = 0.25
  /// The least length of ink on a sheet, as a share of the sheet's shorter side.
  static let leastLengthOnSheet = 0.05
  /// Pictures with a smaller range of levels are stretched to the full range first.
  static let leastRange = 128
  /// The least contrast in even light; smaller differences are residual unevenness.
  static let leastContrastInEvenLight = 20
  /// The greatest outline of one or a few digits, in multiples of the longer side of their box. A longer outline, in a
  /// stretched picture or a look based on local differences, means grain.
  static let longestOutline = 15.0
  /// The median level of paper in poor light.
  static let darkestPaper = 80
  /// The maximum stroke widths for ThinStrokes, as shares of the picture's longer side.
  static let strokeShares = [0.16, 0.05]
  /// Looks whose maximum stroke width is fewer pixels than this are skipped.
  static let leastStroke = 5

  let light: GrayImage
  /// `light` in even light, computed on first use.
  private var evenLight: GrayImage?
  private var looks: [Look] = [.plain, .evenLight, .sheets, .broadStrokes, .fineStrokes]
  private var sheets: [(sheet: Sheet, light: GrayImage)] = []
  private var polarity: Polarity?
  /// Whether the plain look finds only strokes.
  private var isClear = false
  /// Whether the picture's levels were stretched.
  private let isFaint: Bool
  /// Why the plain look found nothing.
  private(set) var blank: BlankPicture?

  private enum Look { case plain, evenLight, sheets, broadStrokes, fineStrokes }

  /// Whether the search is for several digits: then each look has one candidate, with all pieces of about a digit's
  /// size.
  private let seeksNumbers: Bool

  private var leastRuledSide: Int { seeksNumbers ? RuledLines.leastOtherSide : RuledLines.leastSide }

  /// A search in `light`, the single channel of a picture.
  init(of light: GrayImage, forNumbers seeksNumbers: Bool = false) {
    self.seeksNumbers = seeksNumbers
    self.light = light.spread(overAtLeast: Self.leastRange)
    isFaint = self.light != light
  }

  /// The candidates of the next look, possibly none; nil after the last look.
  mutating func next() -> [InkCandidate]? {
    guard !looks.isEmpty else { return nil }
    let look = looks.removeFirst()
    guard look != .plain else { return plain() }
    return candidates(of: look).map { candidate in
      var candidate = candidate
      candidate.cost += isClear ? Cost.needless : 0
      return candidate
    }
  }

  private mutating func inEvenLight() -> GrayImage {
    let even = evenLight ?? light.evenlyLit()
    evenLight = even
    return even
  }

  private mutating func candidates(of look: Look) -> [InkCandidate] {
    switch look {
    case .plain: return plain()
    case .evenLight:
      // A sheet on a table is not uneven light.
      let cost = sheets.contains { $0.sheet.isStraight } ? Cost.uneven : Cost.evenLight
      return candidates(in: inEvenLight(), cost: cost)
    case .sheets: return sheets.flatMap { candidates(on: $0.sheet, in: $0.light) }
    case .broadStrokes: return strokes(narrowerThan: Self.strokeShares[0], cost: Cost.strokes)
    case .fineStrokes: return strokes(narrowerThan: Self.strokeShares[1], cost: Cost.fineStrokes)
    }
  }

  private mutating func plain() -> [InkCandidate] {
    guard let tones = Tones(of: light) else {
      looks = []
      blank = .oneShade
      return []
    }
    polarity = tones.polarity
    do throws(BlankPicture) {
      var isUneven = false
      if tones.separation < Self.clearSeparation, let even = Tones(of: inEvenLight()) {
        isUneven = even.separation > tones.separation + Self.leastGain
      }
      let found = try candidates(
        in: light, tones: tones, cost: isUneven ? Cost.uneven : 0, isClutterFree: isFaint)
      isClear = tones.separation >= Self.clearSeparation && found.contains { $0.cost < Cost.ruleLeft }
      return found
    } catch {
      blank = error
      return []
    }
  }

  private mutating func candidates(in light: GrayImage, cost: Float) -> [InkCandidate] {
    guard let tones = Tones(of: light), tones.contrast >= Self.leastContrastInEvenLight else { return [] }
    return (try? candidates(in: light, tones: tones, cost: cost, isClutterFree: true)) ?? []
  }

  /// The candidates in the ink that `tones` separate from the paper. Records a sheet when the ink may be one.
  private mutating func candidates(
    in light: GrayImage, tones: Tones, cost: Float, isClutterFree: Bool
  ) throws(BlankPicture) -> [InkCandidate] {
    let found = try self.found(in: light, tones: tones, cost: cost, isClutterFree: isClutterFree)
    if let sheet = found.sheet { sheets.append((sheet, light)) }
    return found.candidates
  }

  private func found(
    in light: GrayImage, tones: Tones, cost: Float, isClutterFree: Bool
  ) throws(BlankPicture) -> (candidates: [InkCandidate], sheet: Sheet?) {
    guard Double(tones.contrast) > DigitNormalizer.leastSpreads * tones.paperSpread else {
      throw .nothingStandsOut
    }
    let uncleaned = tones.ink(of: light)
    let all = PieceSelection(withoutLinesIn: uncleaned, leastSide: leastRuledSide)
    guard !isClutterFree || seeksNumbers || !all.isGrain else { throw .nothingStandsOut }
    let candidates = cleaned(all, uncleaned, polarity: tones.polarity, cost: cost)
    guard !candidates.isEmpty else { throw .specksOnly }
    var cleaned = all
    cleaned.dropEdgePieces()
    guard candidates[0].ink.edgesCovered < 3 else { return (candidates, nil) }
    // A sheet may reach the edge of the picture.
    let leastAspect = seeksNumbers ? Sheet.leastAspectOfStrip : Sheet.leastAspect
    return (
      candidates, Sheet(in: cleaned, leastAspect: leastAspect) ?? Sheet(in: all, leastAspect: leastAspect)
    )
  }

  /// The candidates on a sheet of paper, in maps of the size of the picture `light`.
  private func candidates(on sheet: Sheet, in light: GrayImage) -> [InkCandidate] {
    guard let content = sheet.content(of: light) else { return [] }
    let cost = sheet.isStraight ? Cost.onSheet : Cost.onSurface
    return [content, content.evenlyLit()].flatMap { content -> [InkCandidate] in
      guard let tones = Tones(of: content),
        let found = try? self.found(in: content, tones: tones, cost: cost, isClutterFree: true)
      else {
        return []
      }
      return found.candidates.compactMap { candidate in
        guard let box = candidate.ink.inkBox(),
          Double(box.longerSide) >= Self.leastLengthOnSheet * Double(min(content.width, content.height))
        else { return nil }
        var candidate = candidate
        if !seeksNumbers, box.spans(content) { candidate.cost += Cost.alongSheet }
        candidate.ink = candidate.ink.placed(at: sheet.box, inPaperOf: light)
        candidate.uncleaned = candidate.uncleaned?.placed(at: sheet.box, inPaperOf: light)
        return candidate
      }
    }
  }

  private func cleaned(
    _ pieces: PieceSelection, _ uncleaned: GrayImage, polarity: Polarity, cost: Float
  ) -> [InkCandidate] {
    seeksNumbers
      ? Cleaning.candidate(forNumbersIn: pieces, uncleaned: uncleaned, polarity: polarity, cost: cost).map {
        [$0]
      } ?? []
      : Cleaning.candidates(in: pieces, polarity: polarity, cost: cost)
  }

  /// Whether the picture is so dark that it shows a blackboard rather than paper.
  private var isBoard: Bool {
    Histogram(of: light.samples).quantile(0.5).map { $0 < Self.darkestPaper } ?? false
  }

  /// Looks for strokes narrower than this share of the picture's longer side.
  private func strokes(narrowerThan share: Double, cost: Float) -> [InkCandidate] {
    let side = Int(share * Double(max(light.width, light.height)))
    guard side >= Self.leastStroke else { return [] }
    return [Polarity.darkOnLight, .lightOnDark].flatMap { polarity -> [InkCandidate] in
      guard polarity == .darkOnLight || polarity == self.polarity,
        let ink = ThinStrokes.ink(in: light, narrowerThan: side, polarity: polarity)
      else { return [] }
      let pieces = PieceSelection(withoutLinesIn: ink, leastSide: leastRuledSide)
      guard seeksNumbers || !pieces.isGrain else { return [] }
      let likely = isClear ? self.polarity : isBoard ? .lightOnDark : .darkOnLight
      return cleaned(
        pieces, ink, polarity: polarity, cost: cost + (polarity == likely ? 0 : Cost.otherPolarity))
    }
  }
}

extension PieceSelection {
  /// The pieces of `ink` without ruled lines, if the picture's sides allow for them, and without rings.
  fileprivate init(withoutLinesIn ink: GrayImage, leastSide: Int) {
    self.init(of: RuledLines.removed(from: ink, leastSide: leastSide))
    if let rest = withoutRings() { self.init(of: rest) }
  }

  /// Whether the outline of the kept pieces is far too long for a digit.
  var isGrain: Bool {
    guard let image, let box = image.inkBox() else { return false }
    return image.cropped(to: box).outline > 255 * InkSearch.longestOutline * Double(box.longerSide)
  }
}

extension GrayImage {
  /// The picture stretched to 0...255 when its levels span less than `range`.
  fileprivate func spread(overAtLeast range: Int) -> GrayImage {
    guard let least = samples.min(), let most = samples.max(), most > least, Int(most - least) < range else {
      return self
    }
    let scale = 255 / Double(most - least)
    let levels = (0...255).map { UInt8(min(max(Double($0 - Int(least)) * scale, 0), 255) + 0.5) }
    return GrayImage(width: width, height: height, samples: samples.map { levels[Int($0)] })
  }

  /// The number of the picture's four edges that are more than half ink.
  var edgesCovered: Int {
    func isCovered(_ edge: some Collection<Int>) -> Bool {
      2 * edge.count { samples[$0] >= 128 } > edge.count
    }
    let last = samples.count - width
    return [
      isCovered(0..<width), isCovered(last..<samples.count),
      isCovered(Array(stride(from: 0, through: last, by: width))),
      isCovered(Array(stride(from: width - 1, to: samples.count, by: width))),
    ].count { $0 }
  }

  /// This ink pasted into an empty map of the size of `picture`, at the origin of `box`.
  func placed(at box: PixelBox, inPaperOf picture: GrayImage) -> GrayImage {
    var result = [UInt8](repeating: 0, count: picture.samples.count)
    for y in 0..<height {
      let start = (box.y + y) * picture.width + box.x
      result.replaceSubrange(start..<start + width, with: samples[y * width..<(y + 1) * width])
    }
    return GrayImage(width: picture.width, height: picture.height, samples: result)
  }
}

extension PixelBox {
  /// Whether it is nearly as wide or as high as `picture`.
  fileprivate func spans(_ picture: GrayImage) -> Bool {
    10 * width >= 9 * picture.width || 10 * height >= 9 * picture.height
  }
}
