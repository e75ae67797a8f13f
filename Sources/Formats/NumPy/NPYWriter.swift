// One array as NumPy saves it: a line of text that says what it is, then its numbers. Bytes and floats only.

/// The parts of a `.npy` file.
public enum NPYWriter {
  /// A type of element by NumPy's name.
  public enum Element: String, Sendable {
    case byte = "|u1"
    case float32 = "<f4"
  }

  /// What stands before the numbers of an array of `shape`, row-major.
  ///
  /// `\x93NUMPY`, the version 1.0 as two bytes, the length of the header as two bytes, least significant first; the
  /// header, a Python dictionary in ASCII, filled up with spaces and closed by a line feed so that all of this is a
  /// multiple of 64 bytes.
  /// Source: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.
  public static func header(_ element: Element, shape: [Int]) -> [UInt8] {
    // A tuple of one takes a comma too.
    let tuple = "(" + shape.map { "\($0), " }.joined() + ")"
    let dictionary = Array(
      "{'descr': '\(element.rawValue)', 'fortran_order': False, 'shape': \(tuple)}".utf8)
    let start = [0x93] + Array("NUMPY".utf8) + [1, 0]
    let padding = -(start.count + 2 + dictionary.count + 1) & 63
    var bytes = start
    bytes.append(littleEndian: UInt16(dictionary.count + padding + 1))
    return bytes + dictionary + [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
  }

  /// A whole file of floats; traps when `values` does not fill `shape`.
  public static func encode(_ values: [Float], shape: [Int]) -> [UInt8] {
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values do not fill \(shape)")
    return header(.float32, shape: shape) + values.littleEndianBytes
  }
}
