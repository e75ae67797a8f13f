// `--save-normalized`: the pictures that the network was given, as PGM files in a folder. It names them after the
// pictures that they were made from and never writes over one of its own, nor over what was there before, unasked.

import Images
import Storage

/// A folder that is filled with what the network saw.
struct NormalizedFolder {
  private let path: String
  /// Whether files that were there before may be replaced.
  private let force: Bool
  /// The names written so far, in lower case, since some file systems take no notice of capitals.
  private var taken: Set<String> = []
  /// The last number that each stem was given, so that a thousand pictures of one name are not counted anew.
  private var numbers: [String: Int] = [:]

  /// The folder at `path`, which is made if it is not there.
  init(_ path: String, force: Bool) throws(Failure) {
    do { try Folder.create(path) } catch { throw Failure(path, error) }
    (self.path, self.force) = (path, force)
  }

  /// Saves every field that was read in the picture from `source`, the digits of a number in their order.
  mutating func save(_ reading: PictureReading, of source: PictureSource) throws(Failure) {
    switch reading {
    case .digit(let reading, _):
      try save(reading.field, of: source, isOneOfSeveral: false)
    case .number(let number):
      for digit in number.lines.joined() { try save(digit.reading.field, of: source, isOneOfSeveral: true) }
    }
  }

  private mutating func save(
    _ field: GrayImage, of source: PictureSource, isOneOfSeveral: Bool
  ) throws(Failure) {
    let file = path.appendingComponent(name(for: field, of: source, isOneOfSeveral: isOneOfSeveral))
    try requireNew(file, force: force)
    do {
      try AtomicFile.write(NetpbmWriter.encode(field), to: file)
    } catch {
      throw Failure(file, error)
    }
  }

  /// `scan-28x28.pgm` for `photos/scan.jpg`, then `scan-2-28x28.pgm`, `scan-3-28x28.pgm`; the digits of a number are
  /// counted from `scan-1-28x28.pgm`.
  ///
  /// The size in the name keeps the file from replacing the picture that it was made from, whatever the folder.
  private mutating func name(
    for field: GrayImage, of source: PictureSource, isOneOfSeveral: Bool
  ) -> String {
    let stem = Self.stem(of: source)
    while true {
      let number = numbers[stem, default: 0] + 1
      numbers[stem] = number
      let counter = number == 1 && !isOneOfSeveral ? "" : "-\(number)"
      let name = "\(stem)\(counter)-\(field.width)x\(field.height).pgm"
      if taken.insert(name.lowercased()).inserted { return name }
    }
  }

  /// The last component of the source's name without its extension.
  private static func stem(of source: PictureSource) -> String {
    guard source.kind != .standardInput else { return "stdin" }
    let name = source.name.split(separator: "/").last ?? "picture"
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
