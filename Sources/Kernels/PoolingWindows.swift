// Convolution sums for max pooling, without the multiplications by zero: the four sums of a pooling window are computed
// together, with the inputs that are nonzero for at least one of them. A fifth of a digit image is ink, and a third of
// the activations behind a ReLU is nonzero. Performs no checks.

import CProcessor

/// A row of 2 x 2 pooling windows and the convolution sums in them: z[y, x, f] = b[f] + Σ over i, j < size and c <
/// channels: image[y + i, x + j, c] · w[i, j, c, f].
///
/// Shapes: the image is [1 + size, 2 · windows − 1 + size, channels] with rows `imageRow` apart; the weights are panels
/// of [size, size, channels, `panelWidth`]; the sums are [2, 2 · windows, filters padded to whole vectors].
public struct PoolingWindows {
  /// The number of windows.
  public var count: Int
  public var size, channels: Int
  public var image: UnsafePointer<Float>
  public var imageRow: Int
  /// The bitmaps of the image's rows but the last; see `markSquares`.
  public var marks: UnsafePointer<UInt64>
  /// Distance in words from one row's bitmap to the next.
  public var marksRow: Int
  /// For each step of depth, the distance in Floats of its input from the corner of the window: [size, size, channels].
  public var steps: UnsafePointer<Int32>
  /// Scratch memory for a bitmap of the steps of depth for each window.
  public var wanted: UnsafeMutablePointer<UInt64>

  public var weights: UnsafePointer<Float>
  /// Distance in Floats from one panel of weights to the next.
  public var panel: Int
  public var bias: UnsafePointer<Float>
  public var filters: Int

  public var sums: UnsafeMutablePointer<Float>
  public var sumsRow, sumsPlace: Int

  /// Words of a window's bitmap of steps.
  @inlinable var wantedWords: Int { Self.words(ofBits: size &* size &* channels) }

  @inlinable
  public init(
    count: Int, size: Int, channels: Int, image: UnsafePointer<Float>, imageRow: Int,
    marks: UnsafePointer<UInt64>, marksRow: Int, steps: UnsafePointer<Int32>,
    wanted: UnsafeMutablePointer<UInt64>, weights: UnsafePointer<Float>, panel: Int,
    bias: UnsafePointer<Float>, filters: Int, sums: UnsafeMutablePointer<Float>, sumsRow: Int, sumsPlace: Int
  ) {
    (self.count, self.size, self.channels) = (count, size, channels)
    (self.image, self.imageRow, self.marks, self.marksRow) = (image, imageRow, marks, marksRow)
    (self.steps, self.wanted) = (steps, wanted)
    (self.weights, self.panel, self.bias, self.filters) = (weights, panel, bias, filters)
    (self.sums, self.sumsRow, self.sumsPlace) = (sums, sumsRow, sumsPlace)
  }

  /// Words that hold this many bits.
  @inlinable public static func words(ofBits bits: Int) -> Int { (bits &+ 63) / 64 }
  /// Words of a row's bitmap of `bits` bits: reading 64 bits from any of them reads the next word as well.
  @inlinable public static func marksCount(bits: Int) -> Int { words(ofBits: bits) &+ 1 }

  /// Sets bit d of a window's words in `wanted` if step d of depth is nonzero for one of its sums: joins the bits that
  /// its columns have in the rows of the image.
  @inlinable @inline(__always)
  func findWantedSteps() {
    let run = size &* channels
    if wantedWords == 1, marksRow <= Self.marksCount(bits: 64) {
      // First layers have hundreds of windows with few bits.
      let columns = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- run)
      for x in 0..<count {
        var word: UInt64 = 0
        for i in 0..<size {
          let bits = marks[i &* marksRow] &>> UInt64(truncatingIfNeeded: 2 &* x &* channels) & columns
          word |= bits &<< UInt64(truncatingIfNeeded: i &* run)
        }
        wanted[x] = word
      }
    } else {
      for x in 0..<count { findWantedSteps(of: x) }
    }
  }

  /// The same for window `x`, of any depth.
  @inlinable @inline(__always)
  func findWantedSteps(of x: Int) {
    let run = UInt(truncatingIfNeeded: size &* channels)
    var target = wanted + x &* wantedWords
    var (word, filled): (UInt64, UInt) = (0, 0)
    for i in 0..<size {
      let row = marks + i &* marksRow
      var source = UInt(truncatingIfNeeded: 2 &* x &* channels)
      let end = source &+ run
      while source < end {
        let count = min(end &- source, 64 &- filled)
        let pair = row + Int(truncatingIfNeeded: source / 64)
        // In two shifts, because one by 64 would be a shift by 0.
        let bits = pair[0] &>> UInt64(source % 64) | (pair[1] &<< 1) &<< UInt64(63 &- source % 64)
        word |= (bits & UInt64.max &>> UInt64(64 &- count)) &<< UInt64(filled)
        source &+= count
        filled &+= count
        if filled == 64 {
          target.pointee = word
          target += 1
          (word, filled) = (0, 0)
        }
      }
    }
    if filled > 0 { target.pointee = word }
  }
}

