// Tensors of other programs: what has one meaning becomes a torch.nn.Sequential, and what has none or several stays as
// it is.

import Storage
import Testing

@testable import MLP

struct ForeignTensorsTests {
  /// A tensor of these values from `first` on, no two alike.
  private func tensor(_ name: String, _ shape: [Int], from first: Int = 1) -> SafetensorsFile.Tensor {
    let count = shape.reduce(1, *)
    return .init(name: name, shape: shape, values: FloatValues((0..<count).map { Float(first + $0) }))
  }

  private func names(_ tensors: [SafetensorsFile.Tensor]) -> [String] {
    SafetensorsFile(tensors: tensors, metadata: ["a": "b"]).withSequentialNames().tensors.map {
      "\($0.name) \($0.shape)"
    }
  }

  private func isUnchanged(_ tensors: [SafetensorsFile.Tensor]) -> Bool {
    let file = SafetensorsFile(tensors: tensors, metadata: ["a": "b"])
    return file.withSequentialNames() == file
  }

  /// The layers of a network as weights, [outputs, inputs], and biases, under the names that `name` gives to each.
  private func layers(_ sizes: [Int], _ name: (Int) -> String) -> [SafetensorsFile.Tensor] {
    zip(sizes, sizes.dropFirst()).enumerated().flatMap { index, sizes in
      [
        tensor(name(index) + ".weight", [sizes.1, sizes.0], from: 100 * index),
        tensor(name(index) + ".bias", [sizes.1], from: -100 * index - 50),
      ]
    }
  }

  private let sequential = ["0.weight [2, 3]", "0.bias [2]", "2.weight [4, 2]", "2.bias [4]"]

  @Test func `what is a Sequential stays one, and no tensors stay none`() {
    #expect(isUnchanged([]))
    #expect(isUnchanged(layers([3, 2, 4]) { "\(2 * $0)" }))
    #expect(isUnchanged(layers([3, 2, 4]) { "\($0 + 5)" }))
  }

  @Test(arguments: ["net", "model.layers", "a.b.c"])
  func `a prefix is taken off`(prefix: String) {
    #expect(names(layers([3, 2, 4]) { "\(prefix).\(2 * $0)" }) == sequential)
  }

  /// Where one name has another prefix, or what is left is no number, the sizes decide.
  @Test(arguments: [["a.0", "b.2"], ["a.2", "0"], ["a.0", "a.b.2"], ["a.2", "a.02"], ["a.2", "a.+0"]])
  func `a prefix is common to all`(parts: [String]) {
    #expect(names(layers([3, 2, 4]) { parts[$0] }) == sequential)
  }

  @Test(arguments: [
    ["fc1", "fc2"], ["dense/a", "dense_1/a"], ["layer2", "layer10"], ["input", "9"],
    ["hidden", "output"],
    ["z", "a"],
  ])
  func `layers are put in the order in which they chain`(parts: [String]) {
    #expect(names(layers([3, 2, 4]) { parts[$0] }) == sequential)
    #expect(names(layers([3, 2, 4]) { parts[$0] }.reversed()) == sequential)
  }

