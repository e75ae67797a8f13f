// The forward pass of a convolutional layer: one product for each row of sums, then pooling and ReLU. The entry to the
// kernels: shapes are checked here, and no pointer outlives a call.
//
// No patch of the image is copied (no im2col): in [height, width, channels] the K · C values that a filter sees of one
// image row are contiguous, so the product reads K runs of them. Sums are computed for one row of outputs at a time,
// because they then stay in the L1 cache until they are pooled. Images with enough zeros are summed without them
// (SquareMarks.swift), which changes no sum.
//
// Shapes: B batch; images X [B, H, W, C] and outputs A [B, H', W', F] as rows of matrices.

import CProcessor
import Kernels

/// The state that a convolutional layer keeps between the forward and the backward pass.
public struct ConvolutionMemory: Sendable {
  /// The position in its 2 x 2 window that each pooled value came from, [B, outputs].
  package internal(set) var winners: [Float]
  /// The parameter gradient, one partial sum for each group of images: [groups, `layer.partialCount`].
  var partialGradients: Vector

  /// The number of groups that a batch is divided into for the weight gradient: a constant, so that results are
  /// bit-identical for any number of threads.
  static let groups = 8

  /// Memory for batches of up to `capacity` images.
  public init(for layer: Convolution, capacity: Int) {
    winners = [Float](repeating: 0, count: capacity * layer.output.count)
    partialGradients = Vector(count: Self.groups * layer.partialCount)
  }
}

extension Engine {
  /// A = max(0, pool(filters * X + b)), for every image of a batch.
  ///
  /// - Parameters:
  ///   - images: X [B, H · W · C].
  ///   - parameters: the flat vector that holds the filters and biases in the range of `layer`.
  ///   - outputs: A [B, H' · W' · F]; its rows are set to B.
  ///   - memory: receives the state for the backward pass; nil if there is none.
  public func forward(
    _ images: Matrix, _ parameters: Vector, _ layer: Convolution, into outputs: inout Matrix,
    noting memory: inout ConvolutionMemory
  ) {
    precondition(
      memory.winners.count >= images.rows * layer.output.count,
      "the memory of \(memory.winners.count) outputs does not hold \(images.rows) x \(layer.output.count)")
    memory.winners.withUnsafeMutableBufferPointer {
      forward(images, parameters, layer, into: &outputs, winners: $0.baseAddress)
    }
  }

  /// The forward pass without a backward pass to follow.
  public func forward(
    _ images: Matrix, _ parameters: Vector, _ layer: Convolution, into outputs: inout Matrix
  ) {
    forward(images, parameters, layer, into: &outputs, winners: nil)
  }

  private func forward(
    _ images: Matrix, _ parameters: Vector, _ layer: Convolution, into outputs: inout Matrix,
    winners: UnsafeMutablePointer<Float>?
  ) {
    precondition(
      images.columns == layer.input.count && outputs.columns == layer.output.count,
      "a convolution of \(layer.input) to \(layer.output) was given \(images.columns) to \(outputs.columns)")
    precondition(
      parameters.count >= layer.parameters.end,
      "a convolution ends at \(layer.parameters.end), its vector at \(parameters.count)")
    outputs.setRows(images.rows)
    // Workers share images and filters for reading and write the outputs of separate images.
    nonisolated(unsafe) let x = images.pointer
    nonisolated(unsafe) let parameters = parameters.pointer
    nonisolated(unsafe) let a = outputs.mutablePointer()
    nonisolated(unsafe) let winners = winners
    let (xStride, aStride, outputCount) = (images.stride, outputs.stride, layer.output.count)
    let outputRow = layer.output.width * layer.filters
    share(work: images.rows * layer.operations / 2) { share in
      withAlignedScratch(count: layer.sumsCount + layer.frameCount) { scratch in
        let frame = layer.frame(in: scratch + layer.sumsCount)
        let pooling = layer.pooling(rows: 1, width: layer.sums.width)
        let marks = SquareMarks(for: layer)
        share.forEachPart(panels: 1, rows: images.rows) { _, part in
          for image in part {
            let framed = frame.around(x + image * xStride)
            let skipsZeros = marks?.mark(framed, kernels) ?? false
            for y in 0..<layer.output.height {
              if layer.frameCount > 0, image + 1 < part.upperBound {
                prefetch(x + (image + 1) * xStride, layer, share: y)
              }
              if skipsZeros {
                marks?.sum(framed, parameters, rowOfOutputs: y, to: scratch, kernels)
              } else {
                convolve(layer, parameters, framed, rowOfOutputs: y, to: scratch)
              }
              kernels.pool(
                pooling, scratch, a + (image * aStride + y * outputRow),
                winners.map { $0 + (image * outputCount + y * outputRow) })
            }
          }
        }
      }
    }
  }

