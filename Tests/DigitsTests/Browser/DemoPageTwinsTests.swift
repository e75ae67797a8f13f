// Each step of the page's normalizer against the same step of the program's, on pictures that take its rare branches:
// what the whole of it reads says little of a step that most pictures do not need.

import Foundation
import Testing

@testable import Images

extension DemoPageReadingTests {
  /// The steps of the normalizer, one by one.
  struct Twins: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws {
      (workplace, browser) = try openedPage()
      try browser.run(Self.steps)
    }

    @Test func `each step of the normalizer does what the program's does`() throws {
      var told: [String: Set<[Double]>] = [:]
      for (number, twin) in TwinPicture.all.enumerated() {
        let picture = twin.picture
        let found: [String: [Double]] = try browser.evaluate(
          """
          stepsOf({width: \(picture.width), height: \(picture.height),
            data: bytesOfBase64("\(Data(twin.rgba).base64EncodedString())")})
          """)
        let expected = Self.steps(of: picture)
        #expect(Set(found.keys) == Set(expected.keys), "picture \(number)")
        for (name, values) in expected {
          let others = found[name] ?? []
          #expect(
            others.count == values.count && zip(others, values).allSatisfy { abs($0 - $1) <= 1e-9 * abs($1) },
            "\(name) of picture \(number): \(others) in the page, \(values) by the program")
          told[name, default: []].insert(values)
        }
      }
      // A step that says the same of all pictures would prove nothing.
      for (name, kinds) in told { #expect(kinds.count >= 6, "\(name): \(kinds)") }
      try expectQuiet()
    }
  }
}

extension DemoPageReadingTests.Twins {
  /// What the page makes of a picture in each step; images as their size and a sum of their samples.
  private static let steps = """
    globalThis.imageSum = ({width, height, samples}) =>
      [width, height, samples.reduce((sum, level) => (sum * 31 + level) % 1000003, 7)];
    globalThis.stepsOf = (picture) => {
      const whole = opaque(picture);
      const light = lightOf(whole);
      const tones = tonesOf(light);
      const told = {
        opaque: imageSum(whole), reduced: imageSum(reduced(whole, 40).picture), light: imageSum(light),
        even: imageSum(evenlyLit(light)), medians: imageSum({...light, samples: localMedians(light)}),
      };
      if (!tones) return told;
      const {isDarkInk, paper, contrast, paperSpread, separation} = tones;
      const ink = inkOf(light, tones);
      const unruled = withoutRuledLines(ink);
      const selection = new PieceSelection(unruled);
      const rows = selection.pieces.flatMap(({top, bottom, left, right, mass, peak}) =>
        [top, bottom, left, right, mass, peak]);
      Object.assign(told, {
        tones: [Number(isDarkInk), paper, contrast, paperSpread, separation], ink: imageSum(ink),
        unruled: imageSum(unruled), pieces: rows, strokes: selection.kept,
      });
      selection.dropEdgePieces();
      told.withoutEdges = selection.kept;
      const sheet = sheetIn(selection);
      if (sheet) told.sheet = imageSum(contentOf(sheet, light) ?? {width: 0, height: 0, samples: []});
      selection.dropDrawnFrames();
      told.withoutFrames = selection.kept;
      selection.dropSpecks();
      told.withoutSpecks = selection.kept;
      for (const radius of [-1.2, 2.3]) told["grown " + radius] = imageSum(withStrokesGrown(ink, radius));
      const box = inkBox(ink, faintestEdge);
      if (!box) return told;
      const digit = cropped(ink, box);
      const field = fieldOf(moderated(digit));
      Object.assign(told, {
        width: [strokeWidth(digit)], moderated: imageSum(moderated(digit)),
        field: imageSum({width: 28, height: 28, samples: field}),
        upright: imageSum({width: 28, height: 28, samples: deslanted(field)}),
        plain: imageSum({width: 28, height: 28, samples: fieldOf(ink)}),
      });
      return told;
    };
    """

  private static func sum(_ width: Int, _ height: Int, _ samples: [UInt8]) -> [Double] {
    [Double(width), Double(height), Double(samples.reduce(7) { ($0 * 31 + Int($1)) % 1_000_003 })]
  }

  private static func sum(_ image: GrayImage?) -> [Double] {
    image.map { sum($0.width, $0.height, $0.samples) } ?? [0, 0, 7]
  }

  private static func sum(_ picture: Picture) -> [Double] {
    // The page has one channel for what is gray, whatever its file has.
    guard picture.channels.hasColor else { return sum(picture.width, picture.height, picture.samples) }
    let starts = stride(from: 0, to: picture.samples.count, by: 3)
    let pixels = starts.map { Array(picture.samples[$0..<$0 + 3]) }
    let isGray = pixels.allSatisfy { Set($0).count == 1 }
    return sum(picture.width, picture.height, isGray ? pixels.map { $0[0] } : picture.samples)
  }

  /// The same by the program.
  private static func steps(of picture: Picture) -> [String: [Double]] {
    let whole = picture.opaque()
    let light = GrayImage(lightOf: whole)
    var told = [
      "opaque": sum(whole), "reduced": sum(whole.reduced(toFit: 40).picture), "light": sum(light),
      "even": sum(light.evenlyLit()), "medians": sum(light.width, light.height, light.localMedians()),
    ]
    guard let tones = Tones(of: light) else { return told }
    let ink = tones.ink(of: light)
    let unruled = RuledLines.removed(from: ink)
    var selection = PieceSelection(of: unruled)
    func kept() -> [Double] { selection.kept.map { Double($0) } }
    told["tones"] = [
      tones.polarity == .darkOnLight ? 1 : 0, Double(tones.paper), Double(tones.contrast), tones.paperSpread,
      tones.separation,
    ]
    told["ink"] = sum(ink)
    told["unruled"] = sum(unruled)
    told["pieces"] = selection.pieces.pieces.flatMap { piece in
      [
        piece.rows.lowerBound, piece.rows.upperBound, piece.columns.lowerBound, piece.columns.upperBound,
        piece.mass, Int(piece.peak),
      ].map { Double($0) }
    }
    told["strokes"] = kept()
    selection.dropEdgePieces()
    told["withoutEdges"] = kept()
    if let sheet = Sheet(in: selection), let largest = selection.largest {
      // The page knows no straight sheets but those that are full.
      let piece = selection.pieces.pieces[largest]
      let area = Double(piece.rows.count * piece.columns.count)
      if Double(piece.mass) / 255 / area > Sheet.leastFill { told["sheet"] = sum(sheet.content(of: light)) }
    }
    selection.dropDrawnFrames()
    told["withoutFrames"] = kept()
    selection.dropSpecks()
    told["withoutSpecks"] = kept()
    for radius in [-1.2, 2.3] { told["grown \(radius)"] = sum(ink.withStrokesGrown(by: radius)) }
    guard let box = ink.inkBox(atLeast: DigitNormalizer.faintestEdge) else { return told }
    let digit = ink.cropped(to: box)
    let moderated = StrokeWidth.moderated(digit)
    guard let field = MNISTField.normalize(moderated) else { return told }
    var upright = [UInt8](repeating: 0, count: field.samples.count)
    var span = upright.mutableSpan
    Deslanting.deslant(field.samples.span, width: field.width, into: &span)
    told["width"] = [digit.strokeWidth]
    told["moderated"] = sum(moderated)
    told["field"] = sum(field)
    told["upright"] = sum(field.width, field.height, upright)
    told["plain"] = sum(MNISTField.normalize(ink))
    return told
  }
}
