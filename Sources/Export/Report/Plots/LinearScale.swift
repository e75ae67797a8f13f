// From figures to places on a plot, and the round figures that its axis shows.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A straight map from a range of figures to a range of coordinates, which may run backwards.
struct LinearScale {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double

  /// Where a figure is drawn; one outside of the domain is drawn outside of the plot.
  func place(_ value: Double) -> Double {
    let width = domain.upperBound - domain.lowerBound
    return start + (end - start) * (width > 0 ? (value - domain.lowerBound) / width : 0.5)
  }

  /// Round figures across the domain: about `count` of them, 1, 2 or 5 times a power of ten apart.
  func ticks(about count: Int) -> [Double] {
    let step = Self.step(across: domain, about: count)
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The decimals that the ticks need as percentages (`scale` 100) or as they are (1).
  func tickPlaces(about count: Int, scale: Double) -> Int {
    let step = Self.step(across: domain, about: count) * scale
    return Int(min(max(1 - 1e-9 - log10(step), 0), 6))
  }

  /// The smallest range that holds all `values` and ends at round figures, of a single figure a hundredth of it wide;
  /// nil without values.
  ///
  /// Values must be finite.
  static func roundDomain(of values: [Double], about count: Int) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    // A single figure stands in the middle of others near it, where there is room for them.
    let margin = low.magnitude * 0.005
    if low == high, low - margin < low, (low.magnitude + margin).isFinite {
      return roundDomain(of: [low - margin, low + margin], about: count)
    }
    let step = step(across: low...high, about: count)
    let (first, last) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    return first < last ? first...last : first - step...last + step
  }

  private static func step(across domain: ClosedRange<Double>, about count: Int) -> Double {
    // Figures that differ in their last digits alone, or not at all, still get an axis.
    let width = max(domain.upperBound - domain.lowerBound, domain.upperBound.magnitude * 1e-9, 1e-300)
    let rough = width / Double(count)
    let power = pow(10, log10(rough).rounded(.down))
    return ([1, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10) * power
  }
}
