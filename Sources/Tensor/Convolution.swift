// The shapes of a convolutional layer, and where its filters lie in the flat parameter vector. The arithmetic is in
// ConvolutionForward.swift and ConvolutionBackward.swift.

import Kernels

/// A convolutional layer: filters that slide over an image, optional max pooling, and ReLU.
///
/// Every filter sees a window of K x K pixels in all C channels and computes one value for each position of the window:
///
///     z[y, x, f] = b[f] + Σ over i, j < K and c < C:  w[f, i, j, c] · image[y + i, x + j, c]
///     a = max(0, maximum of z over each 2 x 2 window)
///
/// A filter detects a stroke at any position, with K · K · C weights instead of one per pixel. Images, sums and outputs
/// are [height, width, channels], with channels varying fastest. Positions beyond the last whole 2 x 2 window are
/// dropped, as in PyTorch. ReLU is applied after pooling, on a quarter of the values; the two commute.
/// Source: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition", 1998,
/// <https://doi.org/10.1109/5.726791>.
public struct Convolution: Sendable, Equatable {
  /// The padding of the image.
  public enum Padding: String, CaseIterable, Sendable {
    /// No padding: the output is K − 1 smaller than the image.
    case none
    /// (K − 1) / 2 zeros on each side: the sums have the size of the image.
    case same
  }

  /// The image, [H, W, C].
  public let input: Volume
  /// K, odd.
  public let kernelSize: Int
  public let padding: Padding
  /// Whether 2 x 2 max pooling follows.
  public let isPooled: Bool
  /// z, before pooling: [H', W', filters].
  public let sums: Volume
  /// The filters as a dense layer in the flat vector: K · K · C inputs, in the order [row, column, channel], and one
  /// output per filter.
  public let parameters: DenseLayout

  /// Zeros on each side of the image.
  var border: Int { padding == .same ? kernelSize / 2 : 0 }
  /// The side of a pooling window; 1 without pooling.
  var poolSide: Int { isPooled ? 2 : 1 }
  /// The number of filters.
  public var filters: Int { parameters.outputs }
  /// The shape of a, the output of the layer.
  public var output: Volume {
    Volume(height: sums.height / poolSide, width: sums.width / poolSide, channels: filters)
  }

  /// Width of the padded image.
  var framedWidth: Int { input.width + 2 * border }
  var framedHeight: Int { input.height + 2 * border }
  /// Zeros around ∂L/∂z such that the window of every image pixel lies within it.
  var gradientBorder: Int { kernelSize - 1 - border }
  var framedGradientWidth: Int { sums.width + 2 * gradientBorder }
  var framedGradientHeight: Int { sums.height + 2 * gradientBorder }

  /// Channels of z as the kernels write it: rounded up to a multiple of 16.
  var paddedFilters: Int { Self.padded(filters) }
  /// Channels of ∂L/∂image as the kernels write it: rounded up to a multiple of 16.
  var paddedChannels: Int { Self.padded(input.channels) }

  private static func padded(_ channels: Int) -> Int { (channels + 15) / 16 * 16 }

  /// Floating-point operations of the forward pass for one image. The input gradient and the weight gradient take about
  /// as many each.
  public var operations: Int { 2 * sums.height * sums.width * parameters.inputs * filters }
}

/// The hyperparameters of a convolutional layer that do not depend on its input.
public struct ConvolutionBlock: Sendable, Equatable {
  public var filters: Int
  /// K, odd.
  public var kernelSize: Int
  public var padding: Convolution.Padding
  public var isPooled: Bool

  public init(filters: Int, kernelSize: Int, padding: Convolution.Padding = .none, isPooled: Bool = true) {
    self.filters = filters
    self.kernelSize = kernelSize
    self.padding = padding
    self.isPooled = isPooled
  }

  /// The output shapes for `input`, before and after pooling. Returns nil if K is not odd, if an output is empty, if
  /// its size overflows an Int, or if filters are so large that their edges see only padding.
  public func shapes(on input: Volume) -> (sums: Volume, output: Volume)? {
    let lost = padding == .same ? 0 : kernelSize - 1
    let (height, width) = (input.height - lost, input.width - lost)
    let side = isPooled ? 2 : 1
    guard filters > 0, kernelSize > 0, kernelSize % 2 == 1, height >= side, width >= side,
      kernelSize / 2 < min(input.height, input.width)
    else { return nil }
    let (area, overflows) = height.multipliedReportingOverflow(by: width)
    guard !overflows, !area.multipliedReportingOverflow(by: filters).overflow else { return nil }
    return (
      Volume(height: height, width: width, channels: filters),
      Volume(height: height / side, width: width / side, channels: filters)
    )
  }
}

extension Convolution {
  /// The layer that applies `block` to `input`, its parameters starting at `start`. Traps if its output would be empty.
  init(_ block: ConvolutionBlock, on input: Volume, parametersFrom start: Int) {
    guard let shapes = block.shapes(on: input) else {
      preconditionFailure("\(block) leaves nothing of \(input)")
    }
    self.input = input
    kernelSize = block.kernelSize
    padding = block.padding
    isPooled = block.isPooled
    sums = shapes.sums
    parameters = DenseLayout(
      inputs: block.kernelSize * block.kernelSize * input.channels, outputs: block.filters,
      receptiveField: nil, weightsStart: start)
  }
}
