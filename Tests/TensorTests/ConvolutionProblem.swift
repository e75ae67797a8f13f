// Convolutional layers with images and parameters to test them with.

import Random
import Testing

@testable import Tensor

/// A layer with a batch of images for it.
struct ConvolutionProblem: CustomTestStringConvertible {
  let name: String
  let input: Volume
  let block: ConvolutionBlock
  var batch = 3
  /// The least of the random numbers that become an image by ReLU: the lower it is, the more zeros.
  var least: Float = -1

  var testDescription: String { name }

  static let all =
    [
      ConvolutionProblem(
        name: "a first layer", input: Volume(height: 16, width: 17, channels: 1),
        block: ConvolutionBlock(filters: 16, kernelSize: 5), batch: 1),
      ConvolutionProblem(
        name: "a second layer", input: Volume(height: 6, width: 6, channels: 16),
        block: ConvolutionBlock(filters: 32, kernelSize: 3), batch: 3),
      ConvolutionProblem(
        name: "16 filters behind 16", input: Volume(height: 6, width: 9, channels: 16),
        block: ConvolutionBlock(filters: 16, kernelSize: 3, padding: .same)),
      ConvolutionProblem(
        name: "odd edges that pooling drops", input: Volume(height: 9, width: 6, channels: 2),
        block: ConvolutionBlock(filters: 5, kernelSize: 3), batch: 17),
      ConvolutionProblem(
        name: "zeros around, no pooling", input: Volume(height: 7, width: 5, channels: 3),
        block: ConvolutionBlock(filters: 17, kernelSize: 5, padding: .same, isPooled: false)),
      ConvolutionProblem(
        name: "zeros around, pooled odd edges", input: Volume(height: 5, width: 7, channels: 17),
        block: ConvolutionBlock(filters: 33, kernelSize: 3, padding: .same), batch: 1),
      ConvolutionProblem(
        name: "more than a panel on both sides", input: Volume(height: 4, width: 5, channels: 40),
        block: ConvolutionBlock(filters: 48, kernelSize: 3, isPooled: false), batch: 1),
      ConvolutionProblem(
        name: "filters of one pixel", input: Volume(height: 4, width: 4, channels: 3),
        block: ConvolutionBlock(filters: 2, kernelSize: 1)),
      ConvolutionProblem(
        name: "one place, one of everything", input: Volume(height: 3, width: 3, channels: 1),
        block: ConvolutionBlock(filters: 1, kernelSize: 3, isPooled: false), batch: 1),
    ] + mostlyZero

  /// Images whose zeros are skipped.
  static let mostlyZero = [
    ConvolutionProblem(
      name: "a first layer, mostly paper", input: Volume(height: 16, width: 17, channels: 1),
      block: ConvolutionBlock(filters: 40, kernelSize: 5), least: -7),
    ConvolutionProblem(
      name: "rows of more than 64 pixels, mostly paper", input: Volume(height: 6, width: 71, channels: 1),
      block: ConvolutionBlock(filters: 33, kernelSize: 3), batch: 1, least: -7),
    ConvolutionProblem(
      name: "a second layer, mostly inactive", input: Volume(height: 6, width: 7, channels: 24),
      block: ConvolutionBlock(filters: 48, kernelSize: 3), least: -7),
    ConvolutionProblem(
      name: "zeros around, filters for two tiles", input: Volume(height: 5, width: 7, channels: 17),
      block: ConvolutionBlock(filters: 80, kernelSize: 3, padding: .same), batch: 1, least: -7),
    ConvolutionProblem(
      name: "a depth of whole words", input: Volume(height: 4, width: 4, channels: 64),
      block: ConvolutionBlock(filters: 64, kernelSize: 3), batch: 1, least: -7),
  ]

  /// Its parameters begin behind some others.
  var layer: Convolution { Convolution(block, on: input, parametersFrom: 64) }
  var border: Int { layer.border }

  func values(_ count: Int, seed: UInt64, from least: Float = -1) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in generator.uniform(least, 1) }
  }

  /// About half of them zero by default, as behind a ReLU.
  var images: [Float] { values(batch * input.count, seed: 1, from: least).map { max(0, $0) } }
  var filters: [Float] { values(layer.parameters.inputs * layer.filters, seed: 2) }
  var bias: [Float] { values(layer.filters, seed: 3) }
  var outputGradient: [Float] { values(batch * layer.output.count, seed: 4) }

  var parameters: Vector {
    var vector = Vector(count: layer.parameters.end)
    layer.parameters.store(weights: filters.span, bias: bias.span, in: &vector)
    return vector
  }

  func image(_ index: Int, of values: [Float], count: Int) -> [Double] {
    values[index * count..<(index + 1) * count].map(Double.init)
  }
}
