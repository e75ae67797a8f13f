// The way back through a convolutional layer: from the derivative of the loss by what it puts out to those by its
// filters, its biases and its image.
//
// With δ = ∂L/∂z, which is ∂L/∂(pooled z) at the places that won and zero at the others:
//
//     ∂L/∂w[f, i, j, c] = Σ over images, y, x:  δ[y, x, f] · X[y + i, x + j, c]     each filter row is a product with
//                                                                                  depth along the places
//     ∂L/∂b[f]          = Σ over images, y, x:  δ[y, x, f]
//     ∂L/∂X[y, x, c]    = Σ over i, j, f:  δ[y − i, x − j, f] · w[f, i, j, c]       a convolution of δ, with zeros
//                                                                                  around it, by the filters turned
// Source: LeCun et al., 1998, as in Convolution.swift.

import Kernels

extension Engine {
  /// Fills in the derivatives of one convolutional layer.
  ///
  /// - Parameters:
  ///   - outputGradient: ∂L/∂(pooled z) [B, H' · W' · F]: the derivative by A where A is positive, and zero elsewhere.
  ///   - images: X [B, H · W · C], what the forward pass was given.
  ///   - parameters: the flat vector that holds the filters.
  ///   - memory: what the forward pass noted.
  ///   - gradient: the flat vector that gets ∂L/∂w and ∂L/∂b where `layer` says.
  ///   - inputGradient: gets ∂L/∂X where X is positive and zero elsewhere, the way back through the ReLU before; nil
  ///     for the first layer.
  public func convolutionGradients(
    _ outputGradient: Matrix, _ images: Matrix, _ parameters: Vector, _ layer: Convolution,
    _ memory: inout ConvolutionMemory, into gradient: inout Vector, inputGradient: inout Matrix
  ) {
    precondition(
      inputGradient.columns == layer.input.count,
      "an image of \(layer.input) has no gradient of \(inputGradient.columns)")
    inputGradient.setRows(images.rows)
    let target = inputGradient.mutablePointer()
    withAlignedScratch(count: layer.turnedCount) { turned in
      turnFilters(layer, parameters.pointer, to: turned)
      let way = InputGradientWay(turned: turned, target: target, stride: inputGradient.stride)
      gradients(outputGradient, images, layer, &memory, into: &gradient, way)
    }
  }

  /// The same for a first layer, whose images need no derivative.
  public func convolutionGradients(
    _ outputGradient: Matrix, _ images: Matrix, _ layer: Convolution, _ memory: inout ConvolutionMemory,
    into gradient: inout Vector
  ) {
    gradients(outputGradient, images, layer, &memory, into: &gradient, nil)
  }

  /// What the input gradient is made with, and where it goes.
  private struct InputGradientWay {
    let turned: UnsafePointer<Float>
    let target: UnsafeMutablePointer<Float>
    let stride: Int

    init(turned: UnsafeMutablePointer<Float>, target: UnsafeMutablePointer<Float>, stride: Int) {
      (self.turned, self.target, self.stride) = (UnsafePointer(turned), target, stride)
    }
  }

