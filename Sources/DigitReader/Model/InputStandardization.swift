// What a network trained elsewhere saw in place of pixels from 0 to 1: (x - mean) / deviation. The options say it, or the
// metadata of the weights; either way the network takes pixels afterwards.

import MLP

/// The mean and deviation by which inputs were standardised.
package struct InputStandardization: Sendable, Equatable {
  /// What the user said.
  package var givenMean: Float?
  package var givenDeviation: Float?

  package init(givenMean: Float? = nil, givenDeviation: Float? = nil) {
    (self.givenMean, self.givenDeviation) = (givenMean, givenDeviation)
  }

  package static let meanEntry = "input_mean"
  package static let deviationEntry = "input_std"

  /// `file` as a network that takes pixels: by what the user said, or what the file says.
  ///
  /// Throws where the file says what cannot be.
  package func applied(to file: SafetensorsFile) throws(ModelError) -> SafetensorsFile {
    let (saidMean, saidDeviation) = (
      try Self.entry(Self.meanEntry, of: file), try Self.entry(Self.deviationEntry, of: file)
    )
    let (mean, deviation) = (givenMean ?? saidMean ?? 0, givenDeviation ?? saidDeviation ?? 1)
    guard deviation > 0 else { throw .deviation(deviation) }
    return file.takingPixels(mean: mean, deviation: deviation)
  }

  private static func entry(_ name: String, of file: SafetensorsFile) throws(ModelError) -> Float? {
    guard let text = file.metadata[name] else { return nil }
    guard let value = Float(text), value.isFinite else { throw .noNumber(entry: name, text: text) }
    return value
  }
}
