// The output formats of `predict`, one type per format, selected by the options. Predict reports errors on standard
// error in all formats.

/// An output format. Pictures arrive one at a time, in order.
protocol PredictOutput {
  /// Writes the prediction for one picture.
  mutating func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws
  /// Writes the error for an unreadable picture.
  mutating func tellFailure(_ error: any Error, of source: PictureSource) throws
  /// Writes the final summary after all pictures.
  mutating func finish() throws
}

extension PredictOutput {
  // Failures are always reported on standard error; most formats add nothing, and have no final summary.
  func tellFailure(_ error: any Error, of source: PictureSource) {}
  func finish() {}
}
