// A rectangle of whole pixels, and the bounding box of ink.

/// A nonempty rectangle of whole pixels; the origin is at the top left.
public struct PixelBox: Equatable, Sendable {
  /// The left column and the top row.
  public var x: Int
  public var y: Int
  /// The number of columns and rows, at least 1 each.
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    precondition(width > 0 && height > 0, "a box of \(width)x\(height) pixels is empty")
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The greater of width and height.
  public var longerSide: Int { max(width, height) }

  /// The bounding box of all samples of at least `least`; nil when there are none.
  ///
  /// `ink` is row-major, `height` rows of `width` samples; traps when its count differs.
  package init?(of ink: Span<UInt8>, width: Int, height: Int, atLeast least: UInt8 = 1) {
    precondition(ink.count == width * height, "\(ink.count) samples are not \(width)x\(height)")
    var left = width
    var right = -1
    var top = height
    var bottom = -1
    for row in 0..<height {
      let line = ink.extracting(row * width..<(row + 1) * width)
      guard let first = line.firstIndex(atLeast: least, from: 0) else { continue }
      var last = width - 1
      while last > right, line[last] < least { last -= 1 }
      left = min(left, first)
      right = max(right, last)
      top = min(top, row)
      bottom = row
    }
    guard bottom >= 0 else { return nil }
    self.init(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }
}

extension PixelBox {
  /// The box scaled to a picture `factor` times as large, clipped to `picture`.
  package func enlarged(by factor: Int, within picture: Picture) -> PixelBox {
    PixelBox(
      x: x * factor, y: y * factor,
      width: min((x + width) * factor, picture.width) - x * factor,
      height: min((y + height) * factor, picture.height) - y * factor)
  }
}

extension GrayImage {
  /// The bounding box of all samples of at least `least`; nil when there are none.
  func inkBox(atLeast least: UInt8 = 1) -> PixelBox? {
    PixelBox(of: samples.span, width: width, height: height, atLeast: least)
  }
}

extension Span<UInt8> {
  /// The first index from `start` on whose sample is at least `least`; nil when there is none.
  func firstIndex(atLeast least: UInt8, from start: Int) -> Int? {
    // Two vectors of most processors, skipped at once when all of their samples are fainter.
    let stretch = 32
    var place = start
    while place + stretch <= count {
      let samples = extracting(place..<place + stretch)
      var most: UInt8 = 0
      for index in samples.indices { most = Swift.max(most, samples[index]) }
      guard most < least else { break }
      place += stretch
    }
    while place < count {
      if self[place] >= least { return place }
      place += 1
    }
    return nil
  }
}
