// The penalties of the search for ink: how unlikely each look, and each way to clean its ink, makes a candidate.

extension InkSearch {
  /// The penalties of looks and their results, in nats.
  enum Cost {
    static let evenLight: Float = 0.1
    static let strokes: Float = 0.2
    static let fineStrokes: Float = 0.4
    /// Strokes of the less likely polarity; the likely one is the plain look's if that is clear, else light ink on a
    /// board and dark ink on paper.
    static let otherPolarity: Float = 0.4
    /// The plain look at a picture whose levels separate better in even light.
    static let uneven: Float = 0.5
    /// Any other look when the plain look finds only strokes.
    static let needless: Float = 0.8
    /// A surface with straight sides, one without, and ink on the former and on the latter.
    static let sheet: Float = 2
    static let surface: Float = 0.7
    static let onSheet: Float = 0.15
    static let onSurface: Float = 1.2
    /// Ink as long as the sheet: it may be the blurred edge of a shadow.
    static let alongSheet: Float = 0.5
    /// Each edge of the picture that is more than half ink, and a shadow that was dropped.
    static let edge: Float = 0.5
    static let shade: Float = 1
    /// Edge pieces kept, or all of them dropped, in place of EdgePieces' default.
    static let otherEdge: Float = 0.2
    /// A line kept beside the digit, and a line cut off the digit.
    static let ruleLeft: Float = 0.5
    static let ruleCut: Float = 0.6
    /// Pieces far from the largest dropped.
    static let alone: Float = 0.3
    /// All pieces but the largest dropped.
    static let single: Float = 0.5
  }
}
