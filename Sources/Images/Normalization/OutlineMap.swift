// The pixels of one piece of ink, and what lies outside of it: for peeling its outermost stroke.

/// The box of a piece with a margin of one pixel, which connects everything outside.
struct OutlineMap {
  enum Pixel: UInt8 { case paper, ink, outside, peeled }

  let width: Int
  let height: Int
  /// Shape: height x width.
  private(set) var pixels: [Pixel]

  init(of selection: PieceSelection, piece: Int) {
    let box = selection.pieces.pieces[piece]
    (width, height) = (box.columns.count + 2, box.rows.count + 2)
    pixels = [Pixel](repeating: .paper, count: width * height)
    for run in selection.pieces.runs where run.piece == piece {
      let start = (run.row - box.rows.lowerBound + 1) * width + 1 - box.columns.lowerBound
      for column in run.columns { pixels[start + column] = .ink }
    }
  }

  /// Marks the paper that steps along rows and columns connect with the margin; returns the number of its pixels.
  mutating func markOutside() -> Int {
    pixels[0] = .outside
    let steps = steps(diagonally: false)
    var (layer, count) = ([0], 1)
    // In layers, because a list of all pixels would take eight times as much memory as the map.
    while !layer.isEmpty {
      var next: [Int] = []
      for index in layer {
        for step in steps where pixels.indices.contains(index + step) && pixels[index + step] == .paper {
          pixels[index + step] = .outside
          next.append(index + step)
        }
      }
      count += next.count
      layer = next
    }
    return count
  }

  /// Peels this many layers of ink from outside, and returns their pixels.
  mutating func peel(layers: Int) -> [Int] {
    let steps = steps(diagonally: true)
    // Ink has neighbours on all sides.
    var layer = pixels.indices.filter { index in
      pixels[index] == .ink && steps.contains { pixels[index + $0] == .outside }
    }
    var peeled: [Int] = []
    for depth in 0..<layers {
      for index in layer { pixels[index] = .peeled }
      peeled += layer
      guard depth < layers - 1 else { break }
      var next: [Int] = []
      for index in layer {
        for step in steps where pixels[index + step] == .ink {
          pixels[index + step] = .peeled
          next.append(index + step)
        }
      }
      layer = next
    }
    return peeled
  }

  /// The median length of the first and the last run of ink in each row and column.
  func strokeWidth() -> Int {
    func length(_ line: some Sequence<Int>) -> Int {
      line.lazy.drop { pixels[$0] != .ink }.prefix { pixels[$0] == .ink }.reduce(0) { count, _ in count + 1 }
    }
    let rows = (1..<height - 1).flatMap { row in
      let line = row * width..<(row + 1) * width
      return [length(line), length(line.reversed())]
    }
    let columns = (1..<width - 1).flatMap { column in
      let line = stride(from: column, to: width * height, by: width)
      return [length(line), length(line.reversed())]
    }
    return (rows + columns).sorted()[rows.count / 2 + columns.count / 2]
  }

  /// The steps from a pixel to its neighbours. From a margin they may lead to the margin on the other side, which is
  /// outside as well, or out of the map.
  private func steps(diagonally: Bool) -> [Int] {
    [-1, 1, -width, width] + (diagonally ? [-width - 1, -width + 1, width - 1, width + 1] : [])
  }
}
