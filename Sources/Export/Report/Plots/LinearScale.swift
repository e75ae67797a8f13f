// Linear scales from values to plot coordinates, with round tick values.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A linear map from a range of values to a range of coordinates, which may be reversed.
struct LinearScale {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double

  /// The coordinate of a value; values outside the domain map outside the plot.
  func place(_ value: Double) -> Double {
    let width = domain.upperBound - domain.lowerBound
    return start + (end - start) * (width > 0 ? (value - domain.lowerBound) / width : 0.5)
  }

  /// Round values across the domain: about `count` of them, 1, 2 or 5 times a power of ten apart.
  func ticks(about count: Int) -> [Double] {
    let step = Self.step(across: domain, about: count)
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The number of decimals that tick labels need, as percentages (`scale` 100) or plain (1).
  func tickPlaces(about count: Int, scale: Double) -> Int {
    let step = Self.step(across: domain, about: count) * scale
    return Int(min(max(1 - 1e-9 - log10(step), 0), 6))
  }

  /// The smallest range with round ends that contains all `values`; for a single value, a range of about a hundredth of
  /// it. Nil without values.
  ///
  /// Values must be finite.
  static func roundDomain(of values: [Double], about count: Int) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    // A single value is centred in a small range, unless that overflows.
    let margin = low.magnitude * 0.005
    if low == high, low - margin < low, (low.magnitude + margin).isFinite {
      return roundDomain(of: [low - margin, low + margin], about: count)
    }
    let step = step(across: low...high, about: count)
    let (first, last) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    return first < last ? first...last : first - step...last + step
  }

  private static func step(across domain: ClosedRange<Double>, about count: Int) -> Double {
    // Values that are equal or differ only in their last digits still need an axis.
    let width = max(domain.upperBound - domain.lowerBound, domain.upperBound.magnitude * 1e-9, 1e-300)
    let rough = width / Double(count)
    let power = pow(10, log10(rough).rounded(.down))
    return ([1, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10) * power
  }
}
