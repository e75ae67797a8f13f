// A network as NumPy's archive: its arrays under the names of its tensors.

import DataFormats
import MLP
import Storage
import Testing

@testable import Export

struct NPZArchiveTests {
  @Test func `a network's arrays are named as its tensors`() throws {
    let network = LayerTensors(sizes: [2, 1], layers: [.init(weight: [1, 2], bias: [3])])
    let archive = try ZIPFile(ByteBuffer(NPZArchive.encode(network)))
    #expect(archive.names == ["0.weight.npy", "0.bias.npy"])
    let arrays = [NPYWriter.encode([1, 2], shape: [1, 2]), NPYWriter.encode([3], shape: [1])]
    for (name, array) in zip(archive.names, arrays) {
      #expect(try archive.content(of: name, limit: 1_000)?.array == array)
    }
  }

  @Test func `dividing the logits changes the last layer alone`() {
    let network = LayerTensors(
      sizes: [1, 1, 2], layers: [.init(weight: [3], bias: [5]), .init(weight: [2, 4], bias: [6, 8])])
    let divided = LayerTensors(
      sizes: [1, 1, 2], layers: [.init(weight: [3], bias: [5]), .init(weight: [1, 2], bias: [3, 4])])
    #expect(network.dividingLogits(by: 2) == divided)
    #expect(network.dividingLogits(by: 1) == network)
  }
}
