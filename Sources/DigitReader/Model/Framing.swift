// How the pictures of a data set were brought to their size, which determines how other pictures are converted.

/// A method of bringing pictures to a common size.
package enum Framing: Sendable {
  /// MNIST's normalisation, implemented by `MNISTField`: a digit in a box of 20 pixels, centred by its centre of mass.
  case mnist
  /// An unknown method.
  case another

  /// The data sets of MNIST's size that are known to use another framing.
  private static let framedOtherwise: Set = ["fashion-mnist", "kmnist"]

  /// The framing of the data set `name`: MNIST's unless it is known to differ.
  package init(ofDataSet name: String) {
    self = Self.framedOtherwise.contains(name.lowercased()) ? .another : .mnist
  }
}
