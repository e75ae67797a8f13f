// Backs up the weights that a training replaces; one generation is kept.

import DigitReader
import Formats
import Storage

/// The backup of the weights that a training replaces.
struct PreviousWeights {
  private static let ending = ".safetensors"

  /// The file to be replaced.
  let model: String
  /// The backup file: `digits.previous.safetensors` for `digits.safetensors`.
  let path: String

  /// The backup file for `model`; nil if `model` is a special file, which is not replaced.
  init?(beside model: String) {
    guard AtomicFile.replacesFile(at: model) else { return nil }
    self.model = model
    path =
      model.hasSuffix(Self.ending)
      ? model.dropLast(Self.ending.count) + ".previous" + Self.ending : model + ".previous"
  }

  /// Throws unless the backup can be saved, either as a new file or replacing older weights.
  func requireWeightsOrNew() throws(Failure) {
    try requireReplaceable(path, holding: "weights", option: "--model", isExpected: isWeights)
  }

  /// Backs up the weights unless `new` is identical to the existing file. Returns a message about the backup; nil if
  /// nothing is replaced.
  ///
  /// The file at `model` stays in place, so that it is complete at any time.
  func keep(replacedBy new: Model) throws(Failure) -> String? {
    let bytes: ByteBuffer
    do { bytes = try ByteBuffer(contentsOf: model, limit: .max) } catch { throw Failure(model, error) }
    guard !bytes.isEmpty, bytes != ByteBuffer(new.encoded()) else { return nil }
    do { try AtomicFile.write(bytes, to: path) } catch { throw Failure(path, error) }
    let reached = (try? Model(contentsOf: model))?.history.reached
    return "The previous weights are kept in \(path.harmless())\(reached.map { " (\($0))" } ?? "")."
  }
}
