// Converts a picture of one handwritten digit to an image framed like MNIST's. This file holds the entry points; each
// step is in another file. Pictures without a digit are rejected.

/// Finds the ink of a digit in a picture and fits it into MNIST's 28x28 field.
public enum DigitNormalizer {
  /// The maximum side in pixels; larger pictures are averaged down to it before the search.
  static let workingSide = 1_024
  /// The maximum side when searching for numbers: a page may hold a thousand digits.
  static let numberSide = 4_096
  /// The least contrast in levels; fainter ink is indistinguishable from uneven paper.
  static let leastContrast = 20
  /// The least contrast in standard deviations of the paper's grain.
  static let leastSpreads = 6.0
  /// Edge rows and columns of a digit with no stronger ink than this are cropped, since JPEG ringing beside strokes
  /// reaches it. Of MNIST's digits all but 1 in 10,000 keep their length.
  static let faintestEdge: UInt8 = 24

  /// The digit in `picture`, normalised like MNIST, from the ink map with the lowest cost; uses no network.
  ///
  /// Throws when the picture has no digit: it is one shade, grain or specks.
  public static func normalize(_ picture: Picture) throws(BlankPicture) -> NormalizedDigit {
    let map = try ink(in: picture)
    guard let digit = field(of: map.ink) else { throw .specksOnly }
    return NormalizedDigit(
      field: digit.field, polarity: map.polarity, box: digit.box.enlarged(by: map.factor, within: picture))
  }

  /// The ink map of `picture`, of one or more digits, with the lowest cost. Stops at the first look with a cost of 0.
  ///
  /// Throws when the picture has no digit.
  public static func ink(in picture: Picture) throws(BlankPicture) -> InkMap {
    var looks = looks(at: picture)
    var best: InkMap?
    while best.map({ $0.cost > 0 }) ?? true, let maps = looks.next() {
      for map in maps where map.cost < best?.cost ?? .infinity { best = map }
    }
    guard let best else { throw looks.blank }
    return best
  }

  /// The looks at `picture`, simplest first.
  public static func looks(at picture: Picture) -> Looks {
    Looks(at: picture, side: workingSide, forNumbers: false)
  }

  /// The looks at `picture` for numbers, each with a single ink map of all digits and signs.
  public static func looksForNumbers(in picture: Picture) -> Looks {
    Looks(at: picture, side: numberSide, forNumbers: true)
  }

  /// The MNIST field of the digit in this ink, and the digit's box; nil without ink.
  public static func field(of ink: GrayImage) -> (field: GrayImage, box: PixelBox)? {
    guard let box = ink.inkBox(atLeast: faintestEdge),
      let field = MNISTField.normalize(StrokeWidth.moderated(ink.cropped(to: box)))
    else { return nil }
    return (field, box)
  }
}

/// An ink map of a picture.
public struct InkMap: Equatable, Sendable {
  /// 255 for full ink, 0 for paper; the picture is averaged over squares of `factor` pixels.
  public let ink: GrayImage
  public let factor: Int
  public let polarity: Polarity
  /// The penalty of the look that found this ink, in nats, to be added to the network's loss for it.
  public var cost: Float = 0
  /// The ink with all lines, frames and specks, when searching for numbers.
  var uncleaned: GrayImage?
}

/// The looks at one picture, simplest first.
///
///     var looks = DigitNormalizer.looks(at: picture)
///     while let maps = looks.next() { ... }
public struct Looks {
  private var search: InkSearch
  private let factor: Int
  /// The range of the picture's levels, from lightest to darkest, out of 255.
  private let range: Int

  fileprivate init(at picture: Picture, side: Int, forNumbers: Bool) {
    let (small, factor) = picture.opaque().reduced(toFit: side)
    let light = GrayImage(lightOf: small)
    search = InkSearch(of: light, forNumbers: forNumbers)
    self.factor = factor
    range = Int(light.samples.max()!) - Int(light.samples.min()!)
  }

  /// The ink maps of the next look, possibly none; nil after the last look.
  public mutating func next() -> [InkMap]? {
    search.next()?.map {
      InkMap(
        ink: $0.ink, factor: factor, polarity: $0.polarity, cost: $0.cost, uncleaned: $0.uncleaned)
    }
  }

  /// Why no look found anything.
  public var blank: BlankPicture {
    let blank = search.blank ?? .specksOnly
    return blank != .oneShade && range < DigitNormalizer.leastContrast
      ? .tooLittleContrast(levels: range) : blank
  }
}

/// A digit in MNIST's field, with its polarity and position.
public struct NormalizedDigit: Equatable, Sendable {
  /// 28x28, ink 255 on paper 0: the network's input.
  public let field: GrayImage
  public let polarity: Polarity
  /// The digit's box in pixels of the original picture.
  public let box: PixelBox
}

/// Why a picture contains no digit.
public enum BlankPicture: Error, Equatable, CustomStringConvertible {
  case oneShade
  /// The levels of ink and paper differ by too little; `levels` is the difference, out of 255.
  case tooLittleContrast(levels: Int)
  /// Possible ink differs from the paper by little more than the paper's own variation.
  case nothingStandsOut
  /// All ink is specks.
  case specksOnly
  /// There is ink, but none that looks like a digit.
  case noDigit

  public var description: String {
    switch self {
    case .oneShade:
      "the picture is blank: it is all of one shade, so there is no digit to read"
    case .tooLittleContrast(let levels):
      "the picture is blank: its lightest and darkest parts differ by \(levels) of 255 levels, too little to tell ink from paper; more light or a darker pen would help"
    case .nothingStandsOut:
      "the picture is blank: nothing stands out from the background, whose own shades vary nearly as much; even light or plain paper would help"
    case .specksOnly:
      "the picture is blank: its ink is only specks, too small for a digit; a larger digit would help"
    case .noDigit:
      "the picture shows no digit: nothing that is written in it looks like one"
    }
  }
}
