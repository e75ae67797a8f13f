// Input standardization of networks trained elsewhere, (x - mean) / deviation for pixels x in 0...1. The values come
// from options or from the weights' metadata and are folded into the first layer, so that the network takes pixels.

import MLP

/// The mean and standard deviation by which inputs were standardized.
package struct InputStandardization: Sendable, Equatable {
  /// The values given by the user.
  package var givenMean: Float?
  package var givenDeviation: Float?

  package init(givenMean: Float? = nil, givenDeviation: Float? = nil) {
    (self.givenMean, self.givenDeviation) = (givenMean, givenDeviation)
  }

  package static let meanEntry = "input_mean"
  package static let deviationEntry = "input_std"

  /// The metadata entry that replaces the two after they are folded into the first layer.
  package static let absorbedEntry = "standardized_inputs"

  /// Folds the standardization into `tensors`, with the user's values or else those in `history`. In the returned
  /// history the two entries are replaced by one that records this.
  ///
  /// Throws when an entry is invalid, or when the first layer's padding makes folding impossible.
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
