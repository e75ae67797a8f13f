// The checkpoint file of an unfinished training, stored beside its weights: the library's checkpoint, and metadata
// about the training. ResumedOptions and TrainingPremises validate it against a run.

import DigitReader
import Formats
import MLP
import Storage
import Tensor

/// A checkpoint file.
struct CheckpointFile {
  let path: String
  /// The options of `digits train` that have a value, by name, as they would be typed.
  let options: [String: String]
  let premises: TrainingPremises
  let epochs: EpochsSoFar
  private let file: SafetensorsFile

  /// The `format` entry in the metadata of a checkpoint.
  static let format = Model.checkpointFormat
  /// The suffix added to the name of the weights file.
  static let ending = ".checkpoint"
  private static let optionPrefix = "option "
  /// The maximum file size in bytes: the maximum number of values, and a header.
  private static let largestFile = 4 * TrainingCheckpoint.maximumValues + 10_000_000

  /// The path of the checkpoint for a training that saves its weights to `model`; nil if `model` is a device or a
  /// pipe, which has no place beside it.
  static func path(beside model: String) -> String? {
    !pathExists(model) || AtomicFile.replacesFile(at: model) ? model + ending : nil
  }

  /// The command line that resumes a training that saves its weights to `model`.
  static func resumingCommand(model: String) -> String {
    "digits train --resume" + (model == defaultModelFile ? "" : " --model \(model.shellWord)")
  }

  /// Reads the checkpoint in the file at `path`.
  init(contentsOf path: String) throws(Failure) {
    self.path = path
    let file: SafetensorsFile
    do {
      file = try Self.content(of: ByteBuffer(contentsOf: path, limit: Self.largestFile))
    } catch {
      throw Failure(path, error)
    }
    let texts = file.metadata
    guard texts["format"] == Self.format else {
      throw Failure("\(path.harmless()): this is not the checkpoint of a training")
    }
    let maker = texts["version"] ?? "of an unknown version"
    guard maker == version else {
      throw Failure(
        "\(path.harmless()): it was made by digits \(maker.harmless()), but this is digits \(version)")
    }
    guard let premises = TrainingPremises(texts: texts),
      let epochs = texts["epochs"].flatMap(EpochsSoFar.init(text:))
    else { throw Failure("\(path.harmless()): its metadata does not describe its training") }
    options = Dictionary(
      uniqueKeysWithValues: texts.filter { $0.key.hasPrefix(Self.optionPrefix) }.map {
        (String($0.key.dropFirst(Self.optionPrefix.count)), $0.value)
      })
    self.premises = premises
    self.epochs = epochs
    self.file = file
  }

  /// Whether the file at `path` is a checkpoint of any version; false if it cannot be read.
  static func isCheckpoint(at path: String) -> Bool {
    // A pipe must not be consumed by this check.
    guard AtomicFile.replacesFile(at: path),
      let bytes = try? ByteBuffer(contentsOf: path, limit: largestFile)
    else { return false }
    return isCheckpoint(bytes)
  }

  /// Whether `bytes` are a checkpoint, possibly written by another program.
  static func isCheckpoint(_ bytes: ByteBuffer) -> Bool {
    (try? content(of: bytes))?.metadata["format"] == format
  }

  private static func content(of bytes: ByteBuffer) throws(SafetensorsError) -> SafetensorsFile {
    try SafetensorsFile(parsing: bytes, maximumValues: TrainingCheckpoint.maximumValues)
  }

  /// The state of the training, validated against these options and this receptive field.
  func training(
    _ options: TrainingOptions, _ receptiveField: ReceptiveField?, image: Volume
  ) throws(Failure) -> TrainingCheckpoint {
    do {
      return try TrainingCheckpoint(
        file, options: options, receptiveField: receptiveField, image: image)
    } catch {
      throw Failure(path, error)
    }
  }

  /// Saves a checkpoint at `path` atomically.
  static func save(
    _ training: TrainingCheckpoint, epochs: EpochsSoFar, options: [String: String],
    premises: TrainingPremises,
    to path: String
  ) throws(Failure) {
    var texts = premises.texts
    texts["format"] = format
    texts["version"] = version
    texts["epochs"] = epochs.text
    for (name, text) in options { texts[optionPrefix + name] = text }
    let file = training.safetensors(metadata: texts)
    do {
      try file.requireFiniteValues()
      try AtomicFile.write(file.encoded(maximumValues: TrainingCheckpoint.maximumValues), to: path)
    } catch {
      throw Failure(path, error)
    }
  }
}
