// Upsamples a component to the size of the picture, one row at a time. ITU-T T.81, A.1.1, does not specify the filter;
// JFIF 1.02 centres chroma samples between luma samples.

/// The upsampling method of a component.
///
/// Components at half resolution are interpolated with a triangle filter (3/4 of the nearer sample, 1/4 of the
/// farther), like libjpeg's default. Other ratios, including 4:1:1 and 3:2, use nearest-neighbour upsampling.
struct JPEGUpsampling {
  private enum Method {
    case none
    case doubledWidth
    case doubledHeight
    case doubledBoth
    case repeated
  }

  private let method: Method
  /// The size of the component.
  private let width: Int
  private let height: Int
  /// The component's sampling factors divided by the frame's maximum, as fractions.
  private let horizontal: (factor: Int, of: Int)
  private let vertical: (factor: Int, of: Int)

  init(_ component: JPEGComponent, of frame: JPEGFrame) {
    (width, height) = (component.width, component.height)
    horizontal = (component.declaration.horizontal, frame.horizontalFactor)
    vertical = (component.declaration.vertical, frame.verticalFactor)
    let isHalved = horizontal.of == 2 * horizontal.factor
    let isFlattened = vertical.of == 2 * vertical.factor
    let isWhole = horizontal.of == horizontal.factor
    let isTall = vertical.of == vertical.factor
    if isWhole, isTall {
      method = .none
    } else if isWhole, isFlattened {
      method = .doubledHeight
    } else if isHalved, isTall, width > 2 {
      method = .doubledWidth
    } else if isHalved, isFlattened, width > 2 {
      method = .doubledBoth
    } else {
      method = .repeated
    }
  }

  /// Writes row `y` of the picture to `row`, with at most one sample more than the picture's width.
  func upsample(_ plane: JPEGPlane, row y: Int, into row: inout [UInt8]) {
    let samples = plane.samples.span
    let own = y * vertical.factor / vertical.of
    let near = samples.extracting(own * plane.stride..<own * plane.stride + width)
    let count = row.count - 1
    var output = row.mutableSpan
    switch method {
    case .none:
      for x in 0..<width { output[x] = near[x] }
    case .repeated:
      for x in 0..<count { output[x] = near[x * horizontal.factor / horizontal.of] }
    case .doubledWidth:
      Self.doubleWidth(near, into: &output)
    case .doubledHeight, .doubledBoth:
      // The row above for an upper half, the row below for a lower; the row itself at the edges.
      let other = min(max(own + (y % 2 == 0 ? -1 : 1), 0), height - 1)
      let far = samples.extracting(other * plane.stride..<other * plane.stride + width)
      if method == .doubledHeight {
        let bias: UInt16 = y % 2 == 0 ? 1 : 2
        for x in 0..<width {
          output[x] = UInt8(truncatingIfNeeded: (3 &* UInt16(near[x]) &+ UInt16(far[x]) &+ bias) &>> 2)
        }
      } else {
        Self.doubleBoth(near, far, into: &output)
      }
    }
  }

  /// Each sample becomes two, a quarter of the way to its left and right neighbours.
  private static func doubleWidth(_ samples: Span<UInt8>, into output: inout MutableSpan<UInt8>) {
    var left = UInt16(samples[0])
    output[0] = samples[0]
    for x in 1..<samples.count {
      let right = UInt16(samples[x])
      output[2 &* x &- 1] = UInt8(truncatingIfNeeded: (3 &* left &+ right &+ 2) &>> 2)
      output[2 &* x] = UInt8(truncatingIfNeeded: (3 &* right &+ left &+ 1) &>> 2)
      left = right
    }
    output[2 * samples.count - 1] = samples[samples.count - 1]
  }

  /// The same in both directions. The rounding of sixteenths alternates between up and down to avoid a bias.
  private static func doubleBoth(
    _ near: Span<UInt8>, _ far: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) {
    let count = near.count
    var left = 3 &* UInt16(near[0]) &+ UInt16(far[0])
    output[0] = UInt8(truncatingIfNeeded: (4 &* left &+ 8) &>> 4)
    for x in 1..<count {
      let right = 3 &* UInt16(near[x]) &+ UInt16(far[x])
      output[2 &* x &- 1] = UInt8(truncatingIfNeeded: (3 &* left &+ right &+ 7) &>> 4)
      output[2 &* x] = UInt8(truncatingIfNeeded: (3 &* right &+ left &+ 8) &>> 4)
      left = right
    }
    output[2 * count - 1] = UInt8(truncatingIfNeeded: (4 &* left &+ 7) &>> 4)
  }
}
