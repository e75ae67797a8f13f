// `digits export`: exports a network for use by other programs.

import DigitReader
import Export
import Formats
import Images
import MLP
import Storage
import Terminal

extension ExportOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let (file, format, weights) = try named()
    try requireNew(file, force: force)
    let model = try Model(chosen: weights, inputs: standardization, console: console)
    let preprocessing = try model.named { (model) throws(ModelError) in try model.preprocessing() }
    let path = weights ?? (pathExists(defaultModelFile) ? defaultModelFile : nil)
    let bytes = try model.exported(as: format, preprocessing, from: path)
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
    return .success
  }
}

extension Model {
  /// The network in another format, with its temperature folded into the weights so that consumers need not apply it.
  fileprivate func exported(
    as format: ExportFormat, _ preprocessing: Preprocessing, from path: String?
  ) throws -> [UInt8] {
    let tensors = network.tensors.dividingLogits(by: temperature)
    do { try tensors.safetensors(metadata: [:]).requireFiniteValues() } catch {
      throw Failure("\(name): divided by its temperature of \(temperature), \(error)")
    }
    switch format {
    case .html:
      return try page(tensors, preprocessing, from: path).encoded()
    case .onnx:
      return ONNXModel(tensors, inputShape: inputShape, metadata: history.metadata, version: version)
        .encoded()
    case .npz:
      return NPZArchive.encode(tensors)
    }
  }

  /// One channel of rows x columns, the usual layout for images in ONNX, or a flat vector if the image size is
  /// unknown.
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
