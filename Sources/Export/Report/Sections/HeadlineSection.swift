// The top of the page: the accuracy and the other main figures.

import Formats

extension EvaluationRecord {
  var headline: Markup {
    let error = (evaluation.standardError * 100).fixed(2)
    return """
      <header>
      <p class="eyebrow">Evaluation report · digits \(version)</p>
      <h1><span class="figure">\(evaluation.accuracy.percent())</span> <span class="spread">± \(error)</span></h1>
      <p class="lead">\(sentence)</p>
      <dl class="tiles">
      \(tile("Mistakes", (evaluation.count - evaluation.correct).grouped, "of \(evaluation.count.counted("image"))"))\
      \(tile("Cross-entropy", evaluation.loss.fixed(4), "nats, mean over all images"))\
      \(tile("Calibration error", (calibration.error * 100).fixed(2), "percentage points\(atTemperature)"))\
      \(tile("Parameters", network.parameterCount.grouped, "in \(network.layers.count.counted("layer"))"))\
      </dl>
      </header>

      """
  }

  private var sentence: Markup {
    let images = "the \(evaluation.count.grouped) \(split) images of \(dataSet)"
    return """
      <b>\(evaluation.correct.grouped)</b> of \(images) are read correctly by \(weights), a network of \
      \(network.layerSizes.map(\.grouped).joined(separator: " → ")). The figure after ± is the \
      standard error: how far chance alone, in the choice of the images, may have moved the accuracy.
      """
  }

  private var atTemperature: String {
    temperature == 1 ? "" : ", at temperature \(Double(temperature).fixed(3))"
  }

  private func tile(_ name: String, _ figure: String, _ note: String) -> Markup {
    "<div><dt>\(name)</dt><dd><b>\(figure)</b> \(note)</dd></div>\n"
  }
}
