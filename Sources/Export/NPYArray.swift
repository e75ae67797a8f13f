// One array as NumPy saves it: a line of text that says what it is, then its numbers. Floats only.

/// The bytes of a `.npy` file.
enum NPYArray {
  /// An array of `shape` in C order; traps when `values` does not fill it.
  ///
  /// `\x93NUMPY`, the version 1.0 as two bytes, the length of the header as two bytes, least significant first; the
  /// header, a Python dictionary in ASCII, filled up with spaces and closed by a line feed so that all of this is a
  /// multiple of 64 bytes; the values.
  /// Source: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.
  static func encode(_ values: [Float], shape: [Int]) -> [UInt8] {
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values do not fill \(shape)")
    // A tuple of one takes a comma too.
    let tuple = "(" + shape.map { "\($0), " }.joined() + ")"
    let dictionary = Array("{'descr': '<f4', 'fortran_order': False, 'shape': \(tuple)}".utf8)
    let start = [0x93] + Array("NUMPY".utf8) + [1, 0]
    let padding = -(start.count + 2 + dictionary.count + 1) & 63
    var bytes = start
    bytes.append(littleEndian: UInt16(dictionary.count + padding + 1))
    bytes += dictionary + [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
    return bytes + values.littleEndianBytes
  }
}
