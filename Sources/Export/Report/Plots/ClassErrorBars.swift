// The error rates of each class as bars that start at zero. Accuracies would hide differences: bars of 99 % and 98 %
// look alike, although the second means twice the errors.

import Formats
import MLP

/// Two bars per class: examples of it that were missed, and answers of it that were false.
struct ClassErrorBars {
  let classes: [ClassFigures]
  let classNames: [String]

  private static let width = PlotFrame.width
  private static let row = 30.0
  private static let top = 8.0
  private static let right = 372.0

  /// The share of the class's examples that were classified as another; 0 without examples.
  static func missed(_ figures: ClassFigures) -> Double { figures.support == 0 ? 0 : 1 - figures.recall }

  /// The share of the class's answers that were false; 0 when it was never answered.
  ///
  /// A precision of 0 also occurs for a class that was never answered; the number of answers distinguishes the two.
  static func claimed(_ figures: ClassFigures, answers: Int) -> Double {
    answers == 0 ? 0 : 1 - figures.precision
  }

  /// The number of answers per class.
  let answers: [Int]

  var markup: Markup {
    let left = Double(min(max(classNames.map(\.count).max() ?? 1, 2), 14)) * 8 + 12
    let shares = classes.indices.flatMap {
      [Self.missed(classes[$0]), Self.claimed(classes[$0], answers: answers[$0])]
    }
    // A scale is needed even when all bars are zero.
    let scale = LinearScale(domain: 0...max(shares.max() ?? 0, 0.0001), start: left, end: Self.right)
    let height = Self.top + Double(classes.count) * Self.row + 4
    return """
      <svg class="plot" viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="Errors of each class">
      \(classes.indices.map { row($0, scale: scale) })\
      <path class="axis" d="M\(left) \(Self.top)V\(height - 4)"/></svg>
      """
  }

  private func row(_ label: Int, scale: LinearScale) -> Markup {
    let y = Self.top + Double(label) * Self.row
    let name = classNames[label]
    let missed = Self.missed(classes[label])
    let claimed = Self.claimed(classes[label], answers: answers[label])
    return """
      <text class="name end" x="\(scale.start - 8)" y="\(y + Self.row / 2 + 4)">\(name)</text>\
      \(bar("missed", missed, y: y + 3, scale, title: "\(missed.percent()) of the images of \(name) were missed"))\
      \(bar("claimed", claimed, y: y + Self.row / 2, scale, title: "\(claimed.percent()) of the answers \(name) were false"))

      """
  }

  private func bar(_ kind: String, _ share: Double, y: Double, _ scale: LinearScale, title: String) -> Markup
  {
    let end = scale.place(share)
    return """
      <rect class="\(kind)" x="\(scale.start)" y="\(y)" width="\(end - scale.start)" height="10">\
      <title>\(title)</title></rect>\
      <text class="value" x="\(end + 5)" y="\(y + 9)">\(share.percent())</text>
      """
  }
}
