// Recognises files that are often mistaken for weights, by their first bytes, and gives advice for each: what
// downloads, clones and other frameworks leave in place of safetensors weights.

/// A file of a known kind that is not safetensors.
public enum ForeignFile: Equatable, Sendable {
  case htmlPage, lfsPointer, gzip, pyTorchArchive, pickle, numPyArchive, numPyArray, kerasArchive, zip, hdf5,
    onnx, gguf

  /// The kind of file that `bytes`, a whole file, starts like; nil if none of these.
  ///
  /// Some valid safetensors files also start like this (0x80 0x02 opens a pickle, and is a header length of 640 bytes),
  /// so use this only for a file known not to be safetensors.
  init?(recognising bytes: Span<UInt8>) {
    let start = [UInt8](copying: bytes.extracting(..<min(bytes.count, 512)))
    let kinds: [(prefix: [UInt8], kind: ForeignFile)] = [
      ([0x1F, 0x8B], .gzip),
      ([0x89] + Array("HDF\r\n\u{1A}\n".utf8), .hdf5),
      ([0x93] + Array("NUMPY".utf8), .numPyArray),
      (Array("version https://git-lfs".utf8), .lfsPointer),
      (Array("GGUF".utf8), .gguf),
    ]
    if let known = kinds.first(where: { start.starts(with: $0.prefix) }) {
      self = known.kind
    } else if start.starts(with: Array("PK\u{03}\u{04}".utf8)) {
      self = ForeignFile(zipStartingWith: start)
    } else if start.count > 1, start[0] == 0x80, 2...5 ~= start[1] {
      self = .pickle
    } else if start.count > 2, start[0] == 0x08, 3...20 ~= start[1],
      [0x12, 0x1A, 0x22, 0x3A, 0x42].contains(start[2])
    {
      // A protocol buffer: first field a small number, the version; second field text or a message.
      self = .onnx
    } else if Self.isMarkup(start) {
      self = .htmlPage
    } else {
      return nil
    }
  }

  /// Distinguishes ZIP archives by the name of their first entry: its length is at byte 26, the name at byte 30.
  private init(zipStartingWith start: [UInt8]) {
    let length = start.count > 27 ? Int(start[26]) | Int(start[27]) << 8 : 0
    let name = String(decoding: start.dropFirst(30).prefix(length), as: UTF8.self)
    if name.hasSuffix("/data.pkl") {
      self = .pyTorchArchive
    } else if name.hasSuffix(".npy") {
      self = .numPyArchive
    } else if ["metadata.json", "config.json", "model.weights.h5"].contains(name) {
      self = .kerasArchive
    } else {
      self = .zip
    }
  }

  private static func isMarkup(_ start: [UInt8]) -> Bool {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = start.starts(with: byteOrderMark) ? start.dropFirst(3) : start[...]
    let opening = text.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }.prefix(14)
    let lowercased = String(decoding: opening, as: UTF8.self).lowercased()
    return ["<!doctype", "<html", "<head", "<body", "<?xml", "<!--"].contains { lowercased.hasPrefix($0) }
  }
}

extension ForeignFile: CustomStringConvertible {
  /// What the file is and what to do, in one sentence.
  public var description: String {
    switch self {
    case .htmlPage:
      "this is an HTML page, not weights: a download saved a web page in their place, so fetch the file again"
    case .lfsPointer:
      "this is a Git LFS pointer, not the weights it stands for; fetch them with 'git lfs pull'"
    case .gzip:
      "this is gzip-compressed; unpack it first with 'gunzip'"
    case .pyTorchArchive:
      "this is a PyTorch file (.pt), not safetensors; "
        + "save it with safetensors.torch.save_file(model.state_dict(), ...)"
    case .pickle:
      "this is a Python pickle (as old PyTorch files are), not safetensors; "
        + "save it with safetensors.torch.save_file(model.state_dict(), ...)"
    case .numPyArchive:
      "this is a NumPy archive (.npz), not safetensors; save it with safetensors.numpy.save_file"
    case .numPyArray:
      "this is a single NumPy array (.npy), not safetensors; "
        + "save all of the weights with safetensors.numpy.save_file"
    case .kerasArchive:
      "this is a Keras model (.keras), not safetensors; \(Self.kerasAdvice)"
    case .hdf5:
      "this is an HDF5 file (as Keras's .h5 are), not safetensors; \(Self.kerasAdvice)"
    case .onnx:
      "this is an ONNX model, not safetensors; save its weights with "
        + "safetensors.numpy.save_file({t.name: onnx.numpy_helper.to_array(t) for t in "
        + "onnx.load('FILE').graph.initializer}, 'net.safetensors')"
    case .gguf:
      "this is a GGUF file, not safetensors; save its weights with "
        + "safetensors.numpy.save_file({t.name: t.data.copy() for t in gguf.GGUFReader('FILE').tensors}, 'net.safetensors')"
    case .zip:
      "this is a ZIP archive, not safetensors; unpack it if the weights are inside"
    }
  }

  private static let kerasAdvice =
    "save its weights with safetensors.numpy.save_file({f'layers.{i // 2}.{\"bias\" if i % 2 else \"kernel\"}': w "
    + "for i, w in enumerate(keras.models.load_model('FILE').get_weights())}, 'net.safetensors')"
}
