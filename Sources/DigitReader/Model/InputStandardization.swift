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

  /// What the history of a network says once its first layer has absorbed the two, in place of them.
  package static let absorbedEntry = "standardized_inputs"

  /// `tensors` as a network that takes pixels: by what the user said, or what the history in its file says. The history
  /// that comes with it says what was done, and no longer asks for it.
  ///
  /// Throws where the history says what cannot be, and where no network of these layers takes pixels.
  package func applied(
    to tensors: LayerTensors, _ history: ModelHistory
  ) throws(ModelError) -> (tensors: LayerTensors, history: ModelHistory) {
    let saidMean = try Self.number(Self.meanEntry, in: history)
    let saidDeviation = try Self.number(Self.deviationEntry, in: history)
    let (mean, deviation) = (givenMean ?? saidMean ?? 0, givenDeviation ?? saidDeviation ?? 1)
    guard deviation > 0 else { throw .deviation(deviation) }
    guard (mean, deviation) != (0, 1) else { return (tensors, history) }
    guard let absorbed = tensors.takingPixels(mean: mean, deviation: deviation) else {
      throw .paddedMean(mean)
    }
    let others = history.entries.filter { ![Self.meanEntry, Self.deviationEntry].contains($0.name) }
    let entry = (Self.absorbedEntry, "mean \(mean) and deviation \(deviation), absorbed by the first layer")
    return (absorbed, ModelHistory(entries: others + [entry]))
  }

  private static func number(_ name: String, in history: ModelHistory) throws(ModelError) -> Float? {
    guard let text = history[name] else { return nil }
    guard let value = Float(text), value.isFinite else { throw .noNumber(entry: name, text: text) }
    return value
  }
}
