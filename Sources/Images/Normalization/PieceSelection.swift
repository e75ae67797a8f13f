// Which pieces of an ink map are kept as the digit's: a value that the steps of the cleaning narrow down, one after
// the other. The rules stand in files of their own: EdgePieces, DrawnFrames, Specks. What is dropped keeps its role, so
// that others may take it up again.

/// What a piece of ink is held to be.
enum PieceRole {
  /// A digit's, or a part of one.
  case stroke
  /// Too faint for ink.
  case grain
  /// What reaches into the picture from its edge.
  case edge
  /// A box around something.
  case frame
  case speck
  /// A line, or what is left of one.
  case rule
}

/// The pieces of an ink map and which of them are still held to be a digit's.
struct PieceSelection {
  let ink: GrayImage
  let pieces: Pieces
  private(set) var roles: [PieceRole]

  /// A piece whose strongest ink is less than this is grain.
  static let leastPeak: UInt8 = 128

  /// All pieces of `ink` but grain: a piece is kept whole, faint edges included, when it is half full somewhere.
  init(of ink: GrayImage) {
    self.ink = ink
    pieces = Pieces(of: ink)
    roles = pieces.pieces.map { $0.peak >= Self.leastPeak ? .stroke : .grain }
  }

  /// The numbers of the pieces that are kept.
  var kept: [Int] { roles.indices.filter { roles[$0] == .stroke } }

  /// The kept piece with the most ink, or nil when none is kept.
  var largest: Int? { kept.max { pieces.pieces[$0].mass < pieces.pieces[$1].mass } }

  /// The sum of the ink of the pieces that are kept.
  var mass: Int { kept.reduce(0) { $0 + pieces.pieces[$1].mass } }

  mutating func drop(_ dropped: some Sequence<Int>, as role: PieceRole) {
    for piece in dropped { roles[piece] = role }
  }

  /// The ink of the pieces that are kept, or nil when there is none.
  var image: GrayImage? { image { $0 == .stroke } }

  /// The ink of the pieces of some roles, or nil when there is none.
  func image(of isWanted: (PieceRole) -> Bool) -> GrayImage? {
    let isWanted = roles.map(isWanted)
    guard isWanted.contains(true) else { return nil }
    var samples = [UInt8](repeating: 0, count: ink.samples.count)
    for run in pieces.runs where isWanted[run.piece] {
      let start = run.row * ink.width
      for column in run.columns { samples[start + column] = ink.samples[start + column] }
    }
    return GrayImage(width: ink.width, height: ink.height, samples: samples)
  }
}
