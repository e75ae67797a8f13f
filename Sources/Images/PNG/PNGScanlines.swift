// Iterates over the unpacked and unfiltered rows of a PNG picture. Only two rows are held in memory, whatever size the
// file declares.

import Storage

/// The rows of the picture data, in file order.
struct PNGScanlines: ~Copyable {
  private let header: PNGHeader
  private var reader: ZlibReader
  /// The current row: `header.filterDistance` zeros, then its bytes.
  private(set) var row: [UInt8] = []
  private var above: [UInt8] = []

  init(of file: PNGFile, in bytes: [UInt8]) throws(PNGError) {
    header = file.header
    do { reader = try ZlibReader(bytes, pieces: file.data) } catch { throw .data(error) }
  }

  /// Starts a pass: rows have a new length, and the first row has none above it.
  mutating func begin(_ pass: PNGPass) {
    let count = header.filterDistance + header.rowBytes(width: pass.width)
    row = [UInt8](repeating: 0, count: count)
    above = row
  }

  /// Advances to the next row of the pass.
  mutating func advance() throws(PNGError) {
    swap(&row, &above)
    // The filter byte is read into the last of the leading zeros, so that one call reads the filter and the row.
    let place = header.filterDistance - 1
    do { try reader.read(into: &row, from: place) } catch { throw .data(error) }
    guard let filter = PNGFilter(rawValue: row[place]) else { throw .filter(row[place]) }
    row[place] = 0
    filter.undo(in: &row, above: above, distance: header.filterDistance)
  }

  /// Checks that the data ends after the last row.
  mutating func finish() throws(PNGError) {
    do { try reader.finish() } catch { throw .data(error) }
  }
}
