// Damaged files by the thousand: whatever the damage, there is a picture within the limits or an error, never
// a trap. The long run is libFuzzer's, by Tests/Fuzzing; what it found is here as bytes.

import Testing

@testable import Images

@Suite struct JPEGMutationTests {
  /// Small files of each kind.
  static let fixtures = [
    "baseline-gray-7x9", "baseline-420-7x9", "baseline-restarts", "progressive-gray-7x9",
    "progressive-444-7x9", "progressive-cmyk", "separate-scans", "orientation-6",
  ].map(JPEGFixture.init)

  @Test(arguments: fixtures) func `every truncation is refused or read`(_ fixture: JPEGFixture) throws {
    let bytes = try fixture.bytes()
    for length in bytes.indices { decodeAndCheck(Array(bytes[..<length])) }
  }

  /// Each byte in turn with one of its bits flipped, with all of them, and left out.
  @Test(arguments: fixtures) func `every byte changed is refused or read`(_ fixture: JPEGFixture) throws {
    var bytes = try fixture.bytes()
    for index in bytes.indices {
      let original = bytes[index]
      for mask in [UInt8(1) << UInt8(index % 8), 0xFF] {
        bytes[index] = original ^ mask
        decodeAndCheck(bytes)
      }
      bytes[index] = original
      var shorter = bytes
      shorter.remove(at: index)
      decodeAndCheck(shorter)
    }
  }

  /// A hundred scans over as many blocks as a short file may have cost no more than the file is worth.
  @Test(.timeLimit(.minutes(1))) func `many empty scans end soon`() throws {
    let frame = JPEGParts.frame(0xC2, width: 1_024, height: 512)
    let blocks = 128 * 64
    let begin = JPEGParts.scan(last: 0) + [UInt8](repeating: 0, count: blocks / 8)
    // The code word 00 for EOB13, and thirteen zeros: a run of 8,192 blocks.
    let table = JPEGParts.segment(0xC4, [0x10, 0, 1] + [UInt8](repeating: 0, count: 14) + [0xD0])
    let empty = JPEGParts.scan(first: 1) + [0, 0]
    let parts = [JPEGParts.tables, table, frame, begin] + [[UInt8]](repeating: empty, count: 99)
    let picture = try JPEGReader.decode(JPEGParts.file(parts))
    #expect(picture.samples.allSatisfy { $0 == 128 })
  }

  /// What a file cannot hold is refused before there is memory for it: a block takes a bit at least.
  @Test(arguments: [(0, true), (1, false), (1_000_000, false)])
  func `scans are held to the bytes left`(missing: Int, isPossible: Bool) throws {
    let bytes = JPEGParts.frame(width: 1_024, height: 512) + JPEGParts.scan()
    var scanner = JPEGSegmentScanner(bytes: bytes + [UInt8](repeating: 0, count: 1_024), offset: 2)
    var frameSegment = try segment(JPEGMarker(rawValue: 0xC0), &scanner)
    let frame = try JPEGFrame(.baseline, from: &frameSegment)
    scanner.offset += 2
    var scanSegment = try segment(.startOfScan, &scanner)
    let header = try JPEGScanHeader(from: &scanSegment, of: frame)
    let cut = JPEGSegmentScanner(
      bytes: Array(scanner.bytes.dropLast(missing)), offset: scanner.offset)
    let scan = JPEGScan(header, of: frame, restartInterval: 0, in: cut)
    #expect(scan.couldBeComplete == isPossible)
  }

  private func segment(_ marker: JPEGMarker, _ scanner: inout JPEGSegmentScanner) throws -> JPEGSegment {
    let segment = try scanner.segment(marker)
    return try #require(segment)
  }

  /// Reads `bytes`; a picture that comes of them has no more blocks than they have bits.
  private func decodeAndCheck(_ bytes: [UInt8]) {
    do {
      let picture = try JPEGReader.decode(bytes)
      // A block of 64 samples may stand for 16 times as many pixels where it is sampled at a quarter both
      // ways.
      #expect(picture.width * picture.height <= 8 * bytes.count * 64 * 16)
    } catch {
      #expect(!error.description.isEmpty && !error.description.contains("\n"))
    }
  }
}
