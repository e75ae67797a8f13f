// `digits export` as a user meets it: three formats by three endings, no file replaced unasked. What is in the files
// is for ExportTests, the browser and other people's libraries to say.

import MLP
import Testing

struct ExportTests {
  private func workplace(metadata: [String: String] = [:]) throws -> Workplace {
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10], metadata: metadata), at: "digits.safetensors")
    return workplace
  }

  @Test(arguments: [
    ("demo.html", "a page to draw on", "<!doctype html>"),
    ("MODEL.ONNX", "an ONNX model", "\u{8}\u{8}\u{12}\u{6}digits"),
    ("weights.npz", "NumPy arrays", "PK\u{3}\u{4}"),
  ])
  func `writes what the ending says`(file: String, title: String, start: String) throws {
    let workplace = try workplace()
    let run = try workplace.digits("export \(file)")
    run.expectSuccess()
    #expect(run.output.hasPrefix("\(file): \(title) of digits.safetensors, "))
    #expect(try workplace.bytes(of: file).starts(with: start.utf8))
  }

  @Test(arguments: ["model.pt", "onnx", "model.onnx.gz"])
  func `another ending is wrong usage`(file: String) throws {
    let workplace = try workplace()
    try workplace.digits("export \(file)").expectWrongUsage(
      "The value '\(file)' is invalid for '<file>...': it must be the path of a file that ends in .html, .onnx, .npz or .safetensors.",
      usage: "digits export <file>... [options]", help: "digits export --help")
    #expect(workplace.names == ["digits.safetensors"])
  }

  @Test func `a file is replaced only with --force`() throws {
    let workplace = try workplace()
    try workplace.put([1], at: "model.onnx")
    try workplace.digits("export model.onnx").expectFailure(
      "model.onnx: this file already exists; use --force to overwrite it")
    #expect(try workplace.bytes(of: "model.onnx") == [1])
    try workplace.digits("export model.onnx --force").expectSuccess()
    #expect(try workplace.bytes(of: "model.onnx").count > 1)
  }

  @Test func `the page is for pictures of a known size`() throws {
    let workplace = try workplace()
    try workplace.put(weights([10, 3]), at: "other.safetensors")
    try workplace.digits("export demo.html --model other.safetensors").expectFailure(
      "other.safetensors: a page to draw on needs the size of the images, but the file of this network of 10 inputs"
        + " does not record it; export it as .onnx or .npz")
    try workplace.digits("export other.onnx --model other.safetensors").expectSuccess()
    #expect(workplace.names == ["digits.safetensors", "other.onnx", "other.safetensors"])
  }

  @Test func `what the weights say of themselves is text in the page`() throws {
    let workplace = try workplace(metadata: [
      "dataset": "</script><script>alert(1)</script>", "test_count": "10", "test_correct": "11",
    ])
    try workplace.digits("export demo.html").expectSuccess()
    let page = String(decoding: try workplace.bytes(of: "demo.html"), as: UTF8.self)
    #expect(page.contains(#"["data set","\u003C/script>\u003Cscript>alert(1)\u003C/script>"]"#))
    #expect(!page.contains("alert(1)</script>"))
    #expect(!page.contains("test accuracy"))
  }

  @Test func `a temperature too small to divide by is refused`() throws {
    let network = LayerTensors(
      sizes: [2, 2], layers: [.init(weight: [1, 2, 3, 4], bias: [0, 0])])
    let workplace = try Workplace()
    let file = network.safetensors(metadata: ["temperature": "1e-40"])
    try workplace.put(file.encoded(), at: "cold.safetensors")
    let run = try workplace.digits("export cold.safetensors cold.npz")
    #expect(run.status == 1)
    #expect(run.remarks.hasPrefix("Error: cold.safetensors: divided by its temperature of 1e-40, "))
    #expect(workplace.names == ["cold.safetensors"])
  }
}
