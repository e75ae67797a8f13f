// ByteBuffer: what slices, spans and owners promise.

import Storage
import Testing

struct ByteBufferTests {
  @Test func `slice counts from zero`() {
    let buffer = ByteBuffer([10, 11, 12, 13, 14])
    let slice = buffer[1..<4]
    #expect(slice.count == 3)
    #expect(slice[0] == 11)
    #expect(slice[1..<3].array == [12, 13])
    #expect(slice[3..<3].isEmpty)
  }

  @Test func `span covers exactly the slice`() {
    let slice = ByteBuffer([1, 2, 3, 4])[1..<3]
    let sum = slice.withSpan { span in
      var sum = 0
      for index in span.indices { sum = sum * 10 + Int(span[index]) }
      return sum
    }
    #expect(sum == 23)
  }

  @Test func `equality is of content`() {
    #expect(ByteBuffer([1, 2, 3])[1..<3] == ByteBuffer([2, 3]))
    #expect(ByteBuffer([1, 2]) != ByteBuffer([1, 3]))
    #expect(ByteBuffer([1]) != ByteBuffer([1, 0]))
    #expect(ByteBuffer() == ByteBuffer([9])[1..<1])
  }

  @Test func `joined buffers are one`() {
    #expect(ByteBuffer([1, 2, 3])[1..<3].joined(with: ByteBuffer([4])) == ByteBuffer([2, 3, 4]))
    #expect(ByteBuffer().joined(with: ByteBuffer([4])) == ByteBuffer([4]))
    #expect(ByteBuffer([4]).joined(with: ByteBuffer()) == ByteBuffer([4]))
  }

  @Test func `errors thrown inside a span come out`() {
    struct Stop: Error, Equatable {}
    #expect(throws: Stop()) { try ByteBuffer([1]).withSpan { _ throws(Stop) in throw Stop() } }
  }

  @Test(arguments: [-1, 2, Int.max])
  func `index outside traps`(index: Int) async {
    await #expect(processExitsWith: .failure) { [index] in _ = ByteBuffer([1, 2])[index] }
  }

  @Test func `range outside traps`() async {
    await #expect(processExitsWith: .failure) { _ = ByteBuffer([1, 2, 3])[0..<2][0..<3] }
  }
}
