// A network as NumPy's archive: its arrays under the names of its tensors.

import Formats
import MLP
import Storage
import Tensor
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

  /// So many numbers, no two alike.
  private func numbers(_ count: Int, from start: Float) -> [Float] { (0..<count).map { start + Float($0) } }

  /// What each array should be, byte for byte, with no two sizes alike.
  private func expect(_ network: LayerTensors, _ arrays: [(name: String, values: [Float], shape: [Int])])
    throws
  {
    let archive = try ZIPFile(ByteBuffer(NPZArchive.encode(network)))
    #expect(archive.names == arrays.map { $0.name + ".npy" })
    for array in arrays {
      let content = try archive.content(of: array.name + ".npy", limit: 1_000)?.array
      #expect(content == NPYWriter.encode(array.values, shape: array.shape), "\(array.name)")
    }
  }

  @Test func `a weight matrix is [outputs, inputs]`() throws {
    let (first, second) = (numbers(6, from: 1), numbers(8, from: 20))
    let network = LayerTensors(
      sizes: [3, 2, 4],
      layers: [.init(weight: first, bias: [7, 8]), .init(weight: second, bias: [9, 10, 11, 12])])
    try expect(
      network,
      [
        ("0.weight", first, [2, 3]), ("0.bias", [7, 8], [2]), ("2.weight", second, [4, 2]),
        ("2.bias", [9, 10, 11, 12], [4]),
      ])
  }

  @Test func `filters are [filters, channels, size, size]`() throws {
    let blocks = [
      ConvolutionBlock(filters: 2, kernelSize: 3, padding: .same),
      ConvolutionBlock(filters: 5, kernelSize: 1, padding: .same, isPooled: false),
    ]
    let architecture = try #require(
      Architecture(image: Volume(height: 3, width: 7, channels: 1), blocks: blocks, widths: [4]))
    let (first, second, third) = (numbers(18, from: 1), numbers(10, from: 30), numbers(60, from: 50))
    let biases = [numbers(2, from: -2), numbers(5, from: -10), numbers(4, from: -20)]
    let network = LayerTensors(
      architecture,
      layers: zip([first, second, third], biases).map { .init(weight: $0, bias: $1) })
    try expect(
      network,
      [
        ("0.weight", first, [2, 1, 3, 3]), ("0.bias", biases[0], [2]), ("3.weight", second, [5, 2, 1, 1]),
        ("3.bias", biases[1], [5]), ("6.weight", third, [4, 15]), ("6.bias", biases[2], [4]),
      ])
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
