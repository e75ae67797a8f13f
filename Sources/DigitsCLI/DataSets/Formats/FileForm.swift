// The format of a data set in a single file, recognised by its first bytes, after decompression.

import Formats
import Images
import Storage

/// The format of one file.
enum FileForm {
  case idx, array, archive, table
  /// A recognised format that holds no data set.
  case foreign(String)
  case unknown

  /// The number of bytes to inspect.
  private static let headLength = 512

  init(of path: String) throws(DataSetError) {
    let file = try DataSetForms.bytes(at: path)
    var head = file[0..<min(file.count, Self.headLength)].array
    if Gzip.isGzip(file) {
      // May be short if the file is damaged; reading it later reports that.
      head = Gzip.head(of: file, count: Self.headLength)
    } else if let format = ImageFormat(recognizing: file[0..<min(file.count, 2_048)].array), format != .idx {
      self = .foreign(format.phrase)
      return
    }
    let buffer = ByteBuffer(head)
    if NumberArray.isNPY(buffer) {
      self = .array
    } else if ZIPFile.isZIP(buffer) {
      self = .archive
    } else if let content = ForeignContent(recognising: buffer) {
      self = .foreign("\(content)")
    } else if head.count >= 4, head[0] == 0, head[1] == 0 {
      self = .idx
    } else if !head.isEmpty, head.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) })
    {
      self = .table
    } else {
      self = .unknown
    }
  }
}
