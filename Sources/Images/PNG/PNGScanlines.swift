// The rows of a PNG picture one after another, unpacked and with their filters undone. Only two rows are ever in
// memory, so that a file cannot make this large by what it declares.

import Storage

/// The rows of a PNG file's picture data, in the order in which the file has them.
struct PNGScanlines: ~Copyable {
  private let header: PNGHeader
  private var reader: ZlibReader
  /// The present row: `header.filterDistance` zeros, then its bytes.
  private(set) var row: [UInt8] = []
  private var above: [UInt8] = []

  init(of file: PNGFile, in bytes: [UInt8]) throws(PNGError) {
    header = file.header
    do { reader = try ZlibReader(bytes, pieces: file.data) } catch { throw .data(error) }
  }

  /// Goes to the start of a pass: its rows have their own length, and the first knows none above.
  mutating func begin(_ pass: PNGPass) {
    let count = header.filterDistance + header.rowBytes(width: pass.width)
    row = [UInt8](repeating: 0, count: count)
    above = row
  }

  /// Makes the next row of the pass the present one.
  mutating func advance() throws(PNGError) {
    swap(&row, &above)
    // The filter's number is read into the last of the zeros, so that one call reads the row and its filter.
    let place = header.filterDistance - 1
    do { try reader.read(into: &row, from: place) } catch { throw .data(error) }
    guard let filter = PNGFilter(rawValue: row[place]) else { throw .filter(row[place]) }
    row[place] = 0
    filter.undo(in: &row, above: above, distance: header.filterDistance)
  }

  /// Makes sure that the data ends after the last row.
  mutating func finish() throws(PNGError) {
    do { try reader.finish() } catch { throw .data(error) }
  }
}
