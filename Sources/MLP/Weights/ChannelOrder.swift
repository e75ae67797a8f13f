// The order of a layer's weights in files and in the network: files have the channels of an image outermost, as in
// PyTorch; the network has them innermost, as its products need them.

import Tensor

extension Architecture {
  /// The channels of a layer's input image: [channel, position] in a file, [position, channel] in the network.
  ///
  /// 1 for layers whose inputs have the same order in both: all dense layers except the first after the last
  /// convolution.
  func channels(beforeLayer index: Int) -> Int {
    switch layers[index] {
    case .convolution(let layer): layer.input.channels
    case .dense: index == blocks.count ? features?.channels ?? 1 : 1
    }
  }
}
