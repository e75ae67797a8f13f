// Figures that change from epoch to epoch, as lines with a mark at each.

import Formats

/// One line of a chart.
struct LineSeries {
  enum Style: String { case training, validation }

  let name: String
  let style: Style
  /// The places and figures, in order of places; all finite.
  let points: [(x: Double, y: Double)]
}

/// Lines over the epochs of a training.
struct LineChart {
  let title: String
  let yTitle: String
  /// Lines with at least one point.
  let series: [LineSeries]
  /// How a figure is written at the axis, with so many decimals.
  let tickText: (Double, _ places: Int) -> String
  /// What figures are multiplied by before they are written.
  let tickScale: Double
  /// How a figure is written beside its mark.
  let pointText: (Double) -> String
  /// The largest figure that there can be, where there is one: the axis goes no further.
  var limit = Double.infinity

  /// More marks than this would run into one another.
  private static let mostMarks = 40

  /// The chart; nothing when there is no point.
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

  /// What the lines are, in words beside a piece of each.
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

  /// A disc or a square, so that the lines differ in more than their colour.
  private func mark(_ style: LineSeries.Style, x: Double, y: Double, title: Markup) -> Markup {
    switch style {
    case .training:
      "<circle class=\"training\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\">\(title)</circle>"
    case .validation:
      "<rect class=\"validation\" x=\"\(x - 3.5)\" y=\"\(y - 3.5)\" width=\"7\" height=\"7\">\(title)</rect>"
    }
  }
}
