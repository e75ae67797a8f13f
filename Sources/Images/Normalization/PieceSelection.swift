// The pieces of an ink map and the role that cleaning has assigned to each. The rules are in EdgePieces, DrawnFrames
// and Specks. Dropped pieces keep their role, so that later steps can restore them.

/// The role of a piece of ink.
enum PieceRole {
  /// A digit or a part of one.
  case stroke
  /// Too faint to be ink.
  case grain
  /// Reaches into the picture from its edge.
  case edge
  /// A box around another piece.
  case frame
  case speck
  /// A line, or the rest of one.
  case rule
}

/// The pieces of an ink map, each with its role.
struct PieceSelection {
  let ink: GrayImage
  let pieces: Pieces
  private(set) var roles: [PieceRole]

  /// Pieces whose strongest ink is less than this are grain.
  static let leastPeak: UInt8 = 128

  /// All pieces of `ink` except grain. A piece with one sample of at least half ink is kept whole, including faint
  /// edges.
  init(of ink: GrayImage) {
    self.ink = ink
    pieces = Pieces(of: ink)
    roles = pieces.pieces.map { $0.peak >= Self.leastPeak ? .stroke : .grain }
  }

  /// The numbers of the kept pieces.
  var kept: [Int] { roles.indices.filter { roles[$0] == .stroke } }

  /// The kept piece with the most ink; nil when none is kept.
  var largest: Int? { kept.max { pieces.pieces[$0].mass < pieces.pieces[$1].mass } }

  /// The total ink of the kept pieces.
  var mass: Int { kept.reduce(0) { $0 + pieces.pieces[$1].mass } }

  mutating func drop(_ dropped: some Sequence<Int>, as role: PieceRole) {
    for piece in dropped { roles[piece] = role }
  }

  /// The ink of the kept pieces; nil when there is none.
  var image: GrayImage? { image { $0 == .stroke } }

  /// The ink of pieces in the given roles; nil when there is none.
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
