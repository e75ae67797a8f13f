// Iterates over the blocks of a scan in coding order and handles restarts (ITU-T T.81, A.2 and E.2.4).

/// Decodes the blocks of a scan one by one.
protocol JPEGBlockCoder {
  /// Decodes the next block of the scan's component `index`, at a column and row of that component's blocks.
  mutating func decodeBlock(of index: Int, column: Int, row: Int, from reader: inout JPEGBitReader)
  /// Resets predictions and runs.
  mutating func restart()
}

/// The blocks of a scan and their entropy-coded data.
struct JPEGScan {
  /// How a scan ended.
  enum Ending: Equatable {
    case complete
    /// The file or its end marker came before the end of the scan.
    case cutShort
  }

  /// For each component of the scan, the blocks across and down in an MCU.
  private let blocks: [(across: Int, down: Int)]
  private let mcusWide: Int
  private let mcusHigh: Int
  private let restartInterval: Int
  private let bytes: [UInt8]
  /// The offset of the scan's data; after `decode`, the offset of its end.
  private(set) var offset: Int

  init(_ header: JPEGScanHeader, of frame: JPEGFrame, restartInterval: Int, in scanner: JPEGSegmentScanner) {
    let components = header.selections.map { frame.components[$0.component] }
    if components.count == 1 {
      blocks = [(1, 1)]
      (mcusWide, mcusHigh) = (components[0].blocksWide, components[0].blocksHigh)
    } else {
      blocks = components.map { ($0.declaration.horizontal, $0.declaration.vertical) }
      (mcusWide, mcusHigh) = (frame.mcusWide, frame.mcusHigh)
    }
    self.restartInterval = restartInterval
    bytes = scanner.bytes
    offset = scanner.offset
  }

  /// Whether the rest of the file could hold the scan at one bit per block.
  ///
  /// Every complete scan of DC coefficients meets this bound, which keeps short files from claiming much memory.
  var couldBeComplete: Bool {
    let blockCount = mcusWide * mcusHigh * blocks.reduce(0) { $0 + $1.across * $1.down }
    return blockCount <= 8 * (bytes.count - offset)
  }

  /// Decodes the blocks of the scan with `coder`.
  ///
  /// Throws when the data is invalid or ends although more of the file follows.
  mutating func decode(with coder: inout some JPEGBlockCoder) throws(JPEGError) -> Ending {
    var reader = JPEGBitReader(bytes, at: offset)
    defer { offset = reader.offset }
    var restarts = 0
    var left = restartInterval
    for row in 0..<mcusHigh {
      for column in 0..<mcusWide {
        if restartInterval > 0, left == 0 {
          guard try passRestart(restarts % 8, &reader) else { return .cutShort }
          coder.restart()
          restarts += 1
          left = restartInterval
        }
        for index in blocks.indices {
          let (across, down) = blocks[index]
          for y in 0..<down {
            for x in 0..<across {
              coder.decodeBlock(
                of: index, column: column * across + x, row: row * down + y, from: &reader)
            }
          }
        }
        left -= 1
        if reader.isExhausted || reader.isDamaged {
          guard reader.isExhausted, isEnd(reader.offset) else { throw .damaged(offset: reader.offset) }
          return .cutShort
        }
      }
    }
    return .complete
  }

  /// Continues after restart marker `number` and skips stray bytes before it; returns false when the file ends first.
  private func passRestart(_ number: Int, _ reader: inout JPEGBitReader) throws(JPEGError) -> Bool {
    var scanner = JPEGSegmentScanner(bytes: bytes, offset: reader.offset)
    guard let marker = scanner.nextMarker(), marker != .endOfImage else { return false }
    guard marker.restartNumber == number else { throw .damaged(offset: scanner.offset - 2) }
    reader.restart(at: scanner.offset)
    return true
  }

  /// Whether the next marker from `offset` on is the end of the image, or there is none.
  private func isEnd(_ offset: Int) -> Bool {
    var scanner = JPEGSegmentScanner(bytes: bytes, offset: offset)
    let marker = scanner.nextMarker()
    return marker == nil || marker == .endOfImage
  }
}
