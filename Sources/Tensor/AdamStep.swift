// The entry to the Adam kernel: divides each layer's parameters among the workers.

import Kernels

/// The coefficients of one Adam step, as computed by MLP's `Adam`.
public typealias AdamStep = AdamCoefficients

extension Engine {
  /// Takes one Adam step on the parameters of these layers.
  ///
  /// Weights are divided among the workers as in `parameterGradients`, approximately so for layers with receptive
  /// fields, so that each worker updates the weights whose gradient is still in its cache.
  /// - Parameters:
  ///   - parameters, firstMoment, secondMoment: flat vectors, updated in the ranges of `layers`.
  ///   - gradient: ∂L/∂parameters, a flat vector of the same layout.
  public func updateByAdam(
    _ parameters: inout Vector, gradient: Vector, firstMoment: inout Vector, secondMoment: inout Vector,
    _ layers: [DenseLayout], _ step: AdamStep
  ) {
    precondition(
      parameters.count >= DenseLayout.vectorCount(layers) && gradient.count == parameters.count
        && firstMoment.count == parameters.count && secondMoment.count == parameters.count,
      "Adam was given vectors of \(parameters.count), \(gradient.count), \(firstMoment.count) and "
        + "\(secondMoment.count)")
    // Workers write to disjoint ranges.
    nonisolated(unsafe) let w = parameters.mutablePointer()
    nonisolated(unsafe) let g = gradient.pointer
    nonisolated(unsafe) let m = firstMoment.mutablePointer()
    nonisolated(unsafe) let v = secondMoment.mutablePointer()
    @Sendable func update(_ start: Int, _ count: Int) {
      kernels.adam(
        AdamRun(
          count: count, parameters: w + start, gradient: g + start, firstMoment: m + start,
          secondMoment: v + start), step)
    }
    // Updating a parameter costs about as much as eight multiply-adds.
    share(work: 8 * parameters.count) { share in
      for layer in layers {
        share.forEachPart(panels: layer.panels, rows: layer.inputsSeen) { panel, rows in
          update(
            layer.weightsStart + panel * layer.panelCount + rows.lowerBound * panelWidth,
            rows.count * panelWidth)
          if rows.lowerBound == 0 { update(layer.biasStart + panel * panelWidth, panelWidth) }
        }
      }
    }
  }
}
