// What a weights file records of how the images of its training were understood, and how `eval` and `predict` take the
// same data set again.

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

  /// The entries about the images of `data`.
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

  /// What the user said of the images in the training; nothing where the file, which may be anybody's, does not say.
  var conventions: ImageConventions {
    ImageConventions(
      transpose: self[Self.transposeEntry] == "yes", invert: self[Self.invertEntry] == "yes",
      pixelRange: self[Self.rangeEntry].flatMap { PixelScale(text: $0) }, asIs: self[Self.asIsEntry] == "yes")
  }

  /// The number of images that were held out for testing; nil where there was a test set.
  var heldOut: Int? { self[Self.heldOutEntry].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } }

  /// Whether the data set at `path`, a name or a path, is called what that of the training was.
  private func isOwn(_ path: String) -> Bool {
    let name = path.lastComponent ?? path
    return [name, "\(name) (unofficial)"].contains(self["dataset"])
  }

  /// How to take the images of the data set at `path`: as the options say, or where they say nothing and it is the one
  /// of the training, as in the training. What is not in the command line is said.
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
