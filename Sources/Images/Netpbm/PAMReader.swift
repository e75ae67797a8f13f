// Reads PAM pictures (Netpbm P7): a header of text lines, then raw samples of grey or colour, with or without alpha.
// Source: <https://netpbm.sourceforge.net/doc/pam.html>.

/// Why a PAM file cannot be decoded.
public enum PAMError: Error, Equatable, CustomStringConvertible {
  case noEndOfHeader
  case badLine(String, line: Int)
  case repeated(String, line: Int)
  case missing(String)
  case depth(Int)
  case maximum(Int)
  case size(PictureSizeError)
  case tooShort(needed: Int, found: Int)
  case sampleTooLarge(Int, maximum: Int, index: Int)

  public var description: String {
    switch self {
    case .noEndOfHeader: "the PAM file has no line 'ENDHDR'; the copy is incomplete"
    case .badLine(let text, let line):
      "line \(line) of the PAM file is '\(text)', and a name with a whole number was expected"
    case .repeated(let name, let line): "line \(line) of the PAM file says its \(name) again"
    case .missing(let name): "the PAM file does not say its \(name)"
    case .depth(let depth): "the PAM file has \(depth) samples a pixel; 1 to 4 are read"
    case .maximum(let maximum):
      "the PAM file declares \(maximum) as its greatest sample; 1 to 65535 are allowed"
    case .size(let error): error.description
    case .tooShort(let needed, let found):
      "the PAM file needs \(needed) bytes for its samples and holds \(found); the copy is incomplete"
    case .sampleTooLarge(let sample, let maximum, let index):
      "sample \(index) of the PAM file is \(sample), above the \(maximum) that it declares as the greatest"
    }
  }
}

/// The decoder for PAM.
enum PAMReader {
  /// The maximum length of a header, in bytes.
  private static let longestHeader = 10_000
  private static let names = ["WIDTH", "HEIGHT", "DEPTH", "MAXVAL"]

  /// Decodes the first picture in `bytes`. Samples are scaled to 0...255 and rounded to nearest.
  ///
  /// The number of samples per pixel determines the channels: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.
  static func decode(_ bytes: [UInt8]) throws(PAMError) -> Picture {
    var numbers: [String: Int] = [:]
    let start = try readHeader(bytes, into: &numbers)
    var values: [Int] = []
    for name in names {
      guard let number = numbers[name] else { throw .missing(name) }
      values.append(number)
    }
    let (width, height, depth, maximum) = (values[0], values[1], values[2], values[3])
    guard let channels = Picture.Channels.ofDepth(depth) else { throw .depth(depth) }
    guard 1...65_535 ~= maximum else { throw .maximum(maximum) }
    do { try PictureLimits.check(width: width, height: height) } catch { throw .size(error) }
    let count = width * height * depth
    let size = maximum < 256 ? 1 : 2
    guard bytes.count - start >= size * count else {
      throw .tooShort(needed: size * count, found: bytes.count - start)
    }
    var samples = [UInt8](repeating: 0, count: count)
    for index in 0..<count {
      let place = start + size * index
      let sample = size == 1 ? Int(bytes[place]) : Int(bytes[place]) << 8 | Int(bytes[place + 1])
      guard sample <= maximum else { throw .sampleTooLarge(sample, maximum: maximum, index: index) }
      samples[index] = UInt8(sample: sample, of: maximum)
    }
    return Picture(width: width, height: height, channels: channels, samples: samples)
  }

  /// Reads lines up to `ENDHDR` into `numbers`; returns the offset of the samples.
  private static func readHeader(
    _ bytes: [UInt8], into numbers: inout [String: Int]
  ) throws(PAMError) -> Int {
    var (start, line) = (0, 1)
    while let end = bytes[start..<min(bytes.count, longestHeader)].firstIndex(of: UInt8(ascii: "\n")) {
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      start = end + 1
      defer { line += 1 }
      switch words.first {
      case "ENDHDR": return start
      case nil, "TUPLTYPE": continue
      case let name? where name.hasPrefix("#") || line == 1: continue
      case let name? where names.contains(name):
        guard words.count == 2, let number = Int(words[1]), 0...999_999_999 ~= number else {
          throw .badLine(shown(text), line: line)
        }
        guard numbers.updateValue(number, forKey: name) == nil else { throw .repeated(name, line: line) }
      default: throw .badLine(shown(text), line: line)
      }
    }
    throw .noEndOfHeader
  }

  private static func shown(_ text: String) -> String {
    String(text.unicodeScalars.prefix(20).filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
  }
}

extension Picture.Channels {
  fileprivate static func ofDepth(_ depth: Int) -> Self? {
    switch depth {
    case 1: .gray
    case 2: .grayAlpha
    case 3: .rgb
    case 4: .rgba
    default: nil
    }
  }
}
