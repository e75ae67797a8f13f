// Max pooling with ReLU, forward and backward: from the sums of a convolution to the outputs of the layer. The sums
// have their channels padded to whole vectors; the outputs are packed. It checks nothing.

/// The sums z of a convolution for one image and what is made of them: a = max(0, maximum over each square).
///
/// Shapes: z is [height · side, width · side, channels], perhaps with places beyond that are left out; a, its
/// derivative and the winners are [height, width, channels] without gaps.
public struct Pooling {
  /// The side of a square, 1 or 2.
  public var side: Int
  /// The size of a.
  public var height, width, channels: Int
  /// Distance in Floats from one row of z to the next, and from one place to the next.
  public var sumsRow, sumsPlace: Int

  @inlinable
  public init(side: Int, height: Int, width: Int, channels: Int, sumsRow: Int, sumsPlace: Int) {
    (self.side, self.height, self.width, self.channels) = (side, height, width, channels)
    (self.sumsRow, self.sumsPlace) = (sumsRow, sumsPlace)
  }
}

extension InstructionSet {
  /// Pools z into `outputs` and notes which place of its square each of them came from, 0 ..< side², the first of
  /// equals in row-major order. Places are Floats, so that they are compared and chosen as the values are, without a
  /// conversion between widths, which is done lane by lane.
  ///
  /// Sixteen channels at a time where vectors are that wide, then eight, then one.
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

  /// Pools as many channels as there are lanes, of one square that begins at `source`.
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

  /// Carries the derivative of each pooled value back to the place that won, and zeros to the others: ∂L/∂z from
  /// ∂L/∂max z. What lies beyond the pooled places and channels is left as it is.
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

  /// ReLU's derivative, and the padding of channels left out: `target` [places, channels] is the source where `gate`
  /// [places, channels] is positive, and zero elsewhere. Places of the source are `sourcePlace` apart.
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

/// A vector whose lanes are compared and chosen at once; those of a generic vector are handled one by one.
public protocol ComparedLanes: SIMD<Float> {
  /// These lanes, or those of `other` where they are larger; `winner` becomes `number` there.
  func larger(_ other: Self, number: Float, _ winner: inout Self) -> Self
  /// Zero where a lane is negative.
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
