// `digits export`: a network for programs other than this one. What it takes is in ExportOptions.swift.

import Export
import Images
import MLP
import Storage
import Terminal

extension ExportOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    guard let format = ExportFormat(endingOf: file) else {
      preconditionFailure("\(file) has passed for the name of an export")
    }
    try requireNew(file, force: force)
    let model = try Model(chosen: model, console: console)
    let bytes = try model.exported(as: format)
    do { try AtomicFile.write(bytes, to: file) } catch { throw Failure(file, error) }
    let size = NumberFormat.bytes(bytes.count)
    try console.answer("\(file.harmless()): \(format.title) of \(model.name), \(size)")
    return .success
  }
}

extension Model {
  /// The network in another format, its temperature folded into its weights: whoever takes it need not know of it.
  fileprivate func exported(as format: ExportFormat) throws -> [UInt8] {
    let tensors = network.tensors.dividingLogits(by: temperature)
    do { try tensors.safetensors(metadata: [:]).requireFiniteValues() } catch {
      throw Failure("\(name): divided by its temperature of \(temperature), \(error)")
    }
    switch format {
    case .html:
      try requireDigitPictures()
      let classes = (0..<network.classCount).map { "\($0)" }
      return DemoPage(tensors, classes: classes, facts: facts).encoded()
    case .onnx:
      return ONNXModel(tensors, inputShape: inputShape, metadata: history.metadata, version: version)
        .encoded()
    case .npz:
      return NPZArchive.encode(tensors)
    }
  }

  /// What the page says of the network. The file may be anybody's: its words are shown, not obeyed.
  private var facts: [(name: String, text: String)] {
    let entries: [(name: String, text: String?)] = [
      ("data set", history["dataset"]), ("test accuracy", testAccuracy), ("epochs", history["epochs"]),
      ("seed", history["seed"]), ("temperature", history["temperature"]),
      ("made by digits", history["version"]),
    ]
    return [("weights", name)]
      + entries.compactMap { name, text in text.map { (name, $0.harmless(limit: 200)) } }
  }

  /// The accuracy on the test images, where the file says how many there were and how many were right.
  private var testAccuracy: String? {
    guard let count = history["test_count"].flatMap(Int.init), count > 0,
      let correct = history["test_correct"].flatMap(Int.init), 0...count ~= correct
    else { return nil }
    return NumberFormat.accuracy(correct: correct, of: count)
  }

  /// One channel of rows and columns where the network takes MNIST's fields, as is usual for pictures in ONNX.
  private var inputShape: [Int] {
    let side = MNISTField.side
    return network.inputCount == side * side ? [1, side, side] : [network.inputCount]
  }
}

extension ExportFormat {
  fileprivate var title: String {
    switch self {
    case .html: "a page to draw on"
    case .onnx: "an ONNX model"
    case .npz: "NumPy arrays"
    }
  }
}
