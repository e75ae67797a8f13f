// The sources of pictures: files, folders and standard input, from the arguments of `predict`. Lists and loads
// pictures; PictureReader predicts their content.

import Formats
import Images
import Storage

/// The source of one picture.
struct PictureSource: Equatable, Sendable {
  enum Kind: Sendable {
    case standardInput
    case file
    /// Found in a folder, which may also contain other files.
    case inFolder
  }

  /// The path, or `-` for standard input.
  let name: String
  var kind = Kind.file
  /// The folder in which it was found, as typed; nil if the picture itself was given.
  var folder: String?

  /// The name for display, escaped.
  var title: String { kind == .standardInput ? "standard input" : name.harmless() }

  private static let endings = [
    ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".pgm", ".ppm", ".pbm", ".pnm", ".pam", ".bmp", ".gif",
  ]
  /// Extensions of unsupported picture formats.
  private static let otherEndings = [
    ".heic", ".heif", ".hif", ".webp", ".avif", ".tif", ".tiff", ".ico", ".svg", ".pdf", ".jxl", ".jp2",
    ".psd",
    ".dng", ".cr2", ".cr3", ".nef", ".arw",
  ]

  /// Whether the extension is that of a supported picture format.
  var isCalledPicture: Bool { Self.endings.contains(where: name.lowercased().hasSuffix) }

  /// Whether the extension is that of any picture format.
  var isCalledAnyPicture: Bool {
    isCalledPicture || Self.otherEndings.contains(where: name.lowercased().hasSuffix)
  }

  /// The maximum file size in bytes: 100 megapixels of three 16-bit samples, and a header.
  private static let largestFile = 700_000_000

  /// Loads and decodes the picture.
  func load() throws -> Picture {
    let bytes =
      try kind == .standardInput
      ? ByteBuffer(readingFrom: 0, limit: Self.largestFile)
      : ByteBuffer(contentsOf: name, limit: Self.largestFile)
    return try ImageDecoder.decode(bytes.array)
  }
}

extension PictureSource {
  /// The pictures given by the arguments: files as they are, folders as their files in name order, excluding hidden
  /// files, subfolders and pipes; `-` is standard input.
  static func list(_ arguments: [String]) throws(Failure) -> [PictureSource] {
    guard arguments.count(where: { $0 == "-" }) <= 1 else {
      throw Failure("standard input can be read only once, but '-' was given more than once")
    }
    var sources: [PictureSource] = []
    for argument in arguments {
      if argument == "-" {
        sources.append(PictureSource(name: argument, kind: .standardInput))
      } else if Folder.exists(argument) {
        sources += try pictures(inFolder: argument)
      } else {
        sources.append(PictureSource(name: argument))
      }
    }
    guard !sources.isEmpty else {
      throw Failure("there are no pictures in \(arguments.joined(separator: ", ").harmless())")
    }
    return sources
  }

  private static func pictures(inFolder folder: String) throws(Failure) -> [PictureSource] {
    do {
      return try Folder.names(in: folder)
        .filter { !$0.hasPrefix(".") }
        .map { folder.appendingComponent($0) }
        // Keep dangling links, so that they are reported.
        .filter { isRegularFile($0) || !pathExists($0) }
        .map { PictureSource(name: $0, kind: .inFolder, folder: folder) }
    } catch {
      throw Failure(folder, error)
    }
  }
}
