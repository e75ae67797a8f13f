// Files in the place of weights that are none, or none that fit: one sentence that names the file.

import MLP
import Storage
import Testing

struct BadWeightsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let sentence: String

    init(_ name: String, _ bytes: [UInt8], _ sentence: String) {
      (testDescription, self.bytes, self.sentence) = (name, bytes, sentence)
    }
  }

  private static let good = weights([784, 8, 10])

  private static var notANumber: [UInt8] {
    var bytes = good
    // The little-endian bits of a NaN in place of the last value, 2.weight's.
    bytes.replaceSubrange((bytes.count - 4)..., with: [0, 0, 0xC0, 0x7F])
    return bytes
  }

  static let cases = [
    Case("empty", [], "the file is empty"),
    Case(
      "truncated in the header", Array(good.prefix(100)),
      "the file is cut short: it declares a header of \(headerLength) bytes and only 92 are there"),
    Case(
      "truncated in the data", Array(good.dropLast(4)),
      "the file is cut short: it declares 25480 bytes of data and only 25476 are there"),
    Case(
      "over-long", good + [0],
      "the file is too long: it declares 25480 bytes of data and 25481 are there"),
    Case(
      "a web page", Array("<html><body>404</body></html>".utf8),
      "this is an HTML page, not weights: a download saved a web page in their place, so fetch the file again"
    ),
    Case(
      "a Git LFS pointer", Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n".utf8),
      "this is a Git LFS pointer, not the weights it stands for; fetch them with 'git lfs pull'"),
    Case(
      "compressed", Gzip.deflate(ByteBuffer(good)).array,
      "this is gzip-compressed; unpack it first with 'gunzip'"),
    Case(
      "a pickle", [0x80, 0x02, 0x5D, 0x71, 0x00, 0x58, 0x01, 0x02, 0x03, 0x04, 0x2E],
      "this is a Python pickle (as old PyTorch files are), not safetensors;"
        + " save it with safetensors.torch.save_file(model.state_dict(), ...)"),
    Case(
      "not a number", notANumber,
      "tensor '2.weight' holds nan at index 79: weights must be finite, so train them again, with a lower"
        + " learning rate"),
    Case(
      "a tensor of another kind of network",
      SafetensorsFile(
        tensors: [.init(name: "conv1.weight", shape: [1], values: [0])], metadata: [:]
      ).encoded(),
      "tensor 'conv1.weight' is not part of a network of dense layers, whose tensors are named '0.weight',"
        + " '0.bias', '2.weight', '2.bias', ..., as those of torch.nn.Sequential(Linear, ReLU, Linear, ...) are"
    ),
  ]

  private static var headerLength: Int { Int(good[0]) | Int(good[1]) << 8 }

  @Test(arguments: cases)
  func `is refused`(example: Case) throws {
    let workplace = try Workplace()
    try workplace.put(example.bytes, at: "my.safetensors")
    try workplace.put(Pictures.one, at: "one.pgm")
    for line in ["info my.safetensors", "predict --model my.safetensors one.pgm"] {
      try workplace.digits(line).expectFailure("my.safetensors: " + example.sentence)
    }
    // The file of that name in the current folder is not passed over when it is bad.
    try workplace.put(example.bytes, at: "digits.safetensors")
    try workplace.digits("predict one.pgm").expectFailure("digits.safetensors: " + example.sentence)
  }

  @Test(arguments: [
    ([100, 8, 10], "w: the network has 100 inputs and 10 classes, but bars needs 784 and 10"),
    ([784, 8, 3], "w: the network has 784 inputs and 3 classes, but bars needs 784 and 10"),
  ])
  func `does not fit`(sizes: [Int], sentence: String) throws {
    let workplace = try Workplace.withBars()
    try workplace.put(weights(sizes), at: "w")
    try workplace.digits("eval --data ./bars --model w").expectFailure(sentence)
    try workplace.digits("train --data ./bars --from w --quiet").expectFailure(sentence)
    #expect(workplace.names == ["bars", "w"])
  }

  @Test func `a network for other pictures reads none`() throws {
    let workplace = try Workplace()
    try workplace.put(weights([100, 8, 10]), at: "w")
    try workplace.put(Pictures.one, at: "one.pgm")
    try workplace.digits("predict --model w one.pgm").expectFailure(
      "w: the network takes 100 inputs, but its file does not record the width and height of its images")
  }

  @Test(arguments: [
    ("missing", "missing: no such file or folder"),
    ("bars", "bars: this is a folder, not a file"),
    ("one.pgm/w", "one.pgm/w: part of this path is a file, not a folder"),
  ])
  func `is no file`(path: String, sentence: String) throws {
    let workplace = try Workplace.withBars()
    try workplace.put(Pictures.one, at: "one.pgm")
    for line in [
      "info \(path)", "predict --model \(path) one.pgm", "eval --data ./bars --model \(path)",
      "train --data ./bars --from \(path) --quiet",
    ] {
      try workplace.digits(line).expectFailure(sentence)
    }
  }
}
