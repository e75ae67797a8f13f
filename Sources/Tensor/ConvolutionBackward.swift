// The backward pass of a convolutional layer: from the gradient with respect to its outputs to the gradients with
// respect to its filters, its biases and its image.
//
// With δ = ∂L/∂z, which is ∂L/∂(pooled z) at the positions that won the pooling and zero elsewhere:
//
//     ∂L/∂w[f, i, j, c] = Σ over images, y, x:  δ[y, x, f] · X[y + i, x + j, c]
//     ∂L/∂b[f]          = Σ over images, y, x:  δ[y, x, f]
//     ∂L/∂X[y, x, c]    = Σ over i, j, f:       δ[y − i, x − j, f] · w[f, i, j, c]
//
// After 2 x 2 pooling at least three quarters of δ are zero, and more where ReLU is inactive. So each nonzero δ adds
// its window of X to the gradient of its filter, and its filter to the same window of ∂L/∂X. With one channel there is
// no vector of channels to add; there each nonzero pixel adds its window of δ, for all filters at once.
// Source: LeCun et al., 1998, as in Convolution.swift.

import Kernels

extension Engine {
  /// Computes the gradients of one convolutional layer.
  ///
  /// - Parameters:
  ///   - outputGradient: ∂L/∂(pooled z) [B, H' · W' · F]: ∂L/∂A where A is positive, and zero elsewhere.
  ///   - images: X [B, H · W · C], the inputs of the forward pass.
  ///   - parameters: the flat vector that holds the filters.
  ///   - memory: the state recorded by the forward pass.
  ///   - gradient: the flat vector that receives ∂L/∂w and ∂L/∂b in the range of `layer`.
  ///   - inputGradient: receives ∂L/∂X where X is positive and zero elsewhere, which includes the backward pass of the
  ///     preceding ReLU; nil for the first layer.
  public func convolutionGradients(
    _ outputGradient: Matrix, _ images: Matrix, _ parameters: Vector, _ layer: Convolution,
    _ memory: inout ConvolutionMemory, into gradient: inout Vector, inputGradient: inout Matrix
  ) {
    precondition(
      inputGradient.columns == layer.input.count,
      "an image of \(layer.input) has no gradient of \(inputGradient.columns)")
    precondition(
      parameters.count >= layer.parameters.end,
      "a convolution ends at \(layer.parameters.end), its vector at \(parameters.count)")
    inputGradient.setRows(images.rows)
    let target = inputGradient.mutablePointer()
    withAlignedScratch(count: layer.filtersCount) { filters in
      copyFilters(layer, parameters.pointer, to: filters)
      let way = InputGradientWay(filters: filters, target: target, stride: inputGradient.stride)
      gradients(outputGradient, images, layer, &memory, into: &gradient, way)
    }
  }

  /// The gradients of a first layer, which needs no ∂L/∂X.
  public func convolutionGradients(
    _ outputGradient: Matrix, _ images: Matrix, _ layer: Convolution, _ memory: inout ConvolutionMemory,
    into gradient: inout Vector
  ) {
    gradients(outputGradient, images, layer, &memory, into: &gradient, nil)
  }

  /// The filters that the input gradient is computed from, and its destination.
  private struct InputGradientWay {
    /// [F, K · K, channels padded], read-only.
    let filters: UnsafeMutablePointer<Float>
    let target: UnsafeMutablePointer<Float>
    let stride: Int
  }

  private func gradients(
    _ outputGradient: Matrix, _ images: Matrix, _ layer: Convolution, _ memory: inout ConvolutionMemory,
    into gradient: inout Vector, _ inputGradient: InputGradientWay?
  ) {
    let batch = images.rows
    precondition(
      images.columns == layer.input.count && outputGradient.columns == layer.output.count
        && outputGradient.rows == batch && memory.winners.count >= batch * layer.output.count,
      "a convolution of \(layer.input) to \(layer.output) was given \(batch) x \(images.columns) to "
        + "\(outputGradient.rows) x \(outputGradient.columns)")
    let count = layer.partialCount
    precondition(
      gradient.count >= layer.parameters.end
        && memory.partialGradients.count == ConvolutionMemory.groups * count,
      "a convolution ends at \(layer.parameters.end), its vector at \(gradient.count)")
    nonisolated(unsafe) let dy = outputGradient.pointer
    nonisolated(unsafe) let x = images.pointer
    nonisolated(unsafe) let partials = memory.partialGradients.mutablePointer()
    nonisolated(unsafe) let target = gradient.mutablePointer()
    nonisolated(unsafe) let inputGradient = inputGradient
    let (dyStride, xStride, output) = (outputGradient.stride, images.stride, layer.output)
    memory.winners.withUnsafeBufferPointer { winners in
      nonisolated(unsafe) let winners = winners.baseAddress!
      share(work: batch * layer.operations / 8) { share in
        BackwardRoom.with(layer) { room in
          for group in share.part(of: ConvolutionMemory.groups) {
            let partial = partials + group * count
            partial.update(repeating: 0, count: count)
            for image in Share(worker: group, workers: ConvolutionMemory.groups).part(of: batch) {
              let delta = dy + image * dyStride
              let place = winners + image * output.count
              let picture = x + image * xStride
              let imageGradient = inputGradient.map {
                (filters: $0.filters, target: $0.target + image * $0.stride)
              }
              if layer.sumsByPixel {
                addWindowsOfGradient(layer, room, delta, place, picture, to: partial)
              }
              if !layer.sumsByPixel || imageGradient != nil {
                addWindowsOfImage(layer, room, delta, place, picture, imageGradient, to: partial)
              }
              kernels.addRows(
                delta, output.height * output.width, output.channels, partial + count - layer.paddedFilters)
            }
          }
        }
      }
    }
    // Adds the partial sums of the groups in a fixed order; each worker adds those of its own filters.
    share(work: ConvolutionMemory.groups * count) { share in
      let blocks = share.part(of: layer.paddedFilters / 16)
      sumGroups(
        layer, UnsafePointer(partials), filters: blocks.lowerBound * 16..<blocks.upperBound * 16, to: target)
    }
  }

