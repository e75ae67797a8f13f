// An exponential moving average of a network's parameters over training steps.

import Kernels

extension Engine {
  /// average ← (1 − share) · average + share · parameters, for the parameters of these layers.
  ///
  /// Work is divided as in `updateByAdam`, so that each worker averages the parameters that are still in its cache.
  /// - Parameters:
  ///   - average: a flat vector, updated in the ranges of `layers`.
  ///   - parameters: a flat vector of the same length.
  ///   - share: 0 ... 1; 1 copies.
  public func average(
    _ parameters: Vector, into average: inout Vector, _ layers: [DenseLayout], share part: Float
  ) {
    precondition(
      parameters.count >= DenseLayout.vectorCount(layers) && average.count == parameters.count,
      "an average of \(average.count) was given \(parameters.count) parameters")
    let kept = 1 - part
    // Workers write to disjoint ranges.
    nonisolated(unsafe) let mean = average.mutablePointer()
    nonisolated(unsafe) let w = parameters.pointer
    @Sendable func add(_ start: Int, _ count: Int) {
      for i in start..<start + count { mean[i] = kept * mean[i] + part * w[i] }
    }
    share(work: parameters.count) { share in
      for layer in layers {
        share.forEachPart(panels: layer.panels, rows: layer.inputsSeen) { panel, rows in
          add(
            layer.weightsStart + panel * layer.panelCount + rows.lowerBound * panelWidth,
            rows.count * panelWidth)
          if rows.lowerBound == 0 { add(layer.biasStart + panel * panelWidth, panelWidth) }
        }
      }
    }
  }
}
