// PNG files put together by hand, right ones and wrong ones: chunks are taken as they are given, and rows are
// compressed but not filtered.

import Random
import Storage

@testable import Images

/// The parts of a small PNG file, which are put together without any check.
struct PNGFixture {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A whole file of these chunks.
  static func file(_ chunks: [UInt8]...) -> [UInt8] {
    signature + chunks.flatMap(\.self)
  }

  /// A chunk with the right length and checksum.
  static func chunk(_ name: String, _ content: [UInt8] = []) -> [UInt8] {
    let checked = Array(name.utf8) + content
    return bigEndian(content.count) + checked + bigEndian(Int(Zlib.crc32(checked.span)))
  }

  static func header(
    _ width: Int, _ height: Int, depth: UInt8, colorType: UInt8, compression: UInt8 = 0, filter: UInt8 = 0,
    interlace: UInt8 = 0
  ) -> [UInt8] {
    chunk(
      "IHDR", bigEndian(width) + bigEndian(height) + [depth, colorType, compression, filter, interlace])
  }

  /// `rows`, of which each begins with the number of its filter, as the content of IDAT.
  static func compressed(_ rows: [[UInt8]]) -> [UInt8] {
    Zlib.deflate(rows.flatMap(\.self))
  }

  /// Picture data that unpacks to `rows`.
  static func data(_ rows: [UInt8]...) -> [UInt8] {
    chunk("IDAT", compressed(rows))
  }

  static let end = chunk("IEND")

  static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// Every colour type, depth and interlacing, with and without transparency: files of 5x5 pixels at random.
  static let everyKind: [(name: String, bytes: [UInt8])] = {
    var generator = SeededGenerator(seed: 1)
    var files: [(String, [UInt8])] = []
    for colorType in PNGColorType.allCases {
      for depth in colorType.depths {
        for interlace in [UInt8(0), 1] {
          for isKeyed in colorType.hasAlpha ? [false] : [false, true] {
            let name = "\(colorType), \(depth) bits\(interlace == 1 ? ", interlaced" : "")"
            let header = header(
              5, 5, depth: UInt8(depth), colorType: UInt8(colorType.rawValue), interlace: interlace)
            var parts = [header]
            if colorType == .indexed { parts.append(chunk("PLTE", noise(3 << depth, &generator))) }
            if isKeyed {
              let count = colorType == .indexed ? 1 << depth : 2 * colorType.sampleCount
              parts.append(chunk("tRNS", noise(count, &generator)))
            }
            parts.append(chunk("IDAT", Zlib.deflate(rows(of: header, &generator))))
            parts.append(end)
            files.append((name + (isKeyed ? ", transparency" : ""), signature + parts.flatMap(\.self)))
          }
        }
      }
    }
    return files
  }()

  /// Random rows for the picture that `header`, a whole chunk, declares; each filter is used.
  private static func rows(of header: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    guard let header = try? PNGHeader(header[8..<21]) else { preconditionFailure("a wrong header") }
    return header.passes.flatMap { pass in
      (0..<pass.height).flatMap { row in
        [UInt8(row % 5)] + noise(header.rowBytes(width: pass.width), &generator)
      }
    }
  }

  private static func noise(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