  /// Adds the contribution of each nonzero δ to the filter gradient [F, K · K, channels padded], unless that is summed
  /// by pixel. Writes ∂L/∂X of the image if requested.
  private func addWindowsOfImage(
    _ layer: Convolution, _ room: BackwardRoom, _ delta: UnsafePointer<Float>,
    _ winners: UnsafePointer<Float>,
    _ picture: UnsafePointer<Float>,
    _ imageGradient: (filters: UnsafeMutablePointer<Float>, target: UnsafeMutablePointer<Float>)?,
    to partial: UnsafeMutablePointer<Float>
  ) {
    let place = layer.paddedChannels
    let row = layer.framedWidth * place
    let grid = PlaceGrid(
      height: layer.output.height, width: layer.output.width, step: layer.filters, side: layer.poolSide,
      mapRow: row, mapPlace: place)
    // Never written to: only `scatter` writes to a map.
    let image = UnsafeMutablePointer(mutating: room.frame.around(picture))
    if imageGradient != nil { room.map.update(repeating: 0, count: layer.imageGradientCount) }
    for f in 0..<layer.filters {
      let list = kernels.listPlaces(grid, delta + f, winners + f, room.list)
      guard list.count > 0 else { continue }
      var windows = WindowSums(
        list: list, size: layer.kernelSize, channels: place, map: image, mapRow: row, mapPlace: place,
        weights: partial + f * layer.filterCount, weightsPlace: place)
      if !layer.sumsByPixel { kernels.gather(windows) }
      if let imageGradient {
        windows.map = room.map
        windows.weights = imageGradient.filters + f * layer.filterCount
        kernels.scatter(windows)
      }
    }
    guard let imageGradient else { return }
    let (border, input) = (layer.border, layer.input)
    let rows = border == 0 ? 1 : input.height
    let pixels = input.height * input.width / rows
    for y in 0..<rows {
      let start = y * pixels * input.channels
      kernels.gateImage(
        room.map + (y + border) * row + border * place, place, pixels, input.channels, picture + start,
        imageGradient.target + start)
    }
  }

  /// Adds the contribution of each nonzero pixel of a one-channel image to the filter gradient [K · K, filters padded],
  /// with filter positions reversed.
  private func addWindowsOfGradient(
    _ layer: Convolution, _ room: BackwardRoom, _ delta: UnsafePointer<Float>,
    _ winners: UnsafePointer<Float>,
    _ picture: UnsafePointer<Float>, to partial: UnsafeMutablePointer<Float>
  ) {
    let (width, place) = (layer.framedGradientWidth, layer.paddedFilters)
    kernels.unpool(
      layer.pooling(rows: layer.output.height, width: width), delta, winners,
      room.gradientFrame + layer.gradientBorder * (width + 1) * place)
    let grid = PlaceGrid(
      height: layer.input.height, width: layer.input.width, step: 1, side: 1, mapRow: width * place,
      mapPlace: place)
    kernels.gather(
      WindowSums(
        list: kernels.listPlaces(grid, picture, nil, room.list), size: layer.kernelSize, channels: place,
        map: room.gradientFrame, mapRow: width * place, mapPlace: place, weights: partial, weightsPlace: place
      ))
  }

