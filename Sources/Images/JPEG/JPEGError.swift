// JPEG decoding errors and their messages.

/// Why a JPEG file cannot be decoded.
public enum JPEGError: Error, Equatable, CustomStringConvertible {
  /// The part of a file during which it ended.
  public enum Part: String, Sendable {
    case header = "headers"
    case picture = "picture data"
  }

  /// A kind of table, worded for use in a sentence.
  public enum Table: String, Sendable {
    case quantization = "quantisation table"
    case dcHuffman = "DC Huffman table"
    case acHuffman = "AC Huffman table"
  }

  case notJPEG
  case cutShort(Part)
  /// A coding process that is not supported.
  case process(JPEGProcess)
  /// A sample precision other than 8 bits.
  case precision(Int)
  case componentCount(Int)
  /// A height of 0, which a DNL segment would define later.
  case heightLeftOpen
  case size(PictureSizeError)
  case segmentLength(Int, marker: UInt8, offset: Int)
  case segmentTooShort(marker: UInt8, offset: Int)
  case unexpectedMarker(UInt8, offset: Int)
  case frameTwice(offset: Int)
  case componentTwice(id: UInt8)
  case samplingFactors(Int, Int, id: UInt8)
  /// An invalid table number or precision.
  case tableNumber(Int, marker: UInt8)
  /// Code words that do not form a Huffman code.
  case huffmanTable(offset: Int)
  case tableMissing(Table, Int)
  case scanBeforeFrame(offset: Int)
  case tooManyScans
  case scanComponentCount(Int)
  case scanComponent(id: UInt8)
  /// More than ten blocks in an MCU, the standard's limit.
  case tooManyBlocks(Int)
  case progression(first: Int, last: Int, high: Int, low: Int)
  /// A refinement scan of a component without a first scan.
  case refinesNothing(id: UInt8)
  /// A second scan of a component that is already complete.
  case scannedTwice(id: UInt8)
  /// Invalid entropy-coded data.
  case damaged(offset: Int)

  public var description: String {
    switch self {
    case .notJPEG:
      "the file does not begin as a JPEG does"
    case .cutShort(let part):
      "the JPEG file ends in the middle of its \(part.rawValue); the copy is incomplete"
    case .process(let process):
      "this JPEG is \(process.phrase), which is not supported; \(Self.convert)"
    case .precision(let bits):
      "this JPEG has \(bits) bits a sample; only 8 are supported; \(Self.convert)"
    case .componentCount(let count):
      "this JPEG has \(count) components, and only 1, 3 and 4 are read; \(Self.convert)"
    case .heightLeftOpen:
      "this JPEG leaves its height open until after its picture data, which is not supported; \(Self.convert)"
    case .size(let error):
      error.description
    case .segmentLength(let length, let marker, let offset):
      "the JPEG file declares \(length) bytes for segment \(Self.hex(marker)) at byte \(offset); at least 2 are needed"
    case .segmentTooShort(let marker, let offset):
      "segment \(Self.hex(marker)) of the JPEG file ends at byte \(offset), before it is complete"
    case .unexpectedMarker(let marker, let offset):
      "the JPEG file has marker \(Self.hex(marker)) at byte \(offset), where it means nothing"
    case .frameTwice(let offset):
      "the JPEG file has a second frame header at byte \(offset)"
    case .componentTwice(let id):
      "the JPEG file declares component \(id) twice"
    case .samplingFactors(let horizontal, let vertical, let id):
      "the JPEG file declares sampling factors \(horizontal)x\(vertical) for component \(id); 1 to 4 are allowed"
    case .tableNumber(let number, let marker):
      "segment \(Self.hex(marker)) of the JPEG file names table \(number) in a way that is not allowed"
    case .huffmanTable(let offset):
      "the JPEG file has a Huffman table at byte \(offset) that is not a Huffman code"
    case .tableMissing(let table, let number):
      "the JPEG file uses \(table.rawValue) \(number), which it does not define"
    case .scanBeforeFrame(let offset):
      "the JPEG file has a scan at byte \(offset), before its frame header"
    case .tooManyScans:
      "the JPEG file has more than \(JPEGReader.scanLimit) scans; \(Self.convert)"
    case .scanComponentCount(let count):
      "the JPEG file has a scan of \(count) components, which are none or more than it declares"
    case .scanComponent(let id):
      "the JPEG file has a scan that names component \(id) twice or without a declaration"
    case .tooManyBlocks(let count):
      "the JPEG file has a scan with \(count) blocks in a unit; 10 are the most"
    case .progression(let first, let last, let high, let low):
      "the JPEG file has a progressive scan of coefficients \(first) to \(last), bits \(high) to \(low), which is not allowed"
    case .refinesNothing(let id):
      "the JPEG file adds detail to component \(id) before that has begun"
    case .scannedTwice(let id):
      "the JPEG file has a second scan of component \(id)"
    case .damaged(let offset):
      "the picture data of the JPEG file is damaged near byte \(offset)"
    }
  }

  private static let convert = "convert it first, for instance with 'magick FILE digit.png'"

  private static func hex(_ marker: UInt8) -> String {
    "0xff" + (marker < 16 ? "0" : "") + String(marker, radix: 16)
  }
}

extension JPEGProcess {
  /// The process, worded for use in a sentence about a file.
  var phrase: String {
    switch self {
    case .baseline: "baseline"
    case .extended: "extended sequential"
    case .progressive: "progressive"
    case .lossless: "lossless"
    case .hierarchical: "hierarchical"
    case .arithmetic: "arithmetic-coded"
    case .jpegLS: "a JPEG-LS"
    }
  }
}
