// The entry to the Adam kernel: which worker updates which run of a layer's parameters.

import Kernels

/// The numbers of one Adam step; see MLP's `Adam` for where they come from.
public typealias AdamStep = AdamCoefficients

extension Engine {
  /// Takes one step of Adam for the parameters of these layers.
  ///
  /// Weights are dealt out as `parameterGradients` deals them out, or nearly so where units see windows, so that each
  /// worker updates what it has just computed the gradient of and still holds in its cache.
  /// - Parameters:
  ///   - parameters, firstMoment, secondMoment: flat vectors, changed where the layers say.
  ///   - gradient: the derivative of the loss by each parameter.
  public func updateByAdam(
    _ parameters: inout Vector, gradient: Vector, firstMoment: inout Vector, secondMoment: inout Vector,
    _ layers: [DenseLayout], _ step: AdamStep
  ) {
    precondition(
      parameters.count >= DenseLayout.vectorCount(layers) && gradient.count == parameters.count
        && firstMoment.count == parameters.count && secondMoment.count == parameters.count,
      "Adam was given vectors of \(parameters.count), \(gradient.count), \(firstMoment.count) and "
        + "\(secondMoment.count)")
    // Workers own runs that do not overlap.
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
    // An update costs about as much as eight multiply-adds of a product.
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
