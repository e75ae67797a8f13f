// The weights that a training replaces: kept beside the new ones, one generation of them.

import DigitReader
import Formats
import Storage

/// The place of the weights that a training replaces.
struct PreviousWeights {
  private static let ending = ".safetensors"

  /// The file that is replaced.
  let model: String
  /// The file that keeps what it held: `digits.previous.safetensors` for `digits.safetensors`.
  let path: String

  /// The place beside `model`; nil where this is no file that is replaced.
  init?(beside model: String) {
    guard AtomicFile.replacesFile(at: model) else { return nil }
    self.model = model
    path =
      model.hasSuffix(Self.ending)
      ? model.dropLast(Self.ending.count) + ".previous" + Self.ending : model + ".previous"
  }

  /// Throws unless the weights can be kept: in a new file, or in place of older weights, but of nothing else.
  func requireWeightsOrNew() throws(Failure) {
    try requireReplaceable(path, holding: "weights", option: "--model", isExpected: isWeights)
  }

  /// Keeps the weights unless `new` is the same file again, and returns the sentence that says so; nil where nothing is
  /// replaced.
  ///
  /// The file at `model` stays until it is replaced: at any moment one that is whole is there.
  func keep(replacedBy new: Model) throws(Failure) -> String? {
    let bytes: ByteBuffer
    do { bytes = try ByteBuffer(contentsOf: model, limit: .max) } catch { throw Failure(model, error) }
    guard !bytes.isEmpty, bytes != ByteBuffer(new.encoded()) else { return nil }
    do { try AtomicFile.write(bytes, to: path) } catch { throw Failure(path, error) }
    let reached = (try? Model(contentsOf: model))?.history.reached
    return "The previous weights are kept in \(path.harmless())\(reached.map { " (\($0))" } ?? "")."
  }
}
