// A part of an ink map: a connected component, a piece of one, or several joined. A part keeps its position, so that
// parts can be joined again.

/// A part of an ink map: the ink in `box` that belongs to it, 255 for full ink.
struct InkPart: Equatable {
  let box: PixelBox
  /// Shape: box.height x box.width; 0 where the ink belongs to other parts.
  let ink: GrayImage

  init(box: PixelBox, ink: GrayImage) {
    precondition(
      box.width == ink.width && box.height == ink.height,
      "ink of \(ink.width)x\(ink.height) in a box of \(box.width)x\(box.height)")
    self.box = box
    self.ink = ink
  }

  /// Joins parts into one; traps if there are none.
  init(joining parts: some Collection<InkPart>) {
    let box = PixelBox(around: parts.map(\.box))
    var samples = [UInt8](repeating: 0, count: box.width * box.height)
    for part in parts {
      for row in 0..<part.box.height {
        let start = (part.box.y - box.y + row) * box.width + part.box.x - box.x
        for column in 0..<part.box.width {
          let level = part.ink.samples[row * part.box.width + column]
          samples[start + column] = max(samples[start + column], level)
        }
      }
    }
    self.init(box: box, ink: GrayImage(width: box.width, height: box.height, samples: samples))
  }

  var rows: Range<Int> { box.y..<box.y + box.height }
  var columns: Range<Int> { box.x..<box.x + box.width }

  /// Whether the part is a single stroke from top to bottom, straight or bent: a one, a slash, a bracket.
  ///
  /// True if nearly every row has at most one run of ink, and all rows' ink is narrow relative to the part's height.
  var isSingleStroke: Bool {
    var (single, widest) = (0, 0)
    for row in 0..<box.height {
      var (runs, width, isInk) = (0, 0, false)
      for level in ink.samples[row * box.width..<(row + 1) * box.width] {
        if level >= 128, !isInk { runs += 1 }
        isInk = level >= 128
        if isInk { width += 1 }
      }
      if runs <= 1 { single += 1 }
      widest = max(widest, width)
    }
    return Double(single) >= Self.shareCrossedOnce * Double(box.height)
      && Double(widest) <= Self.widestStroke * Double(box.height)
  }

  /// The least share of rows with at most one run, and the most ink in a row as a share of the part's height.
  private static let shareCrossedOnce = 0.95
  private static let widestStroke = 0.3

  /// The sum of its ink values.
  var mass: Int { ink.samples.reduce(0) { $0 + Int($1) } }
}

extension PixelBox {
  /// The bounding box of `boxes`; traps if there are none.
  init(around boxes: some Collection<PixelBox>) {
    let left = boxes.map(\.x).min() ?? 0
    let top = boxes.map(\.y).min() ?? 0
    let right = boxes.map { $0.x + $0.width }.max() ?? 0
    let bottom = boxes.map { $0.y + $0.height }.max() ?? 0
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension InkPart {
  /// The connected components of `ink`, in scan order of their first pixels.
  ///
  /// Ink below a quarter does not connect: it is the blurred edge of a stroke, and strokes separated only by blur are
  /// distinct. It is assigned to an adjacent part within two pixels, or dropped.
  static func connected(in ink: GrayImage) -> [InkPart] {
    let solid = GrayImage(
      width: ink.width, height: ink.height, samples: ink.samples.map { $0 < faintest ? 0 : $0 })
    let pieces = Pieces(of: solid)
    var owners = [Int32](repeating: nobody, count: ink.samples.count)
    for run in pieces.runs {
      for column in run.columns { owners[run.row * ink.width + column] = Int32(run.piece) }
    }
    for _ in 0..<2 { owners.spread(over: ink) }

    var pixels = [[Int]](repeating: [], count: pieces.pieces.count)
    for (index, owner) in owners.enumerated() where owner != nobody { pixels[Int(owner)].append(index) }
    return pixels.map { InkPart(pixels: $0, of: ink) }
  }

  /// The least level of ink that connects, and that encloses the paper of a hole.
  static let faintest: UInt8 = 64
  fileprivate static let nobody: Int32 = -1

  /// The part of `ink` that consists of these pixel indices; there must be at least one.
  init(pixels: [Int], of ink: GrayImage) {
    let columns = pixels.map { $0 % ink.width }
    let rows = pixels.map { $0 / ink.width }
    let (left, top) = (columns.min() ?? 0, rows.min() ?? 0)
    let box = PixelBox(
      x: left, y: top, width: (columns.max() ?? 0) - left + 1, height: (rows.max() ?? 0) - top + 1)
    var samples = [UInt8](repeating: 0, count: box.width * box.height)
    for (index, pixel) in pixels.enumerated() {
      samples[(rows[index] - top) * box.width + columns[index] - left] = ink.samples[pixel]
    }
    self.init(box: box, ink: GrayImage(width: box.width, height: box.height, samples: samples))
  }
}

extension [Int32] {
  /// Assigns each unowned ink pixel to the owner of a neighbouring pixel.
  fileprivate mutating func spread(over ink: GrayImage) {
    let nobody = InkPart.nobody
    let before = self
    for index in indices where ink.samples[index] > 0 && before[index] == nobody {
      let column = index % ink.width
      if column > 0, before[index - 1] != nobody {
        self[index] = before[index - 1]
      } else if column + 1 < ink.width, before[index + 1] != nobody {
        self[index] = before[index + 1]
      } else if index >= ink.width, before[index - ink.width] != nobody {
        self[index] = before[index - ink.width]
      } else if index + ink.width < before.count {
        self[index] = before[index + ink.width]
      }
    }
  }
}
