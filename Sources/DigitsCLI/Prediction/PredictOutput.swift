// The forms in which `predict` gives its answers. Each form is a type of its own; which one is used follows from the
// options. Errors are told on standard error by Predict itself, whatever the form.

/// A form of the answer. The pictures come one after another, in order.
protocol PredictOutput {
  /// Tells what was read in one picture.
  mutating func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws
  /// Tells that a picture could not be read, and why.
  mutating func tellFailure(_ error: any Error, of source: PictureSource) throws
  /// Tells what there is to say when all pictures are through.
  mutating func finish() throws
}

extension PredictOutput {
  // On standard error every failure is told anyway; most forms have no more to say, and nothing at the end.
  func tellFailure(_ error: any Error, of source: PictureSource) {}
  func finish() {}
}
