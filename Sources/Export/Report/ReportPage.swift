// The page of `digits eval --report`: one HTML file without scripts or external resources. Each section is in its own
// file.

import Formats

/// An evaluation as an HTML page.
///
/// The same record gives the same bytes. All text in the record is escaped, and the content security policy blocks all
/// requests, scripts and other styles.
public struct ReportPage: Sendable {
  /// The page: well-formed XML as well as HTML.
  public let html: String

  public init(_ record: EvaluationRecord) {
    let cells = CellSamples(of: record).cells
    let mistakes = Array(record.mistakes.prefix(MistakesSection.limit(of: record)))
    let pictures = ExamplePictures(of: cells.flatMap(\.examples) + mistakes, in: record.examples)
    let weights = WeightPictures(
      of: record.network, rows: record.examples.rows, columns: record.examples.columns)
    let damage = DamageSection(record)
    let style: Markup =
      "\(styleSheet)\(PictureSheet.style(of: record.examples))\(ConfusionSection.style(for: cells))"
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(ContentSecurityPolicy(styles: [style.source]).text)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(record.evaluation.accuracy.percent()) on \(record.dataSet) (\(record.split)) – digits</title>
      <style>\(style)</style>
      </head>
      <body>
      \(pictures.definition)\(weights.definition)\(damage?.definition ?? .none)\
      \(record.headline)\(Self.navigation(hasDamage: damage != nil))<main>
      \(ConfusionSection(record: record, cells: cells, pictures: pictures).markup)\
      \(MistakesSection(record: record, shown: mistakes, pictures: pictures).markup)\
      <div class="columns">\(record.classesSection)\(record.calibrationSection)</div>
      \(damage?.markup ?? .none)\
      \(record.historySection)\
      \(record.networkSection(weights))\
      \(record.originSection)</main>
      </body>
      </html>

      """
    html = page.source
  }

  private static func navigation(hasDamage: Bool) -> Markup {
    """
    <nav aria-label="Sections"><ul>
    <li><a href="#confusion">Confusion</a></li>
    <li><a href="#mistakes">Mistakes</a></li>
    <li><a href="#classes">Classes</a></li>
    <li><a href="#calibration">Calibration</a></li>
    \(hasDamage ? "<li><a href=\"#damage\">Damage</a></li>\n" : .none)\
    <li><a href="#history">Training</a></li>
    <li><a href="#network">Network</a></li>
    <li><a href="#origin">Reproduce</a></li>
    </ul></nav>

    """
  }
}
