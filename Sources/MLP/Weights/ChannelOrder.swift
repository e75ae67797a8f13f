// Where files and the network order a layer's weights differently: files have the channels of an image outermost, as
// PyTorch does, the network has them innermost, as its products want them.

import Tensor

extension Architecture {
  /// The channels of the image that a layer sees: [channel, place] in a file, [place, channel] in the network.
  ///
  /// 1 for the layers whose inputs have the same order in both: dense ones, but for the first behind the last
  /// convolution.
  func channels(beforeLayer index: Int) -> Int {
    switch layers[index] {
    case .convolution(let layer): layer.input.channels
    case .dense: index == blocks.count ? features?.channels ?? 1 : 1
    }
  }
}
