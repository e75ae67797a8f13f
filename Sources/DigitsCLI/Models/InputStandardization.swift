// What a network trained elsewhere saw in place of pixels from 0 to 1: (x - mean) / deviation. The options say it, or the
// metadata of the weights; either way the network takes pixels afterwards.

import MLP
import Terminal

/// The mean and deviation by which inputs were standardised.
struct InputStandardization: Sendable, Equatable {
  /// What the user said.
  var givenMean: Float?
  var givenDeviation: Float?

  static let meanEntry = "input_mean"
  static let deviationEntry = "input_std"

  /// `file` as a network that takes pixels: by what the user said, or what the file says.
  ///
  /// Throws where the file says what cannot be.
  func applied(to file: SafetensorsFile) throws(Failure) -> SafetensorsFile {
    let (saidMean, saidDeviation) = (
      try Self.entry(Self.meanEntry, of: file), try Self.entry(Self.deviationEntry, of: file)
    )
    let (mean, deviation) = (givenMean ?? saidMean ?? 0, givenDeviation ?? saidDeviation ?? 1)
    guard deviation > 0 else {
      throw Failure("its metadata has an input_std of \(deviation), and it must be positive")
    }
    return file.takingPixels(mean: mean, deviation: deviation)
  }

  private static func entry(_ name: String, of file: SafetensorsFile) throws(Failure) -> Float? {
    guard let text = file.metadata[name] else { return nil }
    guard let value = Float(text), value.isFinite else {
      throw Failure("its metadata has an \(name) of '\(text.harmless(limit: 40))', which is no number")
    }
    return value
  }
}
