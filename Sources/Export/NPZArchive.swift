// A network's weights as a NumPy archive: `numpy.load(file)["0.weight"]`. It holds neither the graph nor the metadata.

import Formats
import MLP
import Storage

/// The `.npz` file of a network: a ZIP archive with one `.npy` file per tensor.
///
/// Names and shapes are those of the weights files: `0.weight` [outputs, inputs], `0.bias`, `2.weight`, ... A dense
/// network is `relu(x @ w.T + b)` for each layer, with a softmax at the end.
/// Source: <https://numpy.org/doc/stable/reference/generated/numpy.savez.html>.
public enum NPZArchive {
  /// The contents of the file.
  public static func encode(_ tensors: LayerTensors) -> [UInt8] {
    var archive = ZIPWriter()
    var bytes: [UInt8] = []
    for tensor in tensors.safetensors(metadata: [:]).tensors {
      let content = NPYWriter.encode(tensor.values.array, shape: tensor.shape)
      bytes += archive.header(
        of: tensor.name + ".npy", size: content.count, sum: Zlib.crc32(content.span))
      bytes += content
    }
    return bytes + archive.end()
  }
}
