// The number of terminal columns of a character, so that tables stay aligned with kana and ideographs. Based on the
// wide ranges of Unicode Standard Annex 11, by blocks.

extension Character {
  /// 2 for East Asian full-width characters and emoji; 1 for everything else.
  var terminalColumns: Int {
    guard let scalar = unicodeScalars.first else { return 1 }
    return switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension String {
  /// The number of terminal columns of this text.
  package var terminalColumns: Int { reduce(0) { $0 + $1.terminalColumns } }
}
