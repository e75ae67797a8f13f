// How the pictures of a data set came to be of their size: what decides how a picture from elsewhere is brought to it.

/// A recipe that brings pictures to one size.
package enum Framing: Sendable {
  /// MNIST's, which `MNISTField` knows: a digit in a box of 20 pixels, by its centre of mass.
  case mnist
  /// One that nothing here knows.
  case another

  /// The data sets of MNIST's size that are known to have been framed otherwise.
  private static let framedOtherwise: Set = ["fashion-mnist", "kmnist"]

  /// The framing of the data set called `name`: MNIST's unless it is known for another.
  package init(ofDataSet name: String) {
    self = Self.framedOtherwise.contains(name.lowercased()) ? .another : .mnist
  }
}
