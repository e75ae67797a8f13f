// The images shown for each cell of the confusion matrix: the most informative ones, within the page's size limit.

/// The examples that stand for the cells of the confusion matrix.
///
/// Of mistakes the surest are shown, of right answers the least sure.
struct CellSamples {
  /// A cell with something in it.
  struct Cell {
    let label: Int
    let answer: Int
    /// How many examples are of it.
    let count: Int
    /// Those that are shown, the most telling first.
    let examples: [Int]

    var isRight: Bool { label == answer }
    /// What the page calls its images.
    var id: String { "cell-\(label)-\(answer)" }
  }

  /// The cells in order of labels and answers.
  let cells: [Cell]

  /// The most images of one cell.
  static let cellLimit = 24
  /// The most pixels of all images together. If they were noise, which does not compress, the page would hold a
  /// megabyte of them.
  static let pixelLimit = 780_000

  init(of record: EvaluationRecord, pixelLimit: Int = Self.pixelLimit) {
    let totalLimit = pixelLimit / record.network.inputCount
    let predictions = record.predictions
    let classes = predictions.classCount
    var members = [[Int]](repeating: [], count: classes * classes)
    for example in predictions.labels.indices {
      members[Int(predictions.labels[example]) * classes + predictions.answers[example]].append(example)
    }
    // The largest number of images a cell with which all fit.
    let limit = (0...Self.cellLimit).last { limit in
      members.reduce(0) { $0 + min($1.count, limit) } <= totalLimit
    }
    cells = members.enumerated().compactMap { place, members in
      guard !members.isEmpty else { return nil }
      let (label, answer) = place.quotientAndRemainder(dividingBy: classes)
      // A confidence that is no number is no confidence.
      let keyed = members.map { example in
        let confidence = predictions.confidences[example]
        let surest = confidence.isNaN ? 0 : confidence
        return (key: label == answer ? surest : -surest, example: example)
      }
      let shown = keyed.sorted { $0 < $1 }.prefix(limit ?? 0).map(\.example)
      return Cell(label: label, answer: answer, count: members.count, examples: shown)
    }
  }
}
