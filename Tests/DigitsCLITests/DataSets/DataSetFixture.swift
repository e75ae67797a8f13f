// What the data set tests share: folders with tiny data sets in them, and a mirror that serves one.

import Foundation
import IDX
import LoopbackServer
import Storage
import Terminal
import Testing

@testable import DigitsCLI

/// A temporary folder to put data sets into, removed when it goes out of use.
final class DataSetRoot: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "digits-data-\(UUID().uuidString)"
    try Folder.create(path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes `bytes` to the file at `relativePath`, making its folder.
  func put(_ bytes: [UInt8], at relativePath: String) throws {
    let file = "\(path)/\(relativePath)"
    try Folder.create((file as NSString).deletingLastPathComponent)
    try AtomicFile.write(bytes, to: file)
  }

  /// Puts empty files of these names into `folder`.
  func putFiles(_ names: [String], in folder: String) throws {
    for name in names { try put([], at: "\(folder)/\(name)") }
  }

  /// The paths of all files below this folder, sorted.
  var files: [String] {
    let paths = FileManager.default.subpaths(atPath: path) ?? []
    return paths.filter { !Folder.exists("\(path)/\($0)") }.sorted()
  }

  /// Places inside this folder: `chosen`, `Data` and `cache`.
  func places(mirror: String? = nil) -> DataSetPlaces {
    var places = DataSetPlaces(environment: Environment())
    places.chosen = path + "/chosen"
    places.local = path + "/Data"
    places.cache = path + "/cache"
    places.mirror = mirror
    return places
  }
}

/// The official names of all four files.
let officialNames = MNISTFile.all.map(\.name)

/// Three training pictures and two test pictures, as the four files hold them.
func tinyContent(of file: MNISTFile) -> [UInt8] {
  let count = file.split == .train ? 3 : 2
  return switch file.content {
  case .images:
    IDXArray((0..<count * 784).map { UInt8(truncatingIfNeeded: $0) }, dimensions: [count, 28, 28]).encoded()
  case .labels: IDXArray((0..<count).map { UInt8(7 - $0) }, dimensions: [count]).encoded()
  }
}

func tinyCompressed(_ file: MNISTFile) -> [UInt8] {
  Gzip.deflate(ByteBuffer(tinyContent(of: file))).array
}

/// A data set of that content, as the catalogue would describe it.
func tinyDataSet(contentSums: Bool = true) -> KnownDataSet {
  KnownDataSet(
    name: "tiny", title: "Tiny", mirrors: ["http://127.0.0.1:9/"], licence: "MIT",
    classNames: (0..<10).map(String.init),
    files: MNISTFile.all.map { file in
      let bytes = tinyCompressed(file)
      return (SHA256.hexDigest(of: ByteBuffer(bytes)), bytes.count)
    },
    contentSums: contentSums
      ? MNISTFile.all.map { SHA256.hexDigest(of: ByteBuffer(tinyContent(of: $0))) } : [],
    counts: [.train: 3, .test: 2])
}

/// A mirror of the tiny data set.
func tinyMirror() throws -> LoopbackServer {
  try LoopbackServer { request in
    let file = MNISTFile.all.first { "/\($0.name).gz" == request.path }
    return file.map { .file(tinyCompressed($0), for: request) } ?? .status(404)
  }
}

/// The folder that holds MNIST, if `$DIGITS_DATA` says so.
let mnistFolder: String? = ProcessInfo.processInfo.environment["DIGITS_DATA"].map { $0 + "/mnist" }
  .flatMap { Folder.exists($0) ? $0 : nil }

/// The error that `body` throws, if it does.
func dataSetError<Result>(_ body: () throws(DataSetError) -> Result) -> DataSetError? {
  do throws(DataSetError) {
    _ = try body()
    return nil
  } catch {
    return error
  }
}

extension Trait where Self == ConditionTrait {
  /// The test needs a server on this machine.
  static var needsLoopback: Self {
    .enabled(if: LoopbackServer.isReachable, Comment(rawValue: LoopbackServer.reason))
  }
}
