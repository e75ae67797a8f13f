// The section on calibration: whether confidence matches accuracy.

import Formats

extension EvaluationRecord {
  var calibrationSection: Markup {
    """
    <section id="calibration"><h2>Calibration</h2>
    <p>Of the answers given with 90 % confidence, 90 % should be right: bars that end on the dashed line. The expected \
    calibration error is the mean distance from it, <b>\((calibration.error * 100).fixed(2)) percentage points</b>. \
    The lower bars count the images, on a logarithmic scale.</p>
    <ul class="legend"><li><span class="swatch accuracy"></span>accuracy</li>\
    <li><span class="swatch sure"></span>overconfident</li>\
    <li><span class="swatch unsure"></span>underconfident</li></ul>
    <figure>\(ReliabilityDiagram(calibration: calibration).markup)\(calibrationTable.disclosure)</figure></section>

    """
  }

  private var calibrationTable: DataTable {
    DataTable(
      caption: "Confidence and accuracy as a table",
      columns: ["Confidence", "Images", "Right", "Accuracy", "Mean confidence"],
      rows: calibration.bins.map { bin in
        [
          bin.range.text, bin.count.grouped, bin.correct.grouped, bin.accuracy.percent(),
          bin.confidence.percent(),
        ]
      })
  }
}