  /// Prefetches a share of the next image while row `y` of the outputs is computed. For images that are copied into a
  /// frame, since a copy waits for memory; products read rows slowly enough for the hardware prefetcher.
  private func prefetch(_ image: UnsafePointer<Float>, _ layer: Convolution, share y: Int) {
    let lines = layer.input.count * MemoryLayout<Float>.stride / 64
    for line in Share(worker: y, workers: layer.output.height).part(of: lines) {
      CProcessor.prefetch(image + 16 * line)
    }
  }

  /// Computes the rows of z that are pooled to one output row, [side, W', filters padded]. `image` includes its
  /// padding.
  private func convolve(
    _ layer: Convolution, _ parameters: UnsafePointer<Float>, _ image: UnsafePointer<Float>,
    rowOfOutputs: Int, to sums: UnsafeMutablePointer<Float>
  ) {
    let filters = layer.parameters
    let (row, place) = (layer.framedWidth * layer.input.channels, layer.paddedFilters)
    for panel in 0..<filters.panels {
      let column = panel * panelWidth
      for y in 0..<layer.poolSide {
        var product = Product(
          rows: layer.sums.width, columns: min(panelWidth, filters.outputs - column), depth: filters.inputs,
          a: image + (rowOfOutputs * layer.poolSide + y) * row, aRow: layer.input.channels, aDepth: 1,
          b: parameters + filters.weightsStart + panel * filters.panelCount, bDepth: panelWidth,
          c: sums + y * layer.sums.width * place + column, cRow: place)
        (product.runs, product.aRun) = (layer.kernelSize, row)
        product.bias = parameters + filters.biasStart + column
        kernels.product(product)
      }
    }
  }
}

extension Convolution {
  /// Floats of z for one output row, as the kernels write it.
  var sumsCount: Int { poolSide * sums.width * paddedFilters }
  /// Floats of a padded image; 0 without padding.
  var frameCount: Int { ImageFrame.count(border: border, image: input, place: input.channels) }

  /// The pooling of sums `width` positions wide, including those dropped, to `rows` rows of outputs.
  func pooling(rows: Int, width: Int) -> Pooling {
    Pooling(
      side: poolSide, height: rows, width: output.width, channels: filters,
      sumsRow: width * paddedFilters, sumsPlace: paddedFilters)
  }

  /// A frame for images of this layer, in `memory` of `frameCount` Floats.
  func frame(in memory: UnsafeMutablePointer<Float>) -> ImageFrame {
    ImageFrame(memory, border: border, image: input, place: input.channels)
  }
}

/// A copy of an image with zeros around it and, if needed, after the channels of each position. Images that need
/// neither are not copied. For one thread.
struct ImageFrame {
  private let memory: UnsafeMutablePointer<Float>
  private let border, place: Int
  private let image: Volume

  /// A frame of `border` positions on each side, with `place` Floats for each position; fills the memory with zeros.
  init(_ memory: UnsafeMutablePointer<Float>, border: Int, image: Volume, place: Int) {
    (self.memory, self.border, self.image, self.place) = (memory, border, image, place)
    memory.update(repeating: 0, count: Self.count(border: border, image: image, place: place))
  }

  /// Floats of memory that a frame needs; 0 if images are used in place.
  static func count(border: Int, image: Volume, place: Int) -> Int {
    guard border > 0 || place != image.channels else { return 0 }
    return (image.height + 2 * border) * (image.width + 2 * border) * place
  }

  /// The padded image: `pixels` itself if it needs no padding, otherwise a copy that the next call overwrites.
  func around(_ pixels: UnsafePointer<Float>) -> UnsafePointer<Float> {
    let (width, channels) = (image.width, image.channels)
    guard border > 0 || place != channels else { return pixels }
    for y in 0..<image.height {
      let row = memory + ((y + border) * (width + 2 * border) + border) * place
      let source = pixels + y * width * channels
      if place == channels {
        row.update(from: source, count: width * channels)
      } else {
        for x in 0..<width { (row + x * place).update(from: source + x * channels, count: channels) }
      }
    }
    return UnsafePointer(memory)
  }
}
