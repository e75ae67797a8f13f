// A network that was trained on standardised inputs, and the one that gives the same on pixels.

import Random
import Tensor
import Testing

@testable import MLP

struct StandardizedInputsTests {
  private static let (mean, deviation): (Float, Float) = (0.25, 0.5)
  private static let image = Volume(height: 6, width: 5, channels: 1)

  /// Random weights, so that no two of them can be taken for each other, and biases that are not 0.
  private static func tensors(_ architecture: Architecture) -> LayerTensors {
    var generator = SeededGenerator(seed: 5)
    return LayerTensors(
      architecture,
      layers: architecture.layers.map { layer in
        let (outputs, inputs) = (layer.parameters.outputs, layer.parameters.inputs)
        let random = { (count: Int) in (0..<count).map { _ in Float.random(in: -1...1, using: &generator) } }
        return .init(weight: random(outputs * inputs), bias: random(outputs))
      })
  }

  private static func convolutional(_ padding: Convolution.Padding) -> Architecture {
    let block = ConvolutionBlock(filters: 3, kernelSize: 3, padding: padding, isPooled: true)
    return Architecture(image: image, blocks: [block], widths: [4])!
  }

  private static func logits(of tensors: LayerTensors, _ pixels: [Float]) -> [Float] {
    let batch = Matrix(rows: 2, columns: image.count, pixels)
    return Network(tensors).logits(of: batch, on: testEngine(threads: 1)).elements
  }

  @Test
  func `what is given for pixels is what was given for standardised ones`() throws {
    var generator = SeededGenerator(seed: 6)
    let pixels = (0..<2 * Self.image.count).map { _ in Float.random(in: 0...1, using: &generator) }
    let standardized = pixels.map { ($0 - Self.mean) / Self.deviation }
    for architecture in [Architecture(layerSizes: [Self.image.count, 7, 5, 4]), Self.convolutional(.none)] {
      let tensors = Self.tensors(architecture)
      let taking = try #require(tensors.takingPixels(mean: Self.mean, deviation: Self.deviation))
      #expect(taking.layers[1...] == tensors.layers[1...])
      for (found, wanted) in zip(Self.logits(of: taking, pixels), Self.logits(of: tensors, standardized)) {
        #expect(abs(found - wanted) < 1e-4)
      }
    }
  }

  @Test
  func `padded filters take a deviation, and no mean`() throws {
    let tensors = Self.tensors(Self.convolutional(.same))
    #expect(tensors.takingPixels(mean: Self.mean, deviation: Self.deviation) == nil)
    let taking = try #require(tensors.takingPixels(mean: 0, deviation: 2))
    let pixels = (0..<2 * Self.image.count).map { Float($0 % 7) / 7 }
    for (found, wanted) in zip(
      Self.logits(of: taking, pixels), Self.logits(of: tensors, pixels.map { $0 / 2 }))
    {
      #expect(abs(found - wanted) < 1e-4)
    }
  }

  @Test
  func `a deviation of 0 traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = LayerTensors(sizes: [1, 1], layers: [.init(weight: [1], bias: [1])]).takingPixels(
        mean: 0, deviation: 0)
    }
  }
}