  /// Keras: kernels are [inputs, outputs], and names end in ":0".
  @Test func `kernels are turned`() {
    let file = SafetensorsFile(
      tensors: [
        tensor("dense/kernel:0", [3, 2]), tensor("dense/bias:0", [2]), tensor("dense_1/kernel:0", [2, 2]),
        tensor("dense_1/bias:0", [2], from: 8),
      ], metadata: ["a": "b"])
    #expect(
      file.withSequentialNames()
        == SafetensorsFile(
          tensors: [
            .init(name: "0.weight", shape: [2, 3], values: [1, 3, 5, 2, 4, 6]),
            .init(name: "0.bias", shape: [2], values: [1, 2]),
            .init(name: "2.weight", shape: [2, 2], values: [1, 3, 2, 4]),
            .init(name: "2.bias", shape: [2], values: [8, 9]),
          ], metadata: ["a": "b"]))
  }

  /// What is called weight is [outputs, inputs], unless only the other fits.
  @Test func `weights are turned where they fit no other way`() {
    #expect(
      names([tensor("a.weight", [3, 2]), tensor("a.bias", [2])]) == ["0.weight [2, 3]", "0.bias [2]"])
    let square = SafetensorsFile(tensors: [tensor("a.weight", [2, 2]), tensor("a.bias", [2])])
    #expect(square.withSequentialNames().tensors[0].values == [1, 2, 3, 4])
    #expect(
      names([tensor("a.kernel", [2, 3]), tensor("a.bias", [2])]) == ["0.weight [2, 3]", "0.bias [2]"])
    #expect(isUnchanged([tensor("a.weight", [3, 4]), tensor("a.bias", [2])]))
  }

  /// Layers of one size chain in any order: that of the numbers at the end of their names, names without one first.
  @Test func `layers of one size follow their numbers`() throws {
    for parts in [["layer2", "layer9", "layer10"], ["in", "a1", "a2x"], ["x1a", "y2", "b3"]] {
      let file = SafetensorsFile(tensors: layers([2, 2, 2, 2]) { parts[$0] }.reversed())
      let read = file.withSequentialNames().tensors
      #expect(read.map(\.name) == ["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"])
      #expect(stride(from: 0, to: 6, by: 2).map { read[$0].values[0] } == [0, 100, 200])
    }
  }

  /// 2 to 2, 2 to 3 and 3 to 2 chain in three orders, and the order of their names is none of them.
  @Test func `an order that is not the only one is refused`() {
    #expect(
      isUnchanged(
        layers([2, 3], { _ in "a" }) + layers([2, 2], { _ in "b" }) + layers([3, 2], { _ in "c" })))
    #expect(isUnchanged(layers([3, 2], { _ in "a" }) + layers([4, 5], { _ in "b" })))
    // Two to three and three to two chain both ways, so that their names decide.
    #expect(
      names(layers([2, 3], { _ in "b" }) + layers([3, 2], { _ in "a" }))
        == ["0.weight [2, 3]", "0.bias [2]", "2.weight [3, 2]", "2.bias [3]"])
  }

  @Test(arguments: [(8, true), (9, false)])
  func `so many layers are put in order by their sizes`(count: Int, isOrdered: Bool) {
    let parts = (0..<count).map { "layer\(count - $0)" }
    #expect(isUnchanged(layers(Array(1...count + 1)) { parts[$0] }) != isOrdered)
  }

  @Test(arguments: [(64, true), (65, false)])
  func `so many layers are read`(count: Int, isRead: Bool) {
    #expect(isUnchanged(layers([Int](repeating: 1, count: count + 1)) { "layer\($0)" }) != isRead)
  }

  @Test func `what is more than dense layers stays as it is`() {
    let layer = layers([3, 2]) { _ in "a" }
    for other in [
      tensor("b.weight", [2]), tensor("b.bias", [2]), tensor("b.bias", [2, 1]), tensor("b.weight", [2, 2]),
      tensor("b.gamma", [2]), tensor("b.kernel", [1, 2, 2]), tensor("weight", [2, 2]), tensor("x", []),
    ] {
      #expect(isUnchanged(layer + [other]), "\(other.name) \(other.shape)")
    }
    #expect(isUnchanged([tensor("a.weight", [2, 2]), tensor("b.bias", [2])]))
  }
}

struct ForeignFileTests {
  private func kind(_ bytes: [UInt8]) -> ForeignFile? { ForeignFile(recognising: bytes.span) }

  @Test func `pickles have a protocol from 2 to 5`() {
    for version in 0...8 as ClosedRange<UInt8> {
      #expect((kind([0x80, version]) == .pickle) == (2...5 ~= version))
    }
    #expect(kind([0x80]) == nil)
  }

  /// A version of the format from 3 to 20, and then one of the fields 2, 3, 4, 7 and 8, which are texts or messages.
  @Test func `ONNX begins with its version`() {
    for version in 0...30 as ClosedRange<UInt8> {
      #expect((kind([0x08, version, 0x12]) == .onnx) == (3...20 ~= version))
    }
    let fields = (0...255).filter { kind([0x08, 8, UInt8($0)]) == .onnx }
    #expect(fields == [0x12, 0x1A, 0x22, 0x3A, 0x42])
    #expect(kind([0x08, 8]) == nil)
  }

  @Test(arguments: [
    ("model/data.pkl", ForeignFile.pyTorchArchive), ("data.pkl", .zip), ("a.npy", .numPyArchive),
    ("metadata.json", .kerasArchive), ("config.json", .kerasArchive), ("model.weights.h5", .kerasArchive),
    ("a/config.json", .zip), (String(repeating: "x", count: 300) + "/data.pkl", .pyTorchArchive),
  ])
  func `archives are known by their first name`(name: String, kind: ForeignFile) {
    let length = name.utf8.count
    var header = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 22)
    header += [UInt8(length & 255), UInt8(length >> 8), 0, 0]
    // What follows the name is not part of it.
    header += Array((name + "/data.pkl").utf8)
    #expect(self.kind(header) == kind)
  }

  @Test(arguments: [
    ("GGUF", ForeignFile.gguf), ("version https://git-lfs", .lfsPointer), ("<!DOCTYPE", .htmlPage),
    ("<html", .htmlPage), ("<HEAD", .htmlPage), ("<body", .htmlPage), ("<?xml", .htmlPage),
    ("<!--", .htmlPage),
    ("\n\t\u{B}\u{C}\r <html", .htmlPage), ("\u{FEFF}<html", .htmlPage),
  ])
  func `texts are known by their beginning`(text: String, kind: ForeignFile) {
    #expect(self.kind(Array(text.utf8)) == kind)
    #expect(self.kind(Array(text.utf8.dropLast())) == nil)
  }

  @Test func `texts that are shown are short and harmless`() {
    let text = String(repeating: "é", count: 60)
    #expect(text.printable == text && (text + "x").printable == text + "...")
    let controls = "\u{7}\u{200E}\u{E000}\u{2028}\u{2029}\u{378}"
    #expect(controls.printable == #"\u{7}\u{200E}\u{E000}\u{2028}\u{2029}\u{378}"#)
  }
}