  private func gradients(
    _ outputGradient: Matrix, _ images: Matrix, _ layer: Convolution, _ memory: inout ConvolutionMemory,
    into gradient: inout Vector, _ inputGradient: InputGradientWay?
  ) {
    let (batch, filters) = (images.rows, layer.parameters)
    precondition(
      images.columns == layer.input.count && outputGradient.columns == layer.output.count
        && outputGradient.rows == batch && memory.winners.count >= batch * layer.output.count,
      "a convolution of \(layer.input) to \(layer.output) was given \(batch) x \(images.columns) to "
        + "\(outputGradient.rows) x \(outputGradient.columns)")
    precondition(
      gradient.count >= filters.end
        && memory.partialGradients.count == ConvolutionMemory.groups * filters.vectorCount,
      "a convolution ends at \(filters.end), its vector at \(gradient.count)")
    nonisolated(unsafe) let dy = outputGradient.pointer
    nonisolated(unsafe) let x = images.pointer
    nonisolated(unsafe) let partials = memory.partialGradients.mutablePointer()
    nonisolated(unsafe) let target = gradient.mutablePointer() + filters.weightsStart
    nonisolated(unsafe) let inputGradient = inputGradient
    let (dyStride, xStride, outputCount) = (outputGradient.stride, images.stride, layer.output.count)
    let count = filters.vectorCount
    memory.winners.withUnsafeBufferPointer { winners in
      nonisolated(unsafe) let winners = winners.baseAddress!
      share(work: batch * layer.operations / (inputGradient == nil ? 2 : 1)) { share in
        withAlignedScratch(count: layer.backwardScratchCount) { scratch in
          let room = BackwardRoom(scratch, layer)
          for group in share.part(of: ConvolutionMemory.groups) {
            let partial = partials + group * count
            partial.update(repeating: 0, count: count)
            for image in Share(worker: group, workers: ConvolutionMemory.groups).part(of: batch) {
              kernels.unpool(
                layer.pooling, dy + image * dyStride, winners + image * outputCount, room.sumsGradient)
              let picture = x + image * xStride
              addFilterGradient(layer, room, room.frame.around(picture), to: partial)
              if let inputGradient {
                imageGradient(layer, room, inputGradient.turned)
                kernels.gateImage(
                  room.imageGradient, layer.paddedChannels, layer.input.height * layer.input.width,
                  layer.input.channels, picture, inputGradient.target + image * inputGradient.stride)
              }
            }
          }
        }
      }
    }
    // The groups' sums are added in order, each worker those of its own parameters.
    share(work: ConvolutionMemory.groups * count) { share in
      let panels = share.part(of: count / panelWidth)
      let start = panels.lowerBound * panelWidth
      kernels.sumRows(
        partials + start, ConvolutionMemory.groups, panels.count * panelWidth, count, target + start)
    }
  }

  /// Adds one image's part to the gradient of the filters and biases, laid out as the parameters are.
  private func addFilterGradient(
    _ layer: Convolution, _ room: BackwardRoom, _ image: UnsafePointer<Float>,
    to partial: UnsafeMutablePointer<Float>
  ) {
    let (filters, sums) = (layer.parameters, layer.sums)
    let row = layer.framedWidth * layer.input.channels
    let filterRow = layer.kernelSize * layer.input.channels
    for panel in 0..<filters.panels {
      let column = panel * panelWidth
      for i in 0..<layer.kernelSize {
        var product = Product(
          rows: filterRow, columns: min(panelWidth, filters.outputs - column),
          depth: sums.height * sums.width,
          a: image + i * row, aRow: 1, aDepth: layer.input.channels,
          b: room.sumsGradient + column, bDepth: layer.paddedFilters,
          c: partial + panel * filters.panelCount + i * filterRow * panelWidth, cRow: panelWidth)
        (product.runs, product.aRun) = (sums.height, row)
        product.accumulates = true
        kernels.product(product)
      }
    }
    kernels.sumRows(
      room.sumsGradient, sums.height * sums.width, layer.paddedFilters, layer.paddedFilters, room.biasGradient
    )
    let bias = partial + filters.biasStart - filters.weightsStart
    for f in 0..<layer.paddedFilters { bias[f] += room.biasGradient[f] }
  }

