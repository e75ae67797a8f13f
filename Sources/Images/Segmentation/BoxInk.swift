// The ink in one box of a grid: a digit without its box's lines and ground.

extension BoxGrid {
  /// The ink in a hole, without specks, remains of lines and a ground of its own; nil if none is as high as a digit.
  static func digit(in hole: Hole, of ink: GrayImage) -> InkPart? {
    let box = hole.box
    var samples = [UInt8](repeating: 0, count: box.width * box.height)
    for (row, span) in hole.spans.enumerated() {
      let start = (box.y + row) * ink.width
      for column in span { samples[row * box.width + column - box.x] = ink.samples[start + column] }
    }
    let cell = GrayImage(width: box.width, height: box.height, samples: samples)
    guard let digit = cleaned(cell) else { return nil }
    if digit.fills(cell, by: leastGround), let onGround = digitOnGround(in: cell) {
      return InkPart(onGround.digit, in: onGround.box.moved(right: box.x, down: box.y))
    }
    return InkPart(digit, in: box)
  }

  /// The digit in a shaded cell, away from the cell's lines; nil if there is none.
  private static func digitOnGround(in cell: GrayImage) -> (digit: GrayImage, box: PixelBox)? {
    let (wide, high) = (cell.width / marginShare, cell.height / marginShare)
    let inside = PixelBox(x: wide, y: high, width: cell.width - 2 * wide, height: cell.height - 2 * high)
    let ground = cell.cropped(to: inside)
    guard let tones = Tones(of: ground), tones.polarity == .lightOnDark else { return nil }
    return cleaned(tones.ink(of: ground)).map { ($0, inside) }
  }

  /// The ink of a cell without specks and remains of lines; nil if none is as high as a digit.
  private static func cleaned(_ cell: GrayImage) -> GrayImage? {
    var selection = PieceSelection(of: cell)
    let height = Double(cell.height)
    selection.drop(
      selection.kept.filter { index in
        let piece = selection.pieces.pieces[index]
        let touches =
          piece.rows.lowerBound == 0 || piece.columns.lowerBound == 0
          || piece.rows.upperBound == cell.height || piece.columns.upperBound == cell.width
        let isThin = Double(min(piece.rows.count, piece.columns.count)) < leastPiece / 2 * height
        return Double(piece.length) < leastPiece * height || (touches && isThin)
      }, as: .rule)
    guard let image = selection.image, let inside = image.inkBox(),
      Double(inside.longerSide) >= leastHeight * height
    else { return nil }
    return image
  }
}

extension InkPart {
  /// The ink of `image`, whose pixels are those of `box` and which must have some.
  fileprivate init(_ image: GrayImage, in box: PixelBox) {
    let inside = image.inkBox() ?? PixelBox(x: 0, y: 0, width: image.width, height: image.height)
    let place = PixelBox(
      x: box.x + inside.x, y: box.y + inside.y, width: inside.width, height: inside.height)
    self.init(box: place, ink: image.cropped(to: inside))
  }
}

extension PixelBox {
  fileprivate func moved(right: Int, down: Int) -> PixelBox {
    PixelBox(x: x + right, y: y + down, width: width, height: height)
  }
}

extension GrayImage {
  /// Whether the box of the ink is at least this share of the width and height of `whole`.
  fileprivate func fills(_ whole: GrayImage, by share: Double) -> Bool {
    guard let box = inkBox() else { return false }
    return Double(box.width) >= share * Double(whole.width)
      && Double(box.height) >= share * Double(whole.height)
  }
}
