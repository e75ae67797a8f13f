// Files cut short: what is missing of a picture is never made up, and what is only detail may be missing.

import Testing

@testable import Images

@Suite struct JPEGTruncationTests {
  private static func fixture(_ name: String) throws -> [UInt8] { try JPEGFixture(name: name).bytes() }

  /// Of a sequential file nothing can be spared but the end marker, and ones that fill up the last byte.
  @Test(arguments: ["baseline-420-33x17", "separate-scans", "baseline-restarts"])
  func `sequential files are whole or refused`(name: String) throws {
    let bytes = try Self.fixture(name)
    let whole = try JPEGReader.decode(bytes)
    var readable = 0
    for length in 2..<bytes.count {
      do {
        #expect(try JPEGReader.decode(Array(bytes[..<length])) == whole)
        readable += 1
      } catch {
        guard case .cutShort = error else {
          Issue.record("\(length) bytes: \(error)")
          continue
        }
      }
    }
    #expect(2...3 ~= readable)
  }

  /// Of a progressive file any part is read that begins with all DC scans, and the rest only adds to it.
  @Test(arguments: ["progressive-420-33x17", "progressive-422-17x33", "progressive-restarts"])
  func `progressive files grow finer`(name: String) throws {
    let bytes = try Self.fixture(name)
    let whole = try JPEGReader.decode(bytes)
    var errors: [Int] = []
    for length in 2..<bytes.count {
      do {
        let part = try JPEGReader.decode(Array(bytes[..<length]))
        errors.append(zip(part.samples, whole.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) })
      } catch {
        #expect(errors.isEmpty, "\(length) bytes are refused, and fewer were not")
        guard case .cutShort = error else {
          Issue.record("\(length) bytes: \(error)")
          continue
        }
      }
    }
    let first = try #require(errors.first)
    #expect(errors.count > 200)
    #expect(try #require(errors.last) == 0)
    #expect(first > 0 && errors.allSatisfy { $0 <= 2 * first })
  }

  /// The scans of a file of separate scans end where others begin: none but the last may be left out.
  @Test func `every component is needed`() throws {
    let bytes = try Self.fixture("separate-scans")
    let scans = bytes.indices.filter { bytes[$0...].starts(with: [0xFF, 0xDA]) }
    #expect(scans.count == 3)
    for scan in scans {
      #expect(throws: JPEGError.self) { try JPEGReader.decode(bytes[..<scan] + [0xFF, 0xD9]) }
    }
  }
}
