import Testing

@testable import Storage

/// Floats from bytes: whatever they lie in, they are the same values.
@Suite struct FloatValuesTests {
  private static let values: [Float] = [0, 1, -2.5, .leastNonzeroMagnitude, .infinity, -0.0]

  private static var bytes: [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt32($0))) }
    }
  }

  /// Swift's arrays begin at a multiple of 16 bytes, so that a slice from byte `offset` on is aligned or is not.
  @Test(arguments: 0...8)
  func `the values are those of the bytes, wherever they begin`(offset: Int) {
    let buffer = ByteBuffer([UInt8](repeating: 7, count: offset) + Self.bytes)
    let values = FloatValues(littleEndian: buffer[offset..<buffer.count])
    #expect(values.map(\.bitPattern) == Self.values.map(\.bitPattern))
    #expect(values.array.map(\.bitPattern) == Self.values.map(\.bitPattern))
    #expect(values.withSpan { $0.count } == 6)
    #expect(values == FloatValues(Self.values))
  }

  @Test
  func `values are equal as numbers are, and only where there are as many`() {
    #expect(FloatValues([0, 1]) == [-0.0, 1])
    #expect(FloatValues([0, 1]) != [0, 2])
    #expect(FloatValues([0, 1]) != [0])
    #expect(FloatValues([.nan]) != [.nan])
    #expect(FloatValues([]) == FloatValues(littleEndian: ByteBuffer()))
  }

  @Test
  func `a part of a value, and a value that is not there, trap`() async {
    await #expect(processExitsWith: .failure) { _ = FloatValues(littleEndian: ByteBuffer([1, 2, 3, 4, 5])) }
    await #expect(processExitsWith: .failure) { _ = FloatValues([1])[1] }
  }
}
