// Records the image conventions of a training in the weights file, so that `eval` and `predict` interpret the same
// data set in the same way.

import DigitReader
import Formats
import Storage
import Terminal

extension ModelHistory {
  private static let transposeEntry = "transpose"
  private static let invertEntry = "invert"
  private static let rangeEntry = "pixel_range"
  private static let asIsEntry = "as_is"
  private static let heldOutEntry = "held_out"

  /// The metadata entries for the images of `data`.
  static func entries(
    on data: OpenDataSet, _ classWeights: ClassWeights
  ) -> [(name: String, text: String)] {
    func word(_ holds: Bool) -> String { holds ? "yes" : "no" }
    let conventions = data.conventions
    return [
      ("form", data.form),
      (transposeEntry, word(conventions.transpose)), (invertEntry, word(conventions.invert)),
      (rangeEntry, conventions.pixelRange?.text ?? "inferred"), (asIsEntry, word(conventions.asIs)),
      ("turned_upright", word(data.isTurnedUpright)),
      (heldOutEntry, data.heldOut.map { "\($0)" } ?? "none"),
      ("class_weights", classWeights.rawValue),
    ]
  }

  /// The image conventions of the training; the defaults if the untrusted file does not record them.
  var conventions: ImageConventions {
    ImageConventions(
      transpose: self[Self.transposeEntry] == "yes", invert: self[Self.invertEntry] == "yes",
      pixelRange: self[Self.rangeEntry].flatMap { PixelScale(text: $0) }, asIs: self[Self.asIsEntry] == "yes")
  }

  /// The number of images held out for testing; nil if there was a test set.
  var heldOut: Int? { self[Self.heldOutEntry].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } }

  /// Whether the data set at `path`, a name or a path, has the name of the training data set.
  private func isOwn(_ path: String) -> Bool {
    let name = path.lastComponent ?? path
    return [name, "\(name) (unofficial)"].contains(self["dataset"])
  }

  /// The conventions for the data set at `path`: those of the options, otherwise those of the training if it is the
  /// same data set. Conventions that are not from the command line are reported.
  func conventions(
    for path: String?, given: ImageConventions, _ console: Console
  ) -> ImageConventions {
    let own = conventions
    guard let path, given == ImageConventions(), own != given else { return given }
    let options = own.options.joined(separator: " ")
    guard isOwn(path) else {
      console.note(
        wrapping: "The network was trained on images read with \(options), but these are read as they are.")
      return given
    }
    console.note(wrapping: "Reading the images with \(options), as in the training of the network.")
    return own
  }
}
