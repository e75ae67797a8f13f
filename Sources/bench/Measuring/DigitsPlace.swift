// The working folder of tables that run whole processes: a temporary folder with an image, removed afterwards.

import Parallel
import Storage
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder in which to run `digits`.
final class DigitsPlace: Sendable {
  /// The file name of the image, an enlarged training image.
  static let picture = "digit.pgm"
  /// The factor by which the image is enlarged.
  private static let enlargement = 7

  let digits: Program
  /// The digit in the image.
  let label: UInt8

  /// Creates the folder; throws `UnavailableTable` if the program or MNIST is missing.
  init(_ sitting: Sitting) throws {
    guard let data = sitting.data.folder else {
      throw UnavailableTable("these trainings are of MNIST, which $DIGITS_DATA does not hold")
    }
    let places = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
    guard let path = realpath((places.dropLast() + ["digits"]).joined(separator: "/"), nil) else {
      throw UnavailableTable("there is no digits beside bench, which 'swift build -c release' puts there")
    }
    defer { free(path) }
    var template = Array("/tmp/digits-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw UnavailableTable("no folder could be made in /tmp") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    digits = Program(
      path: String(cString: path), folder: folder,
      environment: ["DIGITS_DATA=\(data)", "DIGITS_KERNEL=\(sitting.instructionSet.rawValue)"])
    let examples = sitting.data.examples
    label = examples.labels[0]
    let picture = Self.enlarged(examples.image(at: 0).array, width: examples.columns)
    try AtomicFile.write(picture, to: folder + "/" + Self.picture)
  }

  deinit {
    for name in (try? Folder.names(in: digits.folder)) ?? [] { unlink(digits.folder + "/" + name) }
    rmdir(digits.folder)
  }

  /// An image as a binary PGM, dark ink on white, each pixel enlarged to a square.
  private static func enlarged(_ pixels: [UInt8], width: Int) -> [UInt8] {
    let (side, height) = (enlargement * width, enlargement * pixels.count / width)
    var file = Array("P5\n\(side) \(height)\n255\n".utf8)
    for y in 0..<height {
      for x in 0..<side { file.append(255 - pixels[y / enlargement * width + x / enlargement]) }
    }
    return file
  }
}

/// Why a table is unavailable; a sentence without a full stop.
struct UnavailableTable: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
