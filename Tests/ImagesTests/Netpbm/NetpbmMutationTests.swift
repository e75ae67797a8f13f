// Damaged files by the thousand: whatever the damage, there is a picture within the limits or an error, never a trap.

import Testing

@testable import Images

@Suite struct NetpbmMutationTests {
  /// The file cut off at every length.
  @Test(arguments: NetpbmReaderTests.samples)
  func `every truncation is refused or read`(_ sample: NetpbmReaderTests.Sample) {
    for length in 0..<sample.bytes.count { decodeAndCheck(Array(sample.bytes[..<length])) }
  }

  /// Each byte in turn replaced by each of the 255 others, which takes in every flipped bit.
  @Test(arguments: NetpbmReaderTests.samples)
  func `every byte replaced is refused or read`(_ sample: NetpbmReaderTests.Sample) {
    var bytes = sample.bytes
    for index in bytes.indices {
      let original = bytes[index]
      for value in UInt8.min...UInt8.max where value != original {
        bytes[index] = value
        decodeAndCheck(bytes)
      }
      bytes[index] = original
    }
  }

  /// Each byte in turn left out, and each doubled: everything after it moves.
  @Test(arguments: NetpbmReaderTests.samples)
  func `every byte left out or doubled is refused or read`(_ sample: NetpbmReaderTests.Sample) {
    for index in sample.bytes.indices {
      var shorter = sample.bytes
      shorter.remove(at: index)
      decodeAndCheck(shorter)
      var longer = sample.bytes
      longer.insert(longer[index], at: index)
      decodeAndCheck(longer)
    }
  }

  /// Reads `bytes`; a picture that comes of them cannot have more pixels than they have bits.
  private func decodeAndCheck(_ bytes: [UInt8]) {
    do {
      let picture = try NetpbmReader.decode(bytes)
      #expect(picture.width * picture.height <= 8 * bytes.count)
    } catch {
      #expect(!error.description.isEmpty && !error.description.contains("\n"))
    }
  }
}
