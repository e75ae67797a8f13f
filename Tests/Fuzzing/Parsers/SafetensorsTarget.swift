// The safetensors reader, its JSON, and what is made of files that are well-formed: networks and checkpoints.

import Random
import Storage
import Tensor

@testable import MLP

extension FuzzTarget {
  /// Each input is read as a file, and once more as one whose length is put before it.
  static let safetensors = FuzzTarget(
    name: "Safetensors",
    seeds: {
      let files = [
        SafetensorsFile(tensors: []), network.tensors.safetensors(metadata: ["layers": "4,3,2"]),
        convolutional(.none).tensors.safetensors(metadata: [:]),
        convolutional(.same).tensors.safetensors(metadata: [:]),
        checkpoint(of: network, averaged: false), checkpoint(of: network, averaged: true),
        checkpoint(of: convolutional(.same), averaged: true),
        SafetensorsFile(
          tensors: [
            .init(name: "a\"\\\u{1F600}\n", shape: [], values: [1]), .init(name: "", shape: [0], values: []),
          ],
          metadata: ["": "\u{0}", "k": "\u{10FFFF}"]),
      ].map { $0.encoded() }
      let headers = [
        #"{ "x" : {"dtype":"F32","more":[{"y":[-0.1e+2,true,null]}],"shape":[2,0],"data_offsets":[0,0]} }"#,
        #"{"__metadata__":null,"\u00e9\ud83d\ude00\/":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#,
      ].map { Array($0.utf8) }
      return files + files.map { Array($0.dropFirst(8)) } + headers
    },
    read: { bytes in
      try read(bytes)
      // The header ends with the last brace, and the data follow.
      let length = (bytes.lastIndex(of: UInt8(ascii: "}")) ?? -1) + 1
      try read((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + bytes)
    })

  private static let network: Network = {
    var generator = SeededGenerator(seed: 1)
    return Network(layerSizes: [4, 3, 2], using: &generator)
  }()

  /// Three layers of filters on an image of `image`, the last not pooled.
  private static func convolutional(_ padding: Convolution.Padding) -> Network {
    var generator = SeededGenerator(seed: 2)
    let blocks = [true, true, false].map {
      ConvolutionBlock(filters: 2, kernelSize: 3, padding: padding, isPooled: $0)
    }
    return Network(Architecture(image: image, blocks: blocks, widths: [2])!, using: &generator)
  }

  private static let image = Volume(height: 18, width: 19, channels: 1)

  private static func checkpoint(of network: Network, averaged: Bool) -> SafetensorsFile {
    let state = TrainingState(of: network, options: options(averaged: averaged))
    let best = EarlyStopping.Candidate(network: network, epoch: 1, correct: 2, loss: 0.5)
    return TrainingCheckpoint(state: state, best: averaged ? best : nil).safetensors(metadata: [:])
  }

  private static func options(averaged: Bool) -> TrainingOptions {
    var options = TrainingOptions()
    options.averageDecay = averaged ? 0.9 : 0
    return options
  }

  private static func read(_ bytes: [UInt8]) throws {
    guard let file = try? SafetensorsFile(parsing: ByteBuffer(bytes)) else { return }
    let again = try SafetensorsFile(parsing: ByteBuffer(file.encoded()))
    try Finding.unless(
      again.metadata == file.metadata && Set(again.tensors.map(\.name)) == Set(file.tensors.map(\.name)),
      "what was read is not what is written")
    for image in [nil, image] {
      if let tensors = try? LayerTensors(file, image: image) {
        try Finding.unless(Network(tensors).tensors == tensors, "a network holds other values than its file")
      }
      for averaged in [false, true] {
        _ = try? TrainingCheckpoint(file, options: options(averaged: averaged), image: image)
      }
    }
  }
}
