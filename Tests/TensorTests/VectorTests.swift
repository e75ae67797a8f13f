// The flat vector of parameters is a value, compared bit by bit.

import Tensor
import Testing

@Suite struct VectorTests {
  @Test func `holds its elements`() {
    let vector = Vector([1, -2, 3])
    #expect(vector.count == 3)
    #expect(vector[1] == -2)
    #expect(vector.elements == [1, -2, 3])
    #expect(Vector(count: 2).elements == [0, 0])
    #expect(Vector([]).elements.isEmpty)
  }

  @Test func `copies are independent`() {
    let original = Vector([1, 2])
    var copy = original
    copy[1] = 7
    #expect(original.elements == [1, 2])
    #expect(copy.elements == [1, 7])
  }

  @Test func `equality is of bits`() {
    #expect(Vector([.nan, 1]) == Vector([.nan, 1]))
    #expect(Vector([0]) != Vector([-0.0]))
    #expect(Vector([1]) != Vector([1, 1]))
    #expect(Vector([1, 2]) != Vector([1, 3]))
  }

  @Test func `access outside traps`() async {
    await #expect(processExitsWith: .failure) { _ = Vector(count: 2)[2] }
    await #expect(processExitsWith: .failure) { _ = Vector(count: 2)[-1] }
  }
}
