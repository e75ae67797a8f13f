// Converts any picture of one handwritten digit to an image framed like MNIST's. This is the outline; each step is a
// function in another file. It does not read the digit, and it rejects a picture without one.

/// Finds the ink of a digit in a picture and brings it into MNIST's 28x28 field.
public enum DigitNormalizer {
  /// Pictures with a longer side are averaged down to it before anything is looked for.
  static let workingSide = 1_024
  /// The same where numbers are looked for: a page may hold a thousand digits.
  static let numberSide = 2_048
  /// Ink that differs from the paper by fewer levels than this is not told from uneven paper.
  static let leastContrast = 20
  /// Ink must differ from the paper by more than this many spreads of the paper's own grain.
  static let leastSpreads = 6.0
  /// Rows and columns at the edge of a digit with fainter ink than this are cut off: JPEG rings as much beside a
  /// stroke. MNIST loses nothing by it: without such pixels its digits are as long, all but 1 in 10,000.
  static let faintestEdge: UInt8 = 24

  /// The digit in `picture` as MNIST would have it, by the plainest look that shows one; no network is asked.
  ///
  /// Throws when there is nothing that could be a digit: one shade, grain, or specks alone.
  public static func normalize(_ picture: Picture) throws(BlankPicture) -> NormalizedDigit {
    let map = try ink(in: picture)
    guard let digit = field(of: map.ink) else { throw .specksOnly }
    return NormalizedDigit(
      field: digit.field, polarity: map.polarity, box: digit.box.enlarged(by: map.factor, within: picture))
  }

  /// The ink in `picture`, of one digit or several, by the plainest look that shows strokes.
  ///
  /// Throws when there is nothing that could be a digit.
  public static func ink(in picture: Picture) throws(BlankPicture) -> InkMap {
    var looks = looks(at: picture)
    var best: InkMap?
    while best.map({ $0.cost > 0 }) ?? true, let maps = looks.next() {
      for map in maps where map.cost < best?.cost ?? .infinity { best = map }
    }
    guard let best else { throw looks.blank }
    return best
  }

  /// The ways of looking at `picture`, from the plainest on.
  public static func looks(at picture: Picture) -> Looks {
    Looks(at: picture, side: workingSide, forNumbers: false)
  }

  /// The ways of looking for numbers in `picture`, each with one map of all digits and signs.
  public static func looksForNumbers(in picture: Picture) -> Looks {
    Looks(at: picture, side: numberSide, forNumbers: true)
  }

  /// MNIST's field with the digit whose ink this is, and the digit's box in it; nil when there is no ink.
  public static func field(of ink: GrayImage) -> (field: GrayImage, box: PixelBox)? {
    guard let box = ink.inkBox(atLeast: faintestEdge),
      let field = MNISTField.normalize(StrokeWidth.moderated(ink.cropped(to: box)))
    else { return nil }
    return (field, box)
  }
}

/// Where the ink is in a picture.
public struct InkMap: Equatable, Sendable {
  /// 255 for full ink, 0 for paper: the picture averaged over squares of `factor` pixels.
  public let ink: GrayImage
  public let factor: Int
  public let polarity: Polarity
  /// How unlikely the way in which it was found makes it that this is the digit, in nats: to be added to what the
  /// network says.
  public var cost: Float = 0
  /// The same with all lines, frames and specks, where numbers are looked for.
  var uncleaned: GrayImage?
}

/// The ways of looking at one picture, from the plainest on.
///
///     var looks = DigitNormalizer.looks(at: picture)
///     while let maps = looks.next() { ... }
public struct Looks {
  private var search: InkSearch
  private let factor: Int
  /// How many levels of 255 lie between the picture's lightest and its darkest.
  private let range: Int

  fileprivate init(at picture: Picture, side: Int, forNumbers: Bool) {
    let (small, factor) = picture.opaque().reduced(toFit: side)
    let light = GrayImage(lightOf: small)
    search = InkSearch(of: light, forNumbers: forNumbers)
    self.factor = factor
    range = Int(light.samples.max()!) - Int(light.samples.min()!)
  }

  /// What the next way of looking shows, perhaps nothing; nil when there is no other.
  public mutating func next() -> [InkMap]? {
    search.next()?.map {
      InkMap(
        ink: $0.ink, factor: factor, polarity: $0.polarity, cost: $0.cost, uncleaned: $0.uncleaned)
    }
  }

  /// Why there is nothing to read where no look shows anything.
  public var blank: BlankPicture {
    let blank = search.blank ?? .specksOnly
    return blank != .oneShade && range < DigitNormalizer.leastContrast
      ? .tooLittleContrast(levels: range) : blank
  }
}

/// A digit in MNIST's field, and what was found on the way to it.
public struct NormalizedDigit: Equatable, Sendable {
  /// 28x28, ink 255 on paper 0: what the network is given.
  public let field: GrayImage
  public let polarity: Polarity
  /// Where the digit stands in the picture, in the picture's own pixels.
  public let box: PixelBox
}

/// A picture in which no digit is to be seen.
public enum BlankPicture: Error, Equatable, CustomStringConvertible {
  case oneShade
  /// Ink and paper, if such they are, differ by so few levels of 255.
  case tooLittleContrast(levels: Int)
  /// What would be ink differs from paper by little more than paper does from itself.
  case nothingStandsOut
  /// All ink is specks.
  case specksOnly

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
    }
  }
}
