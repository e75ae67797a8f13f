// Errors of weights files that do not form a network that reads pictures. Each message is a lower-case sentence;
// callers prepend the file's name.

import Formats
import MLP

/// What is wrong with a weights file apart from its tensors.
package enum ModelError: Error, Equatable, CustomStringConvertible {
  /// The file is a training checkpoint.
  case checkpoint
  /// A numeric entry in the metadata with this text.
  case noNumber(entry: String, text: String)
  case deviation(Float)
  /// A nonzero input mean with padded filters in the first layer.
  case paddedMean(Float)
  case receptiveFieldWithoutSize
  /// The metadata's `receptive_field`, which is not a valid side of a window.
  case receptiveField(String)
  /// A weight outside its unit's window; the text is that of the tensors' check.
  case weightOutsideWindow(String)
  /// The metadata's `preprocess`, which is not a known preprocessing.
  case preprocessing(String)
  /// The file does not state the size of pictures with this many inputs.
  case pictureSize(inputs: Int)
  /// Numbers were requested, but the classes are not digits.
  case noDigits
  /// Numbers were requested, but the pictures are not framed like MNIST's.
  case otherFraming(side: Int)

  package var description: String {
    switch self {
    case .checkpoint:
      "this is the checkpoint of a training, not a finished network"
    case .noNumber(let entry, let text):
      "its metadata has an \(entry) of '\(text.harmless(limit: 40))', which is not a number"
    case .deviation(let deviation):
      "its metadata has an input_std of \(deviation), which must be positive"
    case .paddedMean(let mean):
      "its first filters pad the image, so that a mean of \(mean) cannot be moved into their biases: train it on inputs"
        + " with a mean of 0, or without padding in the first layer"
    case .receptiveFieldWithoutSize:
      "its metadata has a receptive_field, but not the size of its images"
    case .receptiveField(let text):
      "its metadata has a receptive_field of '\(text.harmless(limit: 40))', which is not the side of a window that fits"
        + " into its images"
    case .weightOutsideWindow(let sentence):
      "\(sentence): a dense layer has no receptive_field in its metadata"
    case .preprocessing(let word):
      "the network needs images preprocessed by '\(word.harmless(limit: 40))', but this program supports only"
        + " \(Preprocessing.allCases.map(\.rawValue).joined(separator: " and "))"
    case .pictureSize(let inputs):
      "the network takes \(inputs) inputs, but its file does not record the width and height of its images"
    case .noDigits:
      "--number needs a network that reads digits"
    case .otherFraming(let side):
      "--number needs a network that reads images of \(side) x \(side) pixels, framed like MNIST's"
    }
  }
}