/// The four sums of a pooling window in `vectors` vectors of filters; `accumulators` must be four times as many.
public enum WindowTile<let vectors: Int, let accumulators: Int> {
  /// Computes the sums of all windows of a row in the vectors of filters from `first`.
  ///
  /// Each sum is one chain of multiply-adds in the order of `Product`, without those of zeros.
  @inlinable @inline(__always)
  static func sum<I: InstructionSet>(_: I.Type, _ windows: PoolingWindows, first: Int) {
    let lanes = I.Vector.scalarCount
    let perPanel = panelWidth / lanes
    var panels = InlineArray<vectors, Int>(repeating: 0)
    var bias = InlineArray<vectors, I.Vector>(repeating: I.Vector(repeating: 0))
    for j in 0..<vectors {
      let vector = first &+ j
      panels[unchecked: j] = vector / perPanel &* windows.panel &+ vector % perPanel &* lanes
      bias[unchecked: j] = windows.bias.load(I.Vector.self, at: vector &* lanes)
    }
    let (right, below) = (windows.channels, windows.imageRow)
    for x in 0..<windows.count {
      let corner = windows.image + 2 &* x &* windows.channels
      let wanted = windows.wanted + x &* windows.wantedWords
      var sums = InlineArray<accumulators, I.Vector>(repeating: I.Vector(repeating: 0))
      for i in 0..<accumulators { sums[unchecked: i] = bias[unchecked: i % vectors] }
      for word in 0..<windows.wantedWords {
        var bits = wanted[word]
        while bits != 0 {
          let step = 64 &* word &+ bits.trailingZeroBitCount
          bits &= bits &- 1
          let values = corner + Int(windows.steps[step])
          let weights = windows.weights + step &* panelWidth
          let factors = (
            I.Vector(repeating: values[0]), I.Vector(repeating: values[right]),
            I.Vector(repeating: values[below]), I.Vector(repeating: values[below &+ right])
          )
          for j in 0..<vectors {
            let weight = weights.load(I.Vector.self, at: panels[unchecked: j])
            sums[unchecked: j] = I.multiplyAdd(sums[unchecked: j], factors.0, weight)
            sums[unchecked: vectors &+ j] = I.multiplyAdd(sums[unchecked: vectors &+ j], factors.1, weight)
            sums[unchecked: 2 &* vectors &+ j] = I.multiplyAdd(
              sums[unchecked: 2 &* vectors &+ j], factors.2, weight)
            sums[unchecked: 3 &* vectors &+ j] = I.multiplyAdd(
              sums[unchecked: 3 &* vectors &+ j], factors.3, weight)
          }
        }
      }
      let target = windows.sums + (2 &* x &* windows.sumsPlace &+ first &* lanes)
      for i in 0..<4 {
        let place = i / 2 &* windows.sumsRow &+ i % 2 &* windows.sumsPlace
        for j in 0..<vectors { target.store(sums[unchecked: i &* vectors &+ j], at: place &+ j &* lanes) }
      }
    }
  }
}

extension InstructionSet {
  /// Vectors of filters whose sums in a window stay in registers: instruction sets with 16 lanes have 32 registers,
  /// others 16.
  @inlinable static var vectorsPerWindow: Int { Vector.scalarCount == 16 ? 4 : 2 }

  /// Marks the squares of 2 x 2 pixels that are not zero: sets bit e of `marks` if one of the elements e and e +
  /// channels of this row and the next is nonzero, for each e of a row of [width, channels] except its last pixel.
  /// Returns how many there are. In whole groups of eight elements −0 counts as nonzero.
  @inlinable @inline(__always)
  public static func markSquares(
    _ pixels: UnsafePointer<Float>, width: Int, channels: Int, to marks: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let row = width &* channels
    let count = row &- channels
    let words = PoolingWindows.words(ofBits: count)
    func eight(_ element: Int) -> SIMD8<UInt32> {
      UnsafeRawPointer(pixels + element).loadUnaligned(as: SIMD8<UInt32>.self)
    }
    var marked = 0
    for word in 0..<words {
      var bits: UInt64 = 0
      let end = min(64, count &- 64 &* word)
      for bit in stride(from: 0, to: end &- 7, by: 8) {
        let e = 64 &* word &+ bit
        let any = eight(e) | eight(e &+ channels) | eight(e &+ row) | eight(e &+ row &+ channels)
        bits |= UInt64(nonzero_bits8(any)) &<< UInt64(truncatingIfNeeded: bit)
      }
      for bit in (end & ~7)..<end {
        let e = pixels + (64 &* word &+ bit)
        let any = e[0] != 0 || e[channels] != 0 || e[row] != 0 || e[row &+ channels] != 0
        bits |= (any ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
      }
      marks[word] = bits
      marked &+= bits.nonzeroBitCount
    }
    marks[words] = 0
    return marked
  }

  /// Computes the sums of all windows of a row.
  @inlinable @inline(__always)
  public static func sumWindows(_ windows: PoolingWindows) {
    let vectors = (windows.filters &+ Vector.scalarCount &- 1) / Vector.scalarCount
    let groups = (vectors &+ vectorsPerWindow &- 1) / vectorsPerWindow
    windows.findWantedSteps()
    for group in 0..<groups {
      let first = group &* vectors / groups
      switch (group &+ 1) &* vectors / groups &- first {
      case 4: WindowTile<4, 16>.sum(Self.self, windows, first: first)
      case 3: WindowTile<3, 12>.sum(Self.self, windows, first: first)
      case 2: WindowTile<2, 8>.sum(Self.self, windows, first: first)
      default: WindowTile<1, 4>.sum(Self.self, windows, first: first)
      }
    }
  }
}
