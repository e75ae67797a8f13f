// From light to ink: the ways of looking at a picture, from the plainest on, until one of them shows strokes.
// The outline; each step is a function in a file of its own. It does not know what the strokes mean.

/// The ink that a picture holds, cleaned of everything that is no digit's.
struct FoundInk {
  /// 255 for full ink, 0 for paper; as large as the picture that was searched.
  let ink: GrayImage
  let polarity: Polarity
  /// Whether what was found is strokes, not a surface, and does not lie along an edge of the picture.
  let isStrokes: Bool
  /// The sheet of paper that it may be instead.
  fileprivate let sheet: Sheet?
}

enum InkSearch {
  /// A picture whose levels part worse than this may be unevenly lit;
  static let clearSeparation = 0.85
  /// it is when they part so much better in even light.
  static let leastGain = 0.05
  /// Where more of the picture than this share was dropped at its edges, a shadow may have been taken for ink, and a
  /// part of the digit with it.
  static let greatestEdgeShare = 0.25
  /// Ink on a sheet is at least this share of the sheet's shorter side long.
  static let leastLengthOnSheet = 0.2

  /// The ink in `light`, which is what a picture's one channel shows.
  ///
  /// Throws when there is nothing that could be a digit. Where no way of looking shows strokes, what the plainest
  /// one showed is the answer.
  static func ink(in light: GrayImage, onSheets: Bool = true) throws(BlankPicture) -> FoundInk {
    guard let tones = Tones(of: light) else { throw .oneShade }
    guard tones.contrast >= DigitNormalizer.leastContrast else {
      throw .tooLittleContrast(levels: tones.contrast)
    }
    if tones.separation < clearSeparation {
      let even = light.evenlyLit()
      if let evenTones = Tones(of: even), evenTones.separation > tones.separation + leastGain,
        let found = try? ink(in: even, tones: evenTones), found.isStrokes
      {
        return found
      }
    }
    let plain: Result<FoundInk, BlankPicture>
    do throws(BlankPicture) { plain = .success(try ink(in: light, tones: tones)) } catch {
      plain = .failure(error)
    }
    if case .success(let found) = plain {
      if found.isStrokes { return found }
      if onSheets, let found = inkOnSheet(found.sheet, in: light) { return found }
    }
    let even = light.evenlyLit()
    if let tones = Tones(of: even), let found = try? ink(in: even, tones: tones), found.isStrokes {
      return found
    }
    return try plain.get()
  }

  /// The ink that `tones` tell from paper, without lines, frames and specks.
  private static func ink(in light: GrayImage, tones: Tones) throws(BlankPicture) -> FoundInk {
    guard Double(tones.contrast) > DigitNormalizer.leastSpreads * tones.paperSpread else {
      throw .nothingStandsOut
    }
    var selection = PieceSelection(of: RuledLines.removed(from: tones.ink(of: light)))
    let all = selection.mass
    selection.dropEdgePieces()
    let isShaded = Double(all - selection.mass) > greatestEdgeShare * 255 * Double(light.samples.count)
    selection.dropDrawnFrames()
    selection.dropSpecks()
    guard let ink = selection.image else { throw .specksOnly }
    let sheet = Sheet(in: selection)
    let edges = ink.edgesCovered
    return FoundInk(
      ink: ink, polarity: tones.polarity, isStrokes: sheet == nil && edges == 0 && !isShaded,
      sheet: edges < 3 ? sheet : nil)
  }

  /// The ink on a sheet of paper, in a map as large as the picture `light`.
  private static func inkOnSheet(_ sheet: Sheet?, in light: GrayImage) -> FoundInk? {
    guard let sheet, let content = sheet.content(of: light),
      let found = try? ink(in: content, onSheets: false), found.isStrokes, let box = found.ink.inkBox(),
      Double(box.longerSide) >= leastLengthOnSheet * Double(min(content.width, content.height))
    else { return nil }
    return FoundInk(
      ink: found.ink.placed(at: sheet.box, inPaperOf: light), polarity: found.polarity, isStrokes: true,
      sheet: nil)
  }
}

extension GrayImage {
  /// How many of the four edges are more than half ink.
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

  /// This ink set into a map of paper as large as `picture`, with its corner at that of `box`.
  fileprivate func placed(at box: PixelBox, inPaperOf picture: GrayImage) -> GrayImage {
    var result = [UInt8](repeating: 0, count: picture.samples.count)
    for y in 0..<height {
      let start = (box.y + y) * picture.width + box.x
      result.replaceSubrange(start..<start + width, with: samples[y * width..<(y + 1) * width])
    }
    return GrayImage(width: picture.width, height: picture.height, samples: result)
  }
}
