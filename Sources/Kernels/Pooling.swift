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
  /// Processes a row in 16 channels at a time if vectors are that wide, then in eight, then in one.
  @inlinable @inline(__always)
  public static func pool(
    _ pooling: Pooling, _ sums: UnsafePointer<Float>, to outputs: UnsafeMutablePointer<Float>,
    winners: UnsafeMutablePointer<Float>?
  ) {
    for y in 0..<pooling.height {
      let source = sums + y &* pooling.side &* pooling.sumsRow
      let start = y &* pooling.width &* pooling.channels
      let (target, winners) = (outputs + start, winners.map { $0 + start })
      var channel = 0
      while Vector.scalarCount >= 16, channel &+ 16 <= pooling.channels {
        poolRow(SIMD16<Float>.self, pooling, source, channel, to: target, winners: winners)
        channel &+= 16
      }
      while channel &+ 8 <= pooling.channels {
        poolRow(SIMD8<Float>.self, pooling, source, channel, to: target, winners: winners)
        channel &+= 8
      }
      while channel < pooling.channels {
        poolRow(Float.self, pooling, source, channel, to: target, winners: winners)
        channel &+= 1
      }
    }
  }

  /// Pools one row of windows in as many channels, from `channel` on, as there are lanes.
  @inlinable @inline(__always)
  static func poolRow<Lanes: ComparedLanes>(
    _: Lanes.Type, _ pooling: Pooling, _ sums: UnsafePointer<Float>, _ channel: Int,
    to outputs: UnsafeMutablePointer<Float>, winners: UnsafeMutablePointer<Float>?
  ) {
    let (row, place) = (pooling.sumsRow, pooling.sumsPlace)
    var (source, target) = (sums + channel, channel)
    for _ in 0..<pooling.width {
      var best = Lanes(at: source)
      var winner = Lanes(repeating: 0)
      if pooling.side == 2 {
        best = best.larger(Lanes(at: source + place), number: 1, &winner)
        best = best.larger(Lanes(at: source + row), number: 2, &winner)
        best = best.larger(Lanes(at: source + (row &+ place)), number: 3, &winner)
      }
      best.rectified.store(at: outputs + target)
      if let winners { winner.store(at: winners + target) }
      source += pooling.side &* place
      target &+= pooling.channels
    }
  }

  /// Writes the derivative of each pooled value to the position that won, and zeros to the others: ∂L/∂z from ∂L/∂max
  /// z. Positions and channels outside the pooled ones are not changed.
  @inlinable @inline(__always)
  public static func unpool(
    _ pooling: Pooling, _ gradient: UnsafePointer<Float>, winners: UnsafePointer<Float>,
    to sumsGradient: UnsafeMutablePointer<Float>
  ) {
    for y in 0..<pooling.height {
      let target = sumsGradient + y &* pooling.side &* pooling.sumsRow
      let start = y &* pooling.width &* pooling.channels
      let (gradient, winners) = (gradient + start, winners + start)
      var channel = 0
      while Vector.scalarCount >= 16, channel &+ 16 <= pooling.channels {
        unpoolRow(SIMD16<Float>.self, pooling, gradient, winners, channel, to: target)
        channel &+= 16
      }
      while channel &+ 8 <= pooling.channels {
        unpoolRow(SIMD8<Float>.self, pooling, gradient, winners, channel, to: target)
        channel &+= 8
      }
      while channel < pooling.channels {
        unpoolRow(Float.self, pooling, gradient, winners, channel, to: target)
        channel &+= 1
      }
    }
  }

  /// The derivative of `poolRow`.
  @inlinable @inline(__always)
  static func unpoolRow<Lanes: ComparedLanes>(
    _: Lanes.Type, _ pooling: Pooling, _ gradient: UnsafePointer<Float>, _ winners: UnsafePointer<Float>,
    _ channel: Int, to sumsGradient: UnsafeMutablePointer<Float>
  ) {
    let (row, place) = (pooling.sumsRow, pooling.sumsPlace)
    var (source, target) = (channel, sumsGradient + channel)
    for _ in 0..<pooling.width {
      let value = Lanes(at: gradient + source)
      let winner = Lanes(at: winners + source)
      value.kept(where: winner, is: 0).store(at: target)
      if pooling.side == 2 {
        value.kept(where: winner, is: 1).store(at: target + place)
        value.kept(where: winner, is: 2).store(at: target + row)
        value.kept(where: winner, is: 3).store(at: target + (row &+ place))
      }
      source &+= pooling.channels
      target += pooling.side &* place
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

/// Floats that are compared and selected at once: a vector of known width, because a generic one is processed lane by
/// lane, or a single Float.
public protocol ComparedLanes: BitwiseCopyable {
  init(repeating value: Float)
  /// The larger of the two in each lane; `winner` becomes `number` where `other` is larger.
  func larger(_ other: Self, number: Float, _ winner: inout Self) -> Self
  /// The lanes in which `winner` is `number`, and 0 in the others.
  func kept(where winner: Self, is number: Float) -> Self
  /// max(0, x) in each lane.
  var rectified: Self { get }
}

extension ComparedLanes {
  /// Loads the lanes; the address need not be aligned.
  @inlinable @inline(__always)
  init(at source: UnsafePointer<Float>) { self = UnsafeRawPointer(source).loadUnaligned(as: Self.self) }

  /// Stores the lanes; the address need not be aligned.
  @inlinable @inline(__always)
  func store(at target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: self, as: Self.self)
  }
}

extension Float: ComparedLanes {
  @inlinable @inline(__always)
  public init(repeating value: Float) { self = value }

  @inlinable @inline(__always)
  public func larger(_ other: Self, number: Float, _ winner: inout Self) -> Self {
    guard other > self else { return self }
    winner = number
    return other
  }

  @inlinable @inline(__always)
  public func kept(where winner: Self, is number: Float) -> Self { winner == number ? self : 0 }

  @inlinable @inline(__always)
  public var rectified: Self { self < 0 ? 0 : self }
}

extension SIMD8<Float>: ComparedLanes {
  @inlinable @inline(__always)
  public func larger(_ other: Self, number: Float, _ winner: inout Self) -> Self {
    let isLarger = other .> self
    winner.replace(with: number, where: isLarger)
    return replacing(with: other, where: isLarger)
  }

  @inlinable @inline(__always)
  public func kept(where winner: Self, is number: Float) -> Self {
    Self(repeating: 0).replacing(with: self, where: winner .== number)
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
  public func kept(where winner: Self, is number: Float) -> Self {
    Self(repeating: 0).replacing(with: self, where: winner .== number)
  }

  @inlinable @inline(__always)
  public var rectified: Self { replacing(with: 0, where: self .< 0) }
}