  /// Adds the partial sums of the groups for a range of filters, a multiple of 16, and stores them in the parameter
  /// layout.
  private func sumGroups(
    _ layer: Convolution, _ partials: UnsafePointer<Float>, filters range: Range<Int>,
    to gradient: UnsafeMutablePointer<Float>
  ) {
    guard !range.isEmpty else { return }
    let (layout, channels, count) = (layer.parameters, layer.input.channels, layer.partialCount)
    let (groups, places) = (ConvolutionMemory.groups, layer.kernelSize * layer.kernelSize)
    kernels.sumRows(
      partials + count - layer.paddedFilters + range.lowerBound, groups, range.count, count,
      gradient + layout.biasStart + range.lowerBound)
    let real = range.clamped(to: 0..<layer.filters)
    withAlignedScratch(count: layer.sumsByPixel ? 0 : real.count * layer.filterCount) { scratch in
      if !layer.sumsByPixel {
        kernels.sumRows(
          partials + range.lowerBound * layer.filterCount, groups, real.count * layer.filterCount, count,
          scratch)
      }
      for f in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
        let panel = gradient + layout.weightsStart + f / panelWidth * layout.panelCount + f % panelWidth
        for k in 0..<places {
          if layer.sumsByPixel {
            let turned = partials + (places - 1 - k) * layer.paddedFilters + f
            kernels.sumRows(turned, groups, 16, count, panel + k * panelWidth)
          } else {
            kernels.transpose(
              Transposition(
                rows: min(16, real.upperBound - f), columns: channels,
                source: scratch + (f - range.lowerBound) * layer.filterCount + k * layer.paddedChannels,
                sourceRow: layer.filterCount, target: panel + k * channels * panelWidth,
                targetRow: panelWidth))
          }
        }
      }
    }
  }

  /// Copies the filters out of their panels to [F, K · K, channels padded], with zeros in the padding channels.
  private func copyFilters(
    _ layer: Convolution, _ parameters: UnsafePointer<Float>, to filters: UnsafeMutablePointer<Float>
  ) {
    let (layout, channels) = (layer.parameters, layer.input.channels)
    filters.update(repeating: 0, count: layer.filtersCount)
    for panel in 0..<layout.panels {
      let f = panel * panelWidth
      for k in 0..<layer.kernelSize * layer.kernelSize {
        kernels.transpose(
          Transposition(
            rows: channels, columns: min(panelWidth, layer.filters - f),
            source: parameters + layout.weightsStart + panel * layout.panelCount + k * channels * panelWidth,
            sourceRow: panelWidth, target: filters + f * layer.filterCount + k * layer.paddedChannels,
            targetRow: layer.filterCount))
      }
    }
  }
}

extension Convolution {
  /// Whether the filter gradient is summed over pixels rather than over values of δ.
  fileprivate var sumsByPixel: Bool { input.channels == 1 }
  /// Floats of one filter with padded channels.
  fileprivate var filterCount: Int { kernelSize * kernelSize * paddedChannels }
  fileprivate var filtersCount: Int { filters * filterCount }
  /// Floats of a group's partial sum: the filter gradient, followed by the bias gradient [filters padded].
  var partialCount: Int {
    (sumsByPixel ? kernelSize * kernelSize * paddedFilters : filtersCount) + paddedFilters
  }
  /// Floats of ∂L/∂X including the padding of X.
  fileprivate var imageGradientCount: Int { framedHeight * framedWidth * paddedChannels }
  /// Floats of the padded δ; 0 if δ is not copied to a frame.
  fileprivate var gradientFrameCount: Int {
    sumsByPixel ? framedGradientHeight * framedGradientWidth * paddedFilters : 0
  }
}

/// A worker's scratch memory for the backward pass of one image.
private struct BackwardRoom {
  /// Capacity for all pixels, or for all values of δ in one filter.
  let list: PlaceList
  /// ∂L/∂X including the padding of X, channels padded.
  let map: UnsafeMutablePointer<Float>
  /// The padded δ, filters padded. Positions outside all pooling windows stay zero.
  let gradientFrame: UnsafeMutablePointer<Float>
  /// The padded image, channels padded.
  let frame: ImageFrame

  /// Calls `body` with scratch memory for images of `layer`.
  static func with(_ layer: Convolution, _ body: (BackwardRoom) -> Void) {
    let places = max(layer.input.height * layer.input.width, layer.output.height * layer.output.width)
    // An offset takes two Floats. Rounded up to whole vectors, so that the memory behind it stays aligned.
    let listCount = (3 * places + 15) / 16 * 16
    let frameCount = ImageFrame.count(
      border: layer.border, image: layer.input, place: layer.paddedChannels)
    let counts = (map: layer.imageGradientCount, gradient: layer.gradientFrameCount)
    withAlignedScratch(count: listCount + counts.map + counts.gradient + frameCount) { memory in
      let offsets = UnsafeMutableRawPointer(memory).bindMemory(to: Int.self, capacity: places)
      let map = memory + listCount
      map.update(repeating: 0, count: counts.map + counts.gradient)
      body(
        BackwardRoom(
          list: PlaceList(values: memory + 2 * places, offsets: offsets), map: map,
          gradientFrame: map + counts.map,
          frame: ImageFrame(
            map + counts.map + counts.gradient, border: layer.border, image: layer.input,
            place: layer.paddedChannels)))
    }
  }
}