  /// ∂L/∂X of one image, [H, W, channels padded], before it is gated.
  private func imageGradient(_ layer: Convolution, _ room: BackwardRoom, _ turned: UnsafePointer<Float>) {
    let delta = room.gradientFrame.around(room.sumsGradient)
    let (place, side) = (layer.paddedFilters, layer.kernelSize)
    let row = layer.framedGradientWidth * place
    let depth = side * side * place
    for panel in 0..<layer.turnedPanels {
      let column = panel * panelWidth
      for y in 0..<layer.input.height {
        var product = Product(
          rows: layer.input.width, columns: min(panelWidth, layer.input.channels - column), depth: depth,
          a: delta + y * row, aRow: place, aDepth: 1,
          b: turned + panel * depth * panelWidth, bDepth: panelWidth,
          c: room.imageGradient + y * layer.input.width * layer.paddedChannels + column,
          cRow: layer.paddedChannels)
        (product.runs, product.aRun) = (side, row)
        kernels.product(product)
      }
    }
  }

  /// Writes the filters as the input gradient wants them: [K · K places turned, filters padded, 32 channels] for each 32
  /// channels of the image, with zeros where there is no filter or no channel.
  private func turnFilters(
    _ layer: Convolution, _ parameters: UnsafePointer<Float>, to turned: UnsafeMutablePointer<Float>
  ) {
    let (filters, channels, place) = (layer.parameters, layer.input.channels, layer.paddedFilters)
    let places = layer.kernelSize * layer.kernelSize
    turned.update(repeating: 0, count: layer.turnedCount)
    for columnPanel in 0..<layer.turnedPanels {
      let channel = columnPanel * panelWidth
      for panel in 0..<filters.panels {
        for k in 0..<places {
          let source =
            filters.weightsStart + panel * filters.panelCount + (k * channels + channel) * panelWidth
          let target = (columnPanel * places + (places - 1 - k)) * place + panel * panelWidth
          kernels.transpose(
            Transposition(
              rows: min(panelWidth, channels - channel),
              columns: min(panelWidth, filters.outputs - panel * panelWidth),
              source: parameters + source, sourceRow: panelWidth,
              target: turned + target * panelWidth, targetRow: panelWidth))
        }
      }
    }
  }
}

extension Convolution {
  /// Panels of 32 channels of the image.
  fileprivate var turnedPanels: Int { (input.channels + panelWidth - 1) / panelWidth }
  /// Floats of the filters as the input gradient wants them.
  fileprivate var turnedCount: Int {
    turnedPanels * kernelSize * kernelSize * paddedFilters * panelWidth
  }
  fileprivate var imageGradientCount: Int { input.height * input.width * paddedChannels }
  fileprivate var gradientFrameCount: Int {
    gradientBorder == 0 ? 0 : framedGradientHeight * framedGradientWidth * paddedFilters
  }
  /// Floats that a worker needs on the way back.
  fileprivate var backwardScratchCount: Int {
    sumsCount + frameCount + imageGradientCount + gradientFrameCount + paddedFilters
  }
}

/// Where a worker keeps what belongs to the image it is at, on the way back.
private struct BackwardRoom {
  /// δ [H', W', filters padded].
  let sumsGradient: UnsafeMutablePointer<Float>
  /// [H, W, channels padded].
  let imageGradient: UnsafeMutablePointer<Float>
  /// Σ δ, [filters padded].
  let biasGradient: UnsafeMutablePointer<Float>
  /// The image with its zeros.
  let frame: ImageFrame
  /// δ with its zeros.
  let gradientFrame: ImageFrame

  /// Deals out memory of `backwardScratchCount` Floats.
  init(_ memory: UnsafeMutablePointer<Float>, _ layer: Convolution) {
    sumsGradient = memory
    // Padded filters, and places that no square has, stay zero.
    sumsGradient.update(repeating: 0, count: layer.sumsCount)
    imageGradient = memory + layer.sumsCount
    biasGradient = imageGradient + layer.imageGradientCount
    frame = layer.frame(in: biasGradient + layer.paddedFilters)
    gradientFrame = ImageFrame(
      biasGradient + layer.paddedFilters + layer.frameCount, border: layer.gradientBorder,
      height: layer.sums.height, rowCount: layer.sums.width * layer.paddedFilters,
      place: layer.paddedFilters)
  }
}
