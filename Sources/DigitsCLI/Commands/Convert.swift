// `digits convert`: reads a data set in any supported format and writes it in another.

import Formats
import IDX
import Storage
import Terminal

extension ConvertOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    guard paths.count == 2 else { throw UsageError.unexpectedArgument(paths[2]) }
    let (source, target) = (paths[0], paths[1])
    let format = try DataSetFinder(places: DataSetPlaces(environment: console.environment)).format(source)
    let splits = Split.allCases.filter { format.splits.contains($0) && split ?? $0 == $0 }
    guard !splits.isEmpty else { throw DataSetError.noSplit(path: format.path, split ?? .train) }
    let writer = DataSetWriter(
      form: try WrittenForm(of: target, asked: form), path: target, splits: splits, force: force)
    try writer.requireWritable()
    var contents = try format.load(splits, conventions)
    contents.splits = contents.splits.mapValues(conventions.applied)
    for notice in contents.notices { console.note(wrapping: notice.harmless(limit: 1000)) }
    try writer.write(contents)
    for split in splits {
      guard let part = contents.splits[split] else { continue }
      let labels = part.labels == nil ? ", without labels" : ""
      try console.answer(
        wrapping: "\(split.rawValue): \(NumberFormat.counted(part.count, "image")) of \(part.columns) x"
          + " \(part.rows) pixels\(labels)")
    }
    try console.answer(wrapping: "Saved to \(target.harmless()) (\(writer.form.rawValue)).")
    if !contents.classNames.isEmpty, writer.form != .png {
      console.note(
        wrapping:
          "The classes are written as numbers, which stand for: \(contents.classNames.joined(separator: ", "))"
          .harmless(limit: 1000))
    }
    return .success
  }
}

extension WrittenForm {
  /// The format of `target`: the requested one, otherwise the one of its extension, otherwise IDX for a folder.
  /// Throws for an unsupported extension unless `target` is an existing folder or ends in a slash.
  fileprivate init(of target: String, asked: WrittenForm?) throws(Failure) {
    guard target != "-" else {
      throw Failure("a data set cannot be written to standard output; name a file or a folder")
    }
    let isFolder = target.hasSuffix("/") || Folder.exists(target)
    if !isFolder, target.lowercased().hasSuffix(".gz") {
      throw Failure(target, "compressed files cannot be written; leave out '.gz'")
    }
    if let form = asked ?? WrittenForm(endingOf: target) {
      self = form
      return
    }
    let name = (target.lastComponent ?? "").drop { $0 == "." }
    if !isFolder, let dot = name.lastIndex(of: ".") {
      throw Failure(
        target,
        "no format has the extension '\(name[dot...])'; use .csv or .npz, or --to idx for a folder of this name"
      )
    }
    self = .idx
  }
}

extension DataSetFinder {
  /// The data set with this name or path, as a format that can be loaded split by split.
  func format(_ request: String) throws -> any DataSetFormat {
    if pathExists(request) {
      if let format = try DataSetForms.recognise(request) { return format }
      throw Failure(
        request, "there is no data set here: IDX, CSV, .npz or .npy files, or folders of pictures")
    }
    switch try find(request) {
    case .files(let files):
      guard let format = try IDXSet(in: files.folder) else { preconditionFailure("files without a data set") }
      return format
    case .format(let format): return format
    case .synthetic: throw Failure("the built-in digits are generated, so there is nothing to convert")
    case .absent(let known):
      throw Failure("\(known.title) is not on this machine: 'digits download \(known.name)' fetches it")
    }
  }
}
