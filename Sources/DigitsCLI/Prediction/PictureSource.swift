// Where pictures come from: files, folders and standard input, as the arguments of `predict` name them.
// It lists and loads; what is in a picture is PictureReader's to say.

import Formats
import Images
import Storage

/// One picture to read, and where it comes from.
struct PictureSource: Equatable, Sendable {
  enum Kind: Sendable {
    case standardInput
    case file
    /// Found in a folder, where other files may stand beside the pictures.
    case inFolder
  }

  /// The path, or `-`.
  let name: String
  var kind = Kind.file
  /// The folder that it was found in, as it was typed; nil where the picture itself was named.
  var folder: String?

  /// What people read, made harmless.
  var title: String { kind == .standardInput ? "standard input" : name.harmless() }

  private static let endings = [
    ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".pgm", ".ppm", ".pbm", ".pnm", ".pam", ".bmp", ".gif",
  ]
  /// Of pictures that are not read.
  private static let otherEndings = [
    ".heic", ".heif", ".hif", ".webp", ".avif", ".tif", ".tiff", ".ico", ".svg", ".pdf", ".jxl", ".jp2",
    ".psd",
    ".dng", ".cr2", ".cr3", ".nef", ".arw",
  ]

  /// Whether its name says that it is a picture of a kind that is read.
  var isCalledPicture: Bool { Self.endings.contains(where: name.lowercased().hasSuffix) }

  /// Whether its name says that it is a picture of any kind.
  var isCalledAnyPicture: Bool {
    isCalledPicture || Self.otherEndings.contains(where: name.lowercased().hasSuffix)
  }

  /// No picture file is larger: 100 megapixels of three two-byte samples, and room for a header.
  private static let largestFile = 700_000_000

  /// The picture itself.
  func load() throws -> Picture {
    let bytes =
      try kind == .standardInput
      ? ByteBuffer(readingFrom: 0, limit: Self.largestFile)
      : ByteBuffer(contentsOf: name, limit: Self.largestFile)
    return try ImageDecoder.decode(bytes.array)
  }
}

extension PictureSource {
  /// The pictures that the arguments mean: files as they are, folders as the files in them in order of names,
  /// without hidden ones, folders and pipes; `-` is standard input.
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
        // A link to nothing stays, to be complained about.
        .filter { isRegularFile($0) || !pathExists($0) }
        .map { PictureSource(name: $0, kind: .inFolder, folder: folder) }
    } catch {
      throw Failure(folder, error)
    }
  }
}
