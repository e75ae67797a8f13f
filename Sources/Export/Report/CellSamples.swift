// The images shown for each cell of the confusion matrix: the most informative ones, within the page's size limit.

/// The examples shown for each cell of the confusion matrix.
///
/// Mistakes are ordered by descending confidence, right answers by ascending confidence.
struct CellSamples {
  /// A nonempty cell.
  struct Cell {
    let label: Int
    let answer: Int
    /// The number of examples in the cell.
    let count: Int
    /// The examples shown, most informative first.
    let examples: [Int]

    var isRight: Bool { label == answer }
    /// The id of the cell's images in the page.
    var id: String { "cell-\(label)-\(answer)" }
  }

  /// The cells, ordered by label and answer.
  let cells: [Cell]

  /// The maximum number of images per cell.
  static let cellLimit = 24
  /// The maximum number of pixels in all images together. If the images were noise, which does not compress, they would
  /// take a megabyte of the page.
  static let pixelLimit = 780_000

  init(of record: EvaluationRecord, pixelLimit: Int = Self.pixelLimit) {
    let totalLimit = pixelLimit / record.network.inputCount
    let predictions = record.predictions
    let classes = predictions.classCount
    var members = [[Int]](repeating: [], count: classes * classes)
    for example in predictions.labels.indices {
      members[Int(predictions.labels[example]) * classes + predictions.answers[example]].append(example)
    }
    // The largest number of images per cell with which all fit.
    let limit = (0...Self.cellLimit).last { limit in
      members.reduce(0) { $0 + min($1.count, limit) } <= totalLimit
    }
    cells = members.enumerated().compactMap { place, members in
      guard !members.isEmpty else { return nil }
      let (label, answer) = place.quotientAndRemainder(dividingBy: classes)
      // Treats a NaN confidence as none.
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
