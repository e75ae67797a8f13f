// Folders of pictures: one folder a class, or a table of labels beside them; for training and for testing apart, or all
// in one. Pictures become images of MNIST's kind as `predict` makes them, or are taken as they are.

import IDX
import Images
import Parallel
import Storage

/// A data set of pictures.
struct PictureSet: DataSetFormat {
  /// One picture and its label.
  struct Item: Sendable {
    let source: PictureSource
    let label: UInt8
  }

  let form = "pictures"
  let path: String
  private let items: [Split: [Item]]
  private let classNames: [String]

  var splits: Set<Split> { Set(items.keys) }

  /// The largest side and the most pixels of all images taken as they are: the bytes of 65,536 a network takes.
  private static let mostPixels = 1 << 32

  /// The pictures below `folder`; nil when it has no folders of classes and no table of labels.
  init?(in folder: String) throws(DataSetError) {
    path = folder
    var groups: [Split: [(name: String, source: PictureSource)]] = [:]
    let folders = try DataSetForms.names(in: folder).filter { Folder.exists(folder.appendingComponent($0)) }
    for split in Split.allCases {
      let words = split == .train ? ["train", "training"] : ["test", "testing"]
      guard let name = folders.first(where: { words.contains($0.lowercased()) }) else { continue }
      groups[split] = try Self.labelled(in: folder.appendingComponent(name))
    }
    groups = groups.filter { !$0.value.isEmpty }
    if groups.isEmpty { groups[.train] = try Self.labelled(in: folder) }
    guard groups.contains(where: { !$0.value.isEmpty }) else { return nil }

    let names = Set(groups.values.joined().map(\.name))
    let numbers = names.compactMap { name in UInt8(name).flatMap { "\($0)" == name ? name : nil } }
    let sorted = names.sorted()
    guard numbers.count == names.count || names.count <= 256 else {
      throw .badFile(
        path: folder, reason: "it has pictures in \(names.count) classes; at most 256 are supported")
    }
    let areNumbers = numbers.count == names.count
    classNames = areNumbers ? [] : sorted.map { $0.replacing(",", with: " ") }
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, UInt8($0)) })
    items = groups.mapValues { group in
      group.map { Item(source: $0.source, label: areNumbers ? UInt8($0.name)! : places[$0.name]!) }
    }
  }

  /// The pictures of a split with the names of their classes.
  private static func labelled(in folder: String) throws(DataSetError) -> [(
    name: String, source: PictureSource
  )] {
    let names = try DataSetForms.names(in: folder)
    var found: [(name: String, source: PictureSource)] = []
    for name in names {
      let place = folder.appendingComponent(name)
      guard Folder.exists(place) else { continue }
      for file in try DataSetForms.names(in: place) {
        let source = PictureSource(name: place.appendingComponent(file), kind: .inFolder)
        if source.isCalledPicture, isRegularFile(source.name) { found.append((name, source)) }
      }
    }
    guard found.isEmpty, names.contains("labels.csv") else { return found }
    do {
      let table = try LabelledPictures(contentsOf: folder.appendingComponent("labels.csv"), classes: 256)
      return zip(table.table.rows, table.sources).map { ("\($0.label)", $1) }
    } catch {
      throw .sentence(error.description)
    }
  }

  func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents {
    var contents = FormatContents(splits: [:], classNames: classNames)
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
      contents.notices += reader.notices
    }
    return contents
  }
}
