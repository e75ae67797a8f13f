// `digits export`: a network for programs other than this one. What it takes is in ExportOptions.swift.

import Export
import Images
import MLP
import Storage
import Terminal

extension ExportOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let (file, format, weights) = try named()
    try requireNew(file, force: force)
    let model = try Model(chosen: weights, inputs: standardization, console: console)
    let preprocessing = try model.preprocessing()
    let bytes = try model.exported(as: format, preprocessing)
    do { try AtomicFile.write(bytes, to: file) } catch { throw Failure(file, error) }
    let size = NumberFormat.bytes(bytes.count)
    try console.answer("\(file.harmless()): \(format.title) of \(model.name), \(size)")
    if format != .html, preprocessing == .deslant {
      console.note(
        wrapping:
          "The network was trained on deslanted images. Before it is given one, move row y by a(c - y) columns to the"
          + " right, where c is the row of the ink's centre of mass and a the slope of the line through the ink: column"
          + " by row, least squares, from -1 to 1.")
    }
    if format == .html, model.framing != .mnist {
      console.note(
        wrapping:
          "The page frames what is drawn as MNIST frames its digits, and the network was trained on pictures"
          + " that were framed otherwise: it will misread much of it.")
    }
    return .success
  }
}

extension Model {
  /// The network in another format, its temperature folded into its weights: whoever takes it need not know of it.
  fileprivate func exported(as format: ExportFormat, _ preprocessing: Preprocessing) throws -> [UInt8] {
    let tensors = network.tensors.dividingLogits(by: temperature)
    do { try tensors.safetensors(metadata: [:]).requireFiniteValues() } catch {
      throw Failure("\(name): divided by its temperature of \(temperature), \(error)")
    }
    switch format {
    case .html:
      try requirePageSize()
      let names = (0..<network.classCount).map { classes[$0] }
      return DemoPage(
        tensors, layers: network.layers, classes: names, deslants: preprocessing == .deslant,
        facts: facts(preprocessing)
      ).encoded()
    case .onnx:
      return ONNXModel(tensors, inputShape: inputShape, metadata: history.metadata, version: version)
        .encoded()
    case .npz:
      return NPZArchive.encode(tensors)
    }
  }

  /// What the page says of the network. The file may be anybody's: its words are shown, not obeyed.
  private func facts(_ preprocessing: Preprocessing) -> [(name: String, text: String)] {
    let entries: [(name: String, text: String?)] = [
      ("data set", history["dataset"]), ("images", preprocessing.participle),
      ("test accuracy", testAccuracy), ("epochs", history["epochs"]),
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

  /// Throws unless the network's pictures are of the size that the page draws.
  private func requirePageSize() throws(Failure) {
    let size = ImageSize(width: MNISTField.side, height: MNISTField.side)
    guard imageSize == size else {
      let own = imageSize.map { "pictures of \($0)" } ?? "\(network.inputCount) inputs"
      throw Failure(
        "\(name): the page draws pictures of \(size) pixels, and the network takes \(own); as .onnx or .npz it can be"
          + " exported")
    }
  }

  /// One channel of rows and columns, as is usual for pictures in ONNX; where nobody knows these, inputs in a row.
  private var inputShape: [Int] {
    imageSize.map { [1, $0.height, $0.width] } ?? [network.inputCount]
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
