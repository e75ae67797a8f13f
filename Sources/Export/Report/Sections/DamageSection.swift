// The section on damage: one image damaged in every way, with the accuracy on all images below each picture.

import Formats

/// The table of damage, with a picture in each cell if the page has room for them.
struct DamageSection {
  private let record: EvaluationRecord
  private let damage: DamageRecord
  private let sheet: PictureSheet?

  /// The section of a record; nil when no damage was measured.
  init?(_ record: EvaluationRecord) {
    guard let damage = record.damage else { return nil }
    (self.record, self.damage) = (record, damage)
    let tiles = damage.kinds.flatMap(\.samples).map { $0.pixels.map { 255 - $0 } }
    let (rows, columns) = (record.examples.rows, record.examples.columns)
    sheet =
      tiles.count * rows * columns <= CellSamples.pixelLimit
      ? PictureSheet(
        id: "damaged", tiles: tiles, width: columns, height: rows, channels: .gray, blank: [255]) : nil
  }

  var definition: Markup { sheet?.definition ?? .none }

  var markup: Markup {
    let heads = (1...max(1, damage.strengthCount)).map { "<th scope=\"col\">\($0)</th>" as Markup }
    let summaries = damage.kinds.map { "<li><b>\($0.name)</b>: \($0.summary).</li>\n" as Markup }
    return """
      <section id="damage"><h2>Accuracy on corrupted images</h2>
      <p>The accuracy, in %, on the same \(record.evaluation.count.grouped) images after \(damage.kinds.count) kinds \
      of damage at strengths 1 to \(damage.strengthCount). Undamaged it is \
      <b>\((accuracy * 100).fixed(1))</b>, under damage <b>\((damage.means.mean * 100).fixed(1))</b> on average. The \
      network sees the images as they are; <code>digits predict</code> would level their paper first.</p>
      \(legend)\
      <div class="scroll"><table><caption>Accuracy in % by kind and strength of damage</caption>
      <thead><tr><th scope="col">Damage</th>\(heads)<th scope="col">Mean</th></tr></thead>
      <tbody>\(damage.kinds.indices.map(row))</tbody>
      <tfoot><tr><th scope="row">mean</th>\(damage.means.map { figure($0) })\(figure(damage.means.mean))</tr></tfoot>
      </table></div>
      <details><summary>What each kind does</summary><ul>\(summaries)</ul></details>
      <p class="soft">After MNIST-C (Mu and Gilmer 2019, arXiv:1906.02337) and ImageNet-C (Hendrycks and Dietterich \
      2019, arXiv:1903.12261), drawn anew: the figures do not compare with theirs.</p></section>

      """
  }

  private var accuracy: Double { record.evaluation.accuracy }

  private var legend: Markup {
    guard sheet != nil else { return .none }
    return """
      <p>The pictures show image \(damage.sample.grouped), \(record.label(of: damage.sample)); an orange frame means \
      that it was misread.</p>

      """
  }

  private func row(_ number: Int) -> Markup {
    let kind = damage.kinds[number]
    let cells = kind.accuracies.indices.map { strength in
      let picture = picture(of: kind, strength, at: number * damage.strengthCount + strength)
      return "<td>\(picture)\((kind.accuracies[strength] * 100).fixed(1))</td>" as Markup
    }
    return "<tr><th scope=\"row\">\(kind.name)</th>\(cells)\(figure(kind.accuracies.mean))</tr>\n"
  }

  private func picture(of kind: DamageRecord.Kind, _ strength: Int, at place: Int) -> Markup {
    guard let sheet else { return .none }
    let answer = kind.samples[strength].answer
    let isRight = answer == Int(record.predictions.labels[damage.sample])
    let words = "\(kind.name) \(strength + 1), read as \(record.classNames[answer])"
    let tile = sheet.tile(place, label: words)
    return "<span class=\"\(isRight ? "read" : "misread")\" title=\"\(words)\">\(tile)</span>"
  }

  private func figure(_ share: Double) -> Markup { "<td>\((share * 100).fixed(1))</td>" }
}
