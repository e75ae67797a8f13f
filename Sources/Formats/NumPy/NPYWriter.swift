// Writes one NumPy array file (.npy) of bytes or floats.

/// The parts of a `.npy` file.
public enum NPYWriter {
  /// An element type, by its NumPy name.
  public enum Element: String, Sendable {
    case byte = "|u1"
    case float32 = "<f4"
  }

  /// The header for an array of `shape` in row-major order.
  ///
  /// Layout: `\x93NUMPY`, version 1.0 as two bytes, the header length as two little-endian bytes, then the header: an
  /// ASCII Python dictionary, padded with spaces and ended by a line feed so that the total is a multiple of 64
  /// bytes.
  /// Source: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.
  public static func header(_ element: Element, shape: [Int]) -> [UInt8] {
    // A one-element tuple also needs a comma.
    let tuple = "(" + shape.map { "\($0), " }.joined() + ")"
    let dictionary = Array(
      "{'descr': '\(element.rawValue)', 'fortran_order': False, 'shape': \(tuple)}".utf8)
    let start = [0x93] + Array("NUMPY".utf8) + [1, 0]
    let padding = -(start.count + 2 + dictionary.count + 1) & 63
    var bytes = start
    bytes.append(littleEndian: UInt16(dictionary.count + padding + 1))
    return bytes + dictionary + [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
  }

  /// A complete file of floats; traps unless `values` has as many elements as `shape`.
  public static func encode(_ values: [Float], shape: [Int]) -> [UInt8] {
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values do not fill \(shape)")
    return header(.float32, shape: shape) + values.littleEndianBytes
  }
}
