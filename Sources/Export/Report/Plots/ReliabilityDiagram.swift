// Accuracy against confidence, with the number of images in each bin.

import Formats
import MLP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The reliability diagram of a calibration: bars on the diagonal mean calibrated confidence. Below it, the number of
/// images in each bin, on a logarithmic scale.
struct ReliabilityDiagram {
  let calibration: Calibration

  private static let height = 340.0
  private static let bottom = 236.0
  /// The baseline of the count bars and the height of the tallest.
  private static let countBottom = 330.0
  private static let countHeight = 46.0

  var markup: Markup {
    let frame = PlotFrame(x: 0...1, y: 0...1, bottom: Self.bottom)
    let shares = [0, 0.2, 0.4, 0.6, 0.8, 1]
    let ticks = shares.map { (at: $0, text: $0.percent(places: 0)) }
    return """
      <svg class="plot" viewBox="0 0 \(PlotFrame.width) \(Self.height)" role="img" \
      aria-label="Reliability diagram: accuracy of the answers by their confidence">
      \(frame.axes(xTicks: ticks, yTicks: ticks, xTitle: "Confidence", yTitle: "Accuracy"))\
      \(calibration.bins.filter { $0.count > 0 }.map { bar($0, in: frame) })\
      <path class="diagonal" d="M\(frame.x.place(0)) \(frame.y.place(0))L\(frame.x.place(1)) \(frame.y.place(1))"/>
      <path class="axis" d="M\(frame.x.start) \(Self.countBottom)H\(frame.x.end)"/>
      </svg>
      """
  }

  private func bar(_ bin: Calibration.Bin, in frame: PlotFrame) -> Markup {
    let left = frame.x.place(bin.range.lowerBound) + 1
    let width = frame.x.place(bin.range.upperBound) - 1 - left
    // The bar is solid up to the smaller of accuracy and confidence; from there to the larger is the gap.
    let (lower, upper) = (min(bin.accuracy, bin.confidence), max(bin.accuracy, bin.confidence))
    let (lowerPlace, upperPlace) = (frame.y.place(lower), frame.y.place(upper))
    let gap = bin.confidence > bin.accuracy ? "sure" : "unsure"
    let words =
      "Confidence \(bin.range.text): \(bin.count.counted("image")), \(bin.accuracy.percent()) right, "
      + "mean confidence \(bin.confidence.percent())"
    let most = calibration.bins.map(\.count).max() ?? 1
    let share = log(1 + Double(bin.count)) / log(1 + Double(most))
    let countTop = Self.countBottom - Self.countHeight * share
    return """
      <g><title>\(words)</title>\
      <rect class="accuracy" x="\(left)" y="\(lowerPlace)" width="\(width)" height="\(frame.y.start - lowerPlace)"/>\
      <rect class="\(gap)" x="\(left)" y="\(upperPlace)" width="\(width)" height="\(lowerPlace - upperPlace)"/>\
      <rect class="count" x="\(left)" y="\(countTop)" width="\(width)" height="\(Self.countBottom - countTop)"/></g>

      """
  }
}

extension ClosedRange<Double> {
  /// The bin's bounds, `93 to 100 %`.
  var text: String { "\((lowerBound * 100).fixed(0)) to \((upperBound * 100).fixed(0)) %" }
}
