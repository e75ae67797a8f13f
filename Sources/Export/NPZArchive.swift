// A network's weights as NumPy's archive: `numpy.load(file)["0.weight"]`. Weights alone; no graph and no metadata.

import Formats
import MLP
import Storage

/// The `.npz` file of a network: a ZIP archive with one `.npy` file for each tensor.
///
/// Names and shapes are those of our own files, `0.weight` [outputs, inputs], `0.bias`, `2.weight`, ..., so that
/// `relu(x @ w.T + b)` layer by layer and a softmax at the end are the whole network.
/// Source: <https://numpy.org/doc/stable/reference/generated/numpy.savez.html>.
public enum NPZArchive {
  /// The file's bytes.
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
