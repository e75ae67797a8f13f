// Line charts of values per epoch, with a marker at each value.

import Formats

/// A line of a chart.
struct LineSeries {
  enum Style: String { case training, validation }

  let name: String
  let style: Style
  /// Points in order of x; all finite.
  let points: [(x: Double, y: Double)]
}

/// Line chart over the epochs of a training.
struct LineChart {
  let title: String
  let yTitle: String
  /// Lines with at least one point each.
  let series: [LineSeries]
  /// Formats an axis label with the given number of decimals.
  let tickText: (Double, _ places: Int) -> String
  /// The factor that values are multiplied by for axis labels.
  let tickScale: Double
  /// Formats the label of a point.
  let pointText: (Double) -> String
  /// The maximum possible value, where the axis ends.
  var limit = Double.infinity

  /// The maximum number of markers; more would overlap.
  private static let mostMarks = 40

  /// The chart; empty without points.
  var markup: Markup {
    let points = series.flatMap(\.points)
    let figures = points.map(\.y)
    guard let first = points.map(\.x).min(), let last = points.map(\.x).max(),
      let round = LinearScale.roundDomain(of: figures, about: 5)
    else { return .none }
    let domain = round.clamped(to: -.infinity...max(limit, figures.max() ?? limit))
    let frame = PlotFrame(x: first < last ? first...last : first - 1...last + 1, y: domain)
    let places = frame.y.tickPlaces(about: 5, scale: tickScale)
    let yTicks = frame.y.ticks(about: 5).map { (at: $0, text: tickText($0, places)) }
    let xTicks = frame.x.ticks(about: 10).filter { $0 == $0.rounded() && first...last ~= $0 }
      .map { (at: $0, text: Int($0).grouped) }
    return """
      <svg class="plot" viewBox="0 0 \(PlotFrame.width) \(PlotFrame.height)" role="img" aria-label="\(title)">
      \(frame.axes(xTicks: xTicks, yTicks: yTicks, xTitle: "Epoch", yTitle: yTitle))\
      \(series.map { line($0, in: frame) })</svg>
      """
  }

  /// The legend.
  var legend: Markup {
    let entries = series.map { series in
      """
      <li><svg class="key" viewBox="0 0 26 12" aria-hidden="true">\
      <path class="\(series.style.rawValue)" d="M1 6H25"/>\(mark(series.style, x: 13, y: 6, title: .none))</svg>\
      \(series.name)</li>
      """ as Markup
    }
    return "<ul class=\"legend\">\(entries)</ul>"
  }

  private func line(_ series: LineSeries, in frame: PlotFrame) -> Markup {
    let places = series.points.map { (x: frame.x.place($0.x), y: frame.y.place($0.y)) }
    var path: Markup = .none
    for (index, place) in places.enumerated() {
      path += "\(index == 0 ? "M" : "L")\(place.x) \(place.y)"
    }
    let marks: [Markup] =
      places.count > Self.mostMarks
      ? []
      : zip(places, series.points).map { place, point in
        let words = "\(series.name), epoch \(Int(point.x)): \(pointText(point.y))"
        return mark(series.style, x: place.x, y: place.y, title: "<title>\(words)</title>")
      }
    return "<path class=\"\(series.style.rawValue)\" d=\"\(path)\"/>\(marks)\n"
  }

  /// A disc or a square, so that lines differ in shape as well as colour.
  private func mark(_ style: LineSeries.Style, x: Double, y: Double, title: Markup) -> Markup {
    switch style {
    case .training:
      "<circle class=\"training\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\">\(title)</circle>"
    case .validation:
      "<rect class=\"validation\" x=\"\(x - 3.5)\" y=\"\(y - 3.5)\" width=\"7\" height=\"7\">\(title)</rect>"
    }
  }
}
