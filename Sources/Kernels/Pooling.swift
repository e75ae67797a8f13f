// Max pooling with ReLU, forward and backward: from the sums of a convolution to the outputs of the layer. The channels
// of the sums are padded to whole vectors; the outputs are packed. Performs no checks.

/// The shapes of max pooling with ReLU for one image: a = max(0, maximum of z over each window).
///
/// z is [height · side, width · side, channels], possibly with further positions that are dropped; a, its derivative
/// and the winners are [height, width, channels] without gaps.
public struct Pooling {
  /// The side of a window, 1 or 2.
  public var side: Int
  /// The size of a.
  public var height, width, channels: Int
  /// Distance in Floats from one row of z to the next, and from one position to the next.
  public var sumsRow, sumsPlace: Int

  @inlinable
  public init(side: Int, height: Int, width: Int, channels: Int, sumsRow: Int, sumsPlace: Int) {
    (self.side, self.height, self.width, self.channels) = (side, height, width, channels)
    (self.sumsRow, self.sumsPlace) = (sumsRow, sumsPlace)
  }
}

extension InstructionSet {
  /// Pools z into `outputs` and records the position in its window that each output came from, 0 ..< side², the first
  /// in case of a tie in row-major order. Positions are Floats, so that they are compared and selected like the values,
  /// without lane-by-lane conversions between vector widths.
  ///
  /// Processes 16 channels at a time if vectors are that wide, then eight, then one.
  @inlinable @inline(__always)
  public static func pool(
    _ pooling: Pooling, _ sums: UnsafePointer<Float>, to outputs: UnsafeMutablePointer<Float>,
    winners: UnsafeMutablePointer<Float>?
  ) {
    let (channels, side) = (pooling.channels, pooling.side)
    let (row, place) = (pooling.sumsRow, pooling.sumsPlace)
    for y in 0..<pooling.height {
      for x in 0..<pooling.width {
        let source = sums + (y &* side &* row &+ x &* side &* place)
        let start = (y &* pooling.width &+ x) &* channels
        var channel = 0
        if Vector.scalarCount >= 16 {
          while channel &+ 16 <= channels {
            poolSquare(
              SIMD16<Float>.self, pooling, source + channel, to: outputs + (start &+ channel),
              winners: winners.map { $0 + (start &+ channel) })
            channel &+= 16
          }
        }
        while channel &+ 8 <= channels {
          poolSquare(
            SIMD8<Float>.self, pooling, source + channel, to: outputs + (start &+ channel),
            winners: winners.map { $0 + (start &+ channel) })
          channel &+= 8
        }
        for c in channel..<channels {
          var (best, winner) = (source[c], Float(0))
          for i in 1..<max(1, side &* side) {
            let other = source[i / 2 &* row &+ i % 2 &* place &+ c]
            if other > best { (best, winner) = (other, Float(i)) }
          }
          outputs[start &+ c] = best < 0 ? 0 : best
          winners?[start &+ c] = winner
        }
      }
    }
  }

  /// Pools one window, which starts at `source`, in as many channels as there are lanes.
  @inlinable @inline(__always)
  static func poolSquare<Lanes: ComparedLanes>(
    _: Lanes.Type, _ pooling: Pooling, _ source: UnsafePointer<Float>, to output: UnsafeMutablePointer<Float>,
    winners: UnsafeMutablePointer<Float>?
  ) {
    var best = source.load(Lanes.self)
    var winner = Lanes(repeating: 0)
    if pooling.side == 2 {
      best = best.larger(source.load(Lanes.self, at: pooling.sumsPlace), number: 1, &winner)
      best = best.larger(source.load(Lanes.self, at: pooling.sumsRow), number: 2, &winner)
      best = best.larger(
        source.load(Lanes.self, at: pooling.sumsRow &+ pooling.sumsPlace), number: 3, &winner)
    }
    output.store(best.rectified)
    winners?.store(winner)
  }

  /// Writes the derivative of each pooled value to the position that won, and zeros to the others: ∂L/∂z from ∂L/∂max
  /// z. Positions and channels outside the pooled ones are not changed.
  @inlinable @inline(__always)
  public static func unpool(
    _ pooling: Pooling, _ gradient: UnsafePointer<Float>, winners: UnsafePointer<Float>,
    to sumsGradient: UnsafeMutablePointer<Float>
  ) {
    let (channels, side) = (pooling.channels, pooling.side)
    let (row, place) = (pooling.sumsRow, pooling.sumsPlace)
    let whole = channels / 8 * 8
    for y in 0..<pooling.height {
      for x in 0..<pooling.width {
        let target = sumsGradient + (y &* side &* row &+ x &* side &* place)
        let start = (y &* pooling.width &+ x) &* channels
        for c in stride(from: 0, to: whole, by: 8) {
          let value = (gradient + start).load(SIMD8<Float>.self, at: c)
          let winner = (winners + start).load(SIMD8<Float>.self, at: c)
          for i in 0..<side &* side {
            let isHere = winner .== Float(i)
            target.store(
              SIMD8<Float>(repeating: 0).replacing(with: value, where: isHere),
              at: i / 2 &* row &+ i % 2 &* place &+ c)
          }
        }
        for c in whole..<channels {
          for i in 0..<side &* side {
            let isHere = winners[start &+ c] == Float(i)
            target[i / 2 &* row &+ i % 2 &* place &+ c] = isHere ? gradient[start &+ c] : 0
          }
        }
      }
    }
  }

  /// The derivative of ReLU, which also removes the channel padding: `target` [places, channels] is the source where
  /// `gate` [places, channels] is positive, and zero elsewhere. Positions of the source are `sourcePlace` apart.
  @inlinable @inline(__always)
  public static func gateImage(
    _ source: UnsafePointer<Float>, sourcePlace: Int, places: Int, channels: Int,
    gate: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>
  ) {
    let whole = channels / 8 * 8
    for place in 0..<places {
      let (from, start) = (source + place &* sourcePlace, place &* channels)
      for c in stride(from: 0, to: whole, by: 8) {
        let value = from.load(SIMD8<Float>.self, at: c)
        let isOpen = (gate + start).load(SIMD8<Float>.self, at: c) .> 0
        (target + start).store(SIMD8<Float>(repeating: 0).replacing(with: value, where: isOpen), at: c)
      }
      for c in whole..<channels { target[start &+ c] = gate[start &+ c] > 0 ? from[c] : 0 }
    }
  }
}

/// A vector whose lanes are compared and selected at once; a generic vector is processed lane by lane.
public protocol ComparedLanes: SIMD<Float> {
  /// The larger of the two in each lane; `winner` becomes `number` where `other` is larger.
  func larger(_ other: Self, number: Float, _ winner: inout Self) -> Self
  /// max(0, x) in each lane.
  var rectified: Self { get }
}

extension SIMD8<Float>: ComparedLanes {
  @inlinable @inline(__always)
  public func larger(_ other: Self, number: Float, _ winner: inout Self) -> Self {
    let isLarger = other .> self
    winner.replace(with: number, where: isLarger)
    return replacing(with: other, where: isLarger)
  }

  @inlinable @inline(__always)
  public var rectified: Self { replacing(with: 0, where: self .< 0) }
}

extension SIMD16<Float>: ComparedLanes {
  @inlinable @inline(__always)
  public func larger(_ other: Self, number: Float, _ winner: inout Self) -> Self {
    let isLarger = other .> self
    winner.replace(with: number, where: isLarger)
    return replacing(with: other, where: isLarger)
  }

  @inlinable @inline(__always)
  public var rectified: Self { replacing(with: 0, where: self .< 0) }
}
