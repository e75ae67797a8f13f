// The frame of plots with two axes: grid lines, tick labels and axis titles.

import Formats

/// The plot area, in user units.
struct PlotFrame {
  let x: LinearScale
  let y: LinearScale

  /// The size of the whole picture: at this width its text is readable on a phone.
  static let width = 440.0
  static let height = 280.0

  /// The margins for tick labels and titles.
  static let left = 60.0
  static let right = 420.0
  static let top = 14.0
  static let bottom = 236.0

  init(x: ClosedRange<Double>, y: ClosedRange<Double>, bottom: Double = Self.bottom) {
    self.x = LinearScale(domain: x, start: Self.left, end: Self.right)
    self.y = LinearScale(domain: y, start: bottom, end: Self.top)
  }

  /// Grid lines with tick labels, and both axis titles; drawn below everything else.
  func axes(
    xTicks: [(at: Double, text: String)], yTicks: [(at: Double, text: String)], xTitle: String, yTitle: String
  ) -> Markup {
    let rows = yTicks.map { tick in
      let height = y.place(tick.at)
      return """
        <path class="grid" d="M\(x.start) \(height)H\(x.end)"/>\
        <text class="tick end" x="\(x.start - 7)" y="\(height + 4)">\(tick.text)</text>

        """ as Markup
    }
    let columns = xTicks.map { tick in
      let place = x.place(tick.at)
      return """
        <text class="tick middle" x="\(place)" y="\(y.start + 17)">\(tick.text)</text>

        """ as Markup
    }
    let middle = (y.start + y.end) / 2
    return """
      \(rows)\(columns)<path class="axis" d="M\(x.start) \(y.start)H\(x.end)"/>
      <text class="title middle" x="\((x.start + x.end) / 2)" y="\(y.start + 36)">\(xTitle)</text>
      <text class="title middle" transform="translate(10 \(middle)) rotate(-90)">\(yTitle)</text>

      """
  }
}
