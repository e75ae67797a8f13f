// Checks that the weights of a file fit a network with receptive fields.

import Tensor

extension LayerTensors {
  /// Throws unless the number of inputs is that of the image of `field`, and all weights of the first layer outside its
  /// windows are 0.
  public func requireWithin(_ field: ReceptiveField) throws(LayerTensorsError) {
    guard architecture.image == nil,
      field.imageWidth.multipliedReportingOverflow(by: field.imageHeight) == (sizes[0], false)
    else {
      throw .outside(field)
    }
    let layer = DenseLayout.chain(sizes, receptiveField: field)[0]
    let isWithin = layers[0].weight.withSpan { weights in
      (0..<layer.outputs).allSatisfy { output in
        let row = output * layer.inputs
        var place = row
        for seen in layer.inputs(seenBy: output) + [layer.inputs..<layer.inputs] {
          guard weights.areZero(place..<row + seen.lowerBound) else { return false }
          place = row + seen.upperBound
        }
        return true
      }
    }
    guard isWithin else { throw .outside(field) }
  }
}

extension Span<Float> {
  /// Whether all elements in a range are zero.
  fileprivate func areZero(_ range: Range<Int>) -> Bool {
    // Combines bit patterns without the sign: the compiler vectorises this form.
    var bits: UInt32 = 0
    for index in range { bits |= self[index].magnitude.bitPattern }
    return bits == 0
  }
}
