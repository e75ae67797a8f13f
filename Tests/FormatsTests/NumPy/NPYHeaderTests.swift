// The forms that NumPy's header may take, as Python literals go, and the forms that are refused.

import Storage
import Testing

@testable import Formats

struct NPYHeaderTests {
  private func read(_ dictionary: String) -> [Double]? {
    try? NumberArray(npy: ByteBuffer(npy(dictionary, [1, 2]))).values()
  }

  @Test(
    arguments: [
      ("{'descr': '|u1', 'fortran_order': False, 'shape': (2,)}", [1, 2]),
      ("{'descr': '|u1', 'fortran_order': False, 'shape': (2)}", [1, 2]),
      ("{'shape': (1, 2, ), 'fortran_order': True, 'descr': '|u1', }", [1, 2]),
      (#"{"descr": "|u1", "fortran_order": False, "shape": (2,)}"#, [1, 2]),
      ("{\t'descr'\t:\r\n'|u1'\t,'fortran_order':\tFalse\t,\t'shape':(\t2\t,\t)\t}\t", [1, 2]),
      ("{'descr': '|u1', 'fortran_order': False, 'shape': (1L, 2L)}", [1, 2]),
      ("{'descr': '<u2', 'fortran_order': False, 'shape': ()}", [513]),
      ("{'descr': '=u2', 'fortran_order': False, 'shape': ()}", [513]),
      ("{'descr': '|u2', 'fortran_order': False, 'shape': ()}", [513]),
      ("{'descr': '>u2', 'fortran_order': False, 'shape': ()}", [258]),
    ] as [(String, [Double])])
  func `is read`(dictionary: String, values: [Double]) {
    #expect(read(dictionary) == values)
  }

  @Test(arguments: [
    "", "{", "'descr': '|u1', 'fortran_order': False, 'shape': (2,)",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (2,)} 1",
    "{'descr': '|u1' 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'shape': (2,)}",
    "{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (2,)}",
    "{'fortran_order': False, 'descr': '|u1', 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'more': 1}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (1 2)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (,2)}",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (2",
    "{'descr': '|u1', 'fortran_order': None, 'shape': (2,)}",
    "{'descr': '!u1', 'fortran_order': False, 'shape': (2,)}",
    "{'descr': 'u1', 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '|u3', 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '|u1\", 'fortran_order': False, 'shape': (2,)}",
    "{'descr': [('a', '|u1')], 'fortran_order': False, 'shape': (2,)}",
  ])
  func `is refused`(dictionary: String) {
    #expect(read(dictionary) == nil)
  }

  /// From version 2 on, the length has four bytes.
  @Test(arguments: [1, 2, 3] as [UInt8])
  func `every version is read`(version: UInt8) throws {
    let file = npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2,)}", [1, 2], version: version)
    #expect(try NumberArray(npy: ByteBuffer(file)).values() == [1, 2])
  }

  @Test(arguments: [(65_536, true), (65_537, false)])
  func `a header has a length`(length: Int, isRead: Bool) throws {
    var header = Array("{'descr': '|u1', 'fortran_order': False, 'shape': (2,)}".utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: length - header.count)
    var file: [UInt8] = [0x93] + Array("NUMPY".utf8)
    file += [2, 0]
    file.append(littleEndian: UInt32(length))
    file += header + [1, 2]
    let array = try? NumberArray(npy: ByteBuffer(file))
    #expect((array?.values() == [1, 2]) == isRead)
    if !isRead {
      #expect(throws: NPYError.badHeader("65537 bytes long")) { try NumberArray(npy: ByteBuffer(file)) }
    }
  }

  @Test func `a truth is 1 whatever its byte`() throws {
    #expect(try NumberArray(npy: ByteBuffer(npy("|b1", "(3,)", [0, 1, 2]))).values() == [0, 1, 1])
  }

  @Test func `halves are floats`() {
    #expect(NumberKind.allCases.filter(\.isFloat) == [.float16, .float32, .float64])
  }
}
