// Converts tensors named and laid out by other programs to the names and shapes of `torch.nn.Sequential`, if there is
// exactly one way to do so. Otherwise the names are left unchanged and rejected later.

import Storage

extension SafetensorsFile {
  /// This file with the names of `torch.nn.Sequential`, or unchanged if the conversion is ambiguous.
  ///
  /// A prefix common to all names is removed (`net.0.weight`). Dense layers with other names (`fc1.weight`,
  /// `layers.2.kernel`) are put in the order in which their sizes chain; kernels of shape [inputs, outputs], as in
  /// Keras, are transposed.
  public func withSequentialNames() -> SafetensorsFile {
    guard !tensors.isEmpty, !tensors.allSatisfy({ Self.sequentialName($0.name[...]) }) else { return self }
    if let file = withoutPrefix() { return file }
    guard let layers = foreignLayers(), let order = Self.order(of: layers) else { return self }
    let renamed = order.enumerated().flatMap { place, layer in
      [
        Tensor(
          name: "\(2 * place).weight", shape: [layer.outputs, layer.inputs], values: layer.weightByOutput),
        Tensor(name: "\(2 * place).bias", shape: [layer.outputs], values: layer.bias.values),
      ]
    }
    return SafetensorsFile(tensors: renamed, metadata: metadata)
  }

  /// Whether this is `12.weight` or `12.bias`.
  private static func sequentialName(_ name: Substring) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && Int(parts[0]).map { "\($0)" == parts[0] } == true
      && (parts[1] == "weight" || parts[1] == "bias")
  }

  /// The file without the prefix common to all names; nil if the remaining names are not those of a `Sequential`.
  private func withoutPrefix() -> SafetensorsFile? {
    let parts = tensors[0].name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return nil }
    let prefix = parts.dropLast(2).joined(separator: ".") + "."
    guard
      tensors.allSatisfy({ $0.name.hasPrefix(prefix) && Self.sequentialName($0.name.dropFirst(prefix.count)) }
      )
    else { return nil }
    return SafetensorsFile(
      tensors: tensors.map {
        Tensor(name: String($0.name.dropFirst(prefix.count)), shape: $0.shape, values: $0.values)
      },
      metadata: metadata)
  }

  /// The tensors as dense layers; nil if one is not part of a dense layer.
  private func foreignLayers() -> [ForeignLayer]? {
    var weights: [String: (tensor: Tensor, isKernel: Bool)] = [:]
    var biases: [String: Tensor] = [:]
    for tensor in tensors {
      let name = tensor.name.hasSuffix(":0") ? String(tensor.name.dropLast(2)) : tensor.name
      guard let cut = name.lastIndex(where: { $0 == "." || $0 == "/" }) else { return nil }
      let (layer, part) = (String(name[..<cut]), name[name.index(after: cut)...])
      switch (part, tensor.shape.count) {
      case ("weight", 2), ("kernel", 2): weights[layer] = (tensor, part == "kernel")
      case ("bias", 1): biases[layer] = tensor
      default: return nil
      }
    }
    guard weights.count == biases.count, weights.count <= LayerTensors.maximumLayers else { return nil }
    var layers: [ForeignLayer] = []
    for (name, weight) in weights {
      guard let bias = biases[name],
        let layer = ForeignLayer(name: name, weight: weight.tensor, bias: bias, isKernel: weight.isKernel)
      else { return nil }
      layers.append(layer)
    }
    return layers.sorted { ($0.sortKey, $0.name) < ($1.sortKey, $1.name) }
  }

  /// The order in which the layers chain: that of their names, with numbers compared by value, or else the only
  /// possible one. Nil if there is none, or more than one.
  private static func order(of layers: [ForeignLayer]) -> [ForeignLayer]? {
    if zip(layers, layers.dropFirst()).allSatisfy({ $0.outputs == $1.inputs }) { return layers }
    // Limits the search: with distinct sizes each layer has one successor, but with equal sizes there are many orders.
    guard layers.count <= 8 else { return nil }
    var found: [[ForeignLayer]] = []
    func extend(_ chain: [ForeignLayer], _ rest: [ForeignLayer]) {
      guard found.count < 2 else { return }
      if rest.isEmpty { found.append(chain) }
      for (place, layer) in rest.enumerated() where chain.last.map({ $0.outputs == layer.inputs }) ?? true {
        var others = rest
        others.remove(at: place)
        extend(chain + [layer], others)
      }
    }
    extend([], layers)
    return found.count == 1 ? found[0] : nil
  }
}

/// A dense layer as named and laid out by another program.
private struct ForeignLayer {
  let name: String
  let weight: SafetensorsFile.Tensor
  let bias: SafetensorsFile.Tensor
  /// Whether the weights are [inputs, outputs].
  let isTransposed: Bool

  /// Nil if the bias fits neither dimension of the weights.
  init?(name: String, weight: SafetensorsFile.Tensor, bias: SafetensorsFile.Tensor, isKernel: Bool) {
    let outputs = bias.shape[0]
    switch (weight.shape[0] == outputs, weight.shape[1] == outputs) {
    case (true, true): isTransposed = isKernel
    case (true, false): isTransposed = false
    case (false, true): isTransposed = true
    case (false, false): return nil
    }
    (self.name, self.weight, self.bias) = (name, weight, bias)
  }

  var outputs: Int { bias.shape[0] }
  var inputs: Int { weight.shape[isTransposed ? 0 : 1] }

  /// The last number in the name; names without one come first.
  var sortKey: Int {
    let digits = name.reversed().drop { !$0.isNumber }.prefix { $0.isNumber }.reversed()
    return Int(String(digits)) ?? -1
  }

  /// The weights as [outputs, inputs].
  var weightByOutput: FloatValues {
    guard isTransposed else { return weight.values }
    return weight.values.withSpan { values in
      var result: [Float] = []
      result.reserveCapacity(values.count)
      for output in 0..<outputs {
        for input in 0..<inputs { result.append(values[input * outputs + output]) }
      }
      return FloatValues(result)
    }
  }
}
