// Converts bytes to Floats, and sums the columns of a matrix. Performs no checks.

extension InstructionSet {
  /// Writes `scale` times each of `count` bytes to `floats`.
  @inlinable @inline(__always)
  public static func convert(
    _ bytes: UnsafePointer<UInt8>, count: Int, scale: Float, to floats: UnsafeMutablePointer<Float>
  ) {
    // A plain loop, which the compiler vectorises to the width that the module's flags allow.
    for i in 0..<count { floats[i] = Float(bytes[i]) * scale }
  }

  /// Adds up the rows of a [rows, columns] matrix into `sums` [columns], in order of rows. `columns` is a multiple of
  /// 16.
  @inlinable @inline(__always)
  public static func sumRows(
    _ matrix: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int,
    to sums: UnsafeMutablePointer<Float>
  ) {
    var column = 0
    while column < columns {
      var sum = Vector(repeating: 0)
      for row in 0..<rows { sum += matrix.load(Vector.self, at: row &* stride &+ column) }
      sums.store(sum, at: column)
      column &+= Vector.scalarCount
    }
  }
}
