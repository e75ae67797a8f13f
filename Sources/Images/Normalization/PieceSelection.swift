// Which pieces of an ink map are kept as the digit's: a value that the steps of the cleaning narrow down, one after
// the other. The rules stand in files of their own: EdgePieces, DrawnFrames, Specks.

/// The pieces of an ink map and which of them are still held to be a digit's.
struct PieceSelection {
  let ink: GrayImage
  let pieces: Pieces
  private(set) var isKept: [Bool]

  /// A piece whose strongest ink is less than this is grain.
  static let leastPeak: UInt8 = 128

  /// All pieces of `ink` but grain: a piece is kept whole, faint edges included, when it is half full somewhere.
  init(of ink: GrayImage) {
    self.ink = ink
    pieces = Pieces(of: ink)
    isKept = pieces.pieces.map { $0.peak >= Self.leastPeak }
  }

  /// The numbers of the pieces that are kept.
  var kept: [Int] { isKept.indices.filter { isKept[$0] } }

  /// The kept piece with the most ink, or nil when none is kept.
  var largest: Int? { kept.max { pieces.pieces[$0].mass < pieces.pieces[$1].mass } }

  /// The sum of the ink of the pieces that are kept.
  var mass: Int { kept.reduce(0) { $0 + pieces.pieces[$1].mass } }

  mutating func drop(_ dropped: some Sequence<Int>) {
    for piece in dropped { isKept[piece] = false }
  }

  /// The ink of the pieces that are kept, or nil when there is none.
  var image: GrayImage? {
    guard isKept.contains(true) else { return nil }
    var samples = [UInt8](repeating: 0, count: ink.samples.count)
    for run in pieces.runs where isKept[run.piece] {
      let start = run.row * ink.width
      for column in run.columns { samples[start + column] = ink.samples[start + column] }
    }
    return GrayImage(width: ink.width, height: ink.height, samples: samples)
  }
}
