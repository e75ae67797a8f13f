// The section on the training history, epoch by epoch, when the weights file has it.

import Formats

extension EvaluationRecord {
  var historySection: Markup {
    """
    <section id="history"><h2>How it was trained</h2>
    \(history.isEmpty ? "<p>The weights file does not record the course of the training.</p>\n" : plots)</section>

    """
  }

  private var plots: Markup {
    let loss = LineChart(
      title: "Loss of each epoch", yTitle: "Loss, nats",
      series: series(\.loss, \.validationLoss),
      tickText: { $0.fixed($1) }, tickScale: 1, pointText: { $0.fixed(4) })
    let accuracy = LineChart(
      title: "Accuracy of each epoch", yTitle: "Accuracy",
      series: series(\.accuracy, \.validationAccuracy),
      tickText: { $0.percent(places: $1) }, tickScale: 100, pointText: { $0.percent() }, limit: 1)
    let legend = loss.series.count >= accuracy.series.count ? loss.legend : accuracy.legend
    return """
      <p>The training loss includes what makes training harder, label smoothing and distorted images for \
      instance, so it may be higher than the validation loss.</p>
      \(legend)<div class="columns"><figure>\(loss.markup)</figure><figure>\(accuracy.markup)</figure></div>
      \(historyTable.disclosure)
      """
  }

  /// Every n-th epoch and the last, a few hundred in total; more would fill the plot.
  private var shownHistory: [TrainingEpoch] {
    let step = (history.count + Self.mostEpochs - 1) / Self.mostEpochs
    return history.enumerated().filter { $0.offset % step == 0 || $0.offset == history.count - 1 }.map(
      \.element)
  }

  private static let mostEpochs = 400

  /// The lines of the training and of the held-out images that have at least one point.
  private func series(
    _ training: KeyPath<TrainingEpoch, Double?>, _ validation: KeyPath<TrainingEpoch, Double?>
  ) -> [LineSeries] {
    func points(_ figure: KeyPath<TrainingEpoch, Double?>) -> [(x: Double, y: Double)] {
      shownHistory.compactMap { epoch in
        // Above this limit even the difference of two values may overflow.
        epoch[keyPath: figure].flatMap { $0.magnitude < 1e300 ? (x: Double(epoch.number), y: $0) : nil }
      }
    }
    return [
      LineSeries(name: "training", style: .training, points: points(training)),
      LineSeries(name: "held out (validation)", style: .validation, points: points(validation)),
    ].filter { !$0.points.isEmpty }
  }

  private var historyTable: DataTable {
    DataTable(
      caption: "The epochs as a table",
      columns: ["Epoch", "Loss", "Accuracy", "Validation loss", "Validation accuracy"],
      rows: shownHistory.map { epoch in
        [
          epoch.number.grouped, (epoch.loss ?? .nan).fixed(4), (epoch.accuracy ?? .nan).percent(),
          (epoch.validationLoss ?? .nan).fixed(4), (epoch.validationAccuracy ?? .nan).percent(),
        ]
      })
  }
}
