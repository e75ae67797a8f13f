// Folders of pictures: one folder per class, or a label table beside them, with or without separate splits. Pictures
// are normalized to MNIST's format as in `predict`, or used as they are.

import IDX
import Images
import Parallel
import Storage

/// A data set of pictures.
struct PictureSet: DataSetFormat {
  /// A picture and its label.
  struct Item: Sendable {
    let source: PictureSource
    let label: UInt8
  }

  let form = "pictures"
  let path: String
  private let items: [Split: [Item]]
  private let classNames: [String]
  /// The source of the labels of a split.
  private let origins: [Split: String]
  /// Messages about the files of a split.
  private let notices: [Split: [String]]

  var splits: Set<Split> { Set(items.keys) }

  /// The largest side and pixel count for unnormalized images, from a network's limit of 65,536 inputs.
  private static let mostPixels = 1 << 32

  /// The pictures in `folder`; nil if there are none.
  ///
  /// Throws if there are pictures, but neither class folders nor a label table.
  init?(in folder: String) throws(DataSetError) {
    var listings: [Split: PictureListing] = [:]
    let folders = try DataSetForms.names(in: folder).filter { Folder.exists(folder.appendingComponent($0)) }
    for split in Split.allCases {
      let words = split == .train ? ["train", "training"] : ["test", "testing"]
      guard let name = folders.first(where: { words.contains($0.lowercased()) }) else { continue }
      let place = folder.appendingComponent(name)
      let listing = try PictureListing(in: place)
      if split == .train { try Self.requireLabels(listing, in: place) }
      listings[split] = listing
    }
    listings = listings.filter { !$0.value.pictures.isEmpty }
    if listings.isEmpty {
      let listing = try PictureListing(in: folder)
      try Self.requireLabels(listing, in: folder)
      guard !listing.pictures.isEmpty else { return nil }
      listings[.train] = listing
    }
    try self.init(listings, path: folder)
  }

  /// The pictures named by the label table at `path`.
  init(table path: String) throws(DataSetError) {
    try self.init([.train: PictureListing(table: path)], path: path.parentFolder ?? ".")
  }

  private init(_ listings: [Split: PictureListing], path: String) throws(DataSetError) {
    self.path = path
    let names = Set(listings.values.flatMap { $0.pictures.map(\.className) })
    let numbers = names.compactMap { name in UInt8(name).flatMap { "\($0)" == name ? name : nil } }
    let sorted = names.sorted()
    guard numbers.count == names.count || names.count <= 256 else {
      throw .badFile(
        path: path, reason: "it has pictures in \(names.count) classes; at most 256 are supported")
    }
    let areNumbers = numbers.count == names.count
    classNames = areNumbers ? [] : sorted.map { $0.replacing(",", with: " ") }
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, UInt8($0)) })
    items = listings.mapValues { listing in
      listing.pictures.map {
        Item(source: $0.source, label: areNumbers ? UInt8($0.className)! : places[$0.className]!)
      }
    }
    origins = listings.mapValues(\.origin)
    notices = listings.mapValues(\.notices)
  }

  /// Throws if `folder` has pictures but none of them has a label.
  private static func requireLabels(
    _ listing: PictureListing, in folder: String
  ) throws(DataSetError) {
    guard listing.pictures.isEmpty, !listing.unlabelled.isEmpty else { return }
    let count = listing.unlabelled.count
    throw .badFile(
      path: folder,
      reason:
        "\(count == 1 ? "its picture has no label" : "its \(count.grouped) pictures have no labels"); a data set"
        + " of pictures has one folder per class, such as \(folder.appendingComponent("7")), or a table"
        + " \(folder.appendingComponent("labels.csv")), and 'digits predict' reads pictures without labels")
  }

  func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents {
    var contents = FormatContents(splits: [:], classNames: classNames)
    var parts: [String] = []
    for split in wanted {
      guard let items = items[split] else { continue }
      var reader = PictureSetReader(asIs: conventions.asIs, path: path, limit: Self.mostPixels)
      let threads = WorkerTeam.recommendedThreads
      try OrderedWork(threads: threads).forEach(
        in: items, work: { PictureSetReader.image(of: $0.source, conventions.asIs) }
      ) {
        (item, result) throws(DataSetError) in try reader.add(result, of: item)
      }
      contents.splits[split] = try reader.finish()
      contents.notices += reader.notices + notices[split]!
      parts.append("\(items.count.grouped) \(origins[split]!)")
    }
    contents.source = parts.joined(separator: ", ")
    return contents
  }
}
