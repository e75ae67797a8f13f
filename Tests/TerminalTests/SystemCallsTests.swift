// Writes that take more than one call, and the words of errors.

import Foundation
import Testing

@testable import Terminal

@Suite struct SystemCallsTests {
  @Test func `a full pipe that does not block is waited for`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    #expect(fcntl(writer, F_SETFL, O_NONBLOCK) == 0)
    // More than any pipe holds.
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 >> 8) }
    let received = DispatchQueue(label: "reader")
    nonisolated(unsafe) var found: [UInt8] = []
    received.async {
      found = [UInt8](FileHandle(fileDescriptor: reader, closeOnDealloc: true).readDataToEndOfFile())
    }
    #expect(SystemCalls.write(bytes, to: writer) == 0)
    close(writer)
    let isSame = received.sync { found == bytes }
    #expect(isSame)
  }

  @Test func `errors are told in lower case`() {
    #expect(SystemCalls.message(for: ENOENT) == "no such file or directory")
    #expect(SystemCalls.write([1], to: -1) == EBADF)
  }
}
