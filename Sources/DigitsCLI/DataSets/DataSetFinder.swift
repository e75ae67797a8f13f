// Resolves the requested data set, or the default, to files on disk. Reads label files to recognise data sets;
// downloads nothing.

import IDX
import Storage

/// The result of a search.
enum DataSetFinding: Sendable {
  case files(DataSetFiles)
  /// A data set in another format, or with other file names.
  case format(any DataSetFormat)
  /// The built-in digits were requested.
  case synthetic
  /// A known data set that is missing on this machine or only partly downloaded.
  case absent(KnownDataSet)
}

extension DataSetFinding: Equatable {
  /// Whether both refer to the same data set. Data sets in other formats are compared by path.
  static func == (a: DataSetFinding, b: DataSetFinding) -> Bool {
    switch (a, b) {
    case (.files(let a), .files(let b)): a == b
    case (.format(let a), .format(let b)): (a.form, a.path) == (b.form, b.path)
    case (.absent(let a), .absent(let b)): a == b
    case (.synthetic, .synthetic): true
    default: false
    }
  }
}

/// Searches this machine for data sets.
struct DataSetFinder {
  let places: DataSetPlaces

  /// The data set that `request`, a name or a folder, refers to; nil selects MNIST.
  ///
  /// A request with a slash is a folder. Anything else is a name, ignoring case: the search tries `<place>/<name>` in
  /// each of the places, then a folder of that name in the current folder. `$DIGITS_DATA` may also contain the files
  /// directly, for a request without a name or if they are recognised as the named data set. Only the files of
  /// `splits` are required; an incomplete folder is skipped if a complete one follows.
  func find(_ request: String?, splits: [Split] = Split.allCases) throws(DataSetError) -> DataSetFinding {
    guard let request else { return try search(for: Catalogue.mnist.name, splits, acceptingAny: true) }
    if request.utf8.contains(UInt8(ascii: "/")) || request == "." || request == ".." {
      return try finding(at: request, splits)
    }
    if request.lowercased() == Catalogue.synthetic { return .synthetic }
    guard !request.isEmpty else { throw .unknownName(request, suggestion: nil) }
    return try search(for: request, splits, acceptingAny: false)
  }

  private func search(
    for name: String, _ splits: [Split], acceptingAny: Bool
  ) throws(DataSetError) -> DataSetFinding {
    let known = Catalogue.dataSet(named: name)
    if known == nil, isRegularFile(name), let form = try DataSetForms.recognise(name) { return .format(form) }
    var incomplete: DataSetFiles?
    for candidate in candidates(for: known?.name ?? name, acceptingAny: acceptingAny) {
      let files = DataSetFiles(in: candidate.folder, splits: splits)
      if files.isComplete {
        if !candidate.mustBeRecognised { return .files(files) }
        if let known, DataSetIdentity(recognising: files)?.known == known { return .files(files) }
      } else if candidate.takesAnyForm,
        files.paths.isEmpty || known == nil && files.paths.keys.allSatisfy({ $0.split == .train }),
        let form = try DataSetForms.recognise(candidate.folder)
      {
        return .format(form)
      } else if candidate.isUsers, !files.paths.isEmpty {
        incomplete = incomplete ?? files
      }
    }
    if let incomplete { throw .incomplete(incomplete) }
    if let known { return .absent(known) }
    guard !Folder.exists(name) else { throw .incomplete(DataSetFiles(in: name, splits: splits)) }
    throw .unknownName(name, suggestion: suggestion(for: name, among: Catalogue.names))
  }

  /// A folder that may contain a data set.
  private struct Candidate {
    let folder: String
    /// The folder's name does not identify the data set, so its content must.
    var mustBeRecognised = false
    /// Created by the user, so missing files are worth reporting; in the cache they indicate an interrupted download.
    var isUsers = true
    /// Whether to accept a data set in any format, not only MNIST's four files.
    var takesAnyForm = true
  }

  private func candidates(for name: String, acceptingAny: Bool) -> [Candidate] {
    var candidates: [Candidate] = []
    if let chosen = places.chosen {
      candidates.append(Candidate(folder: chosen.appendingComponent(name)))
      candidates.append(
        Candidate(folder: chosen, mustBeRecognised: !acceptingAny, isUsers: acceptingAny, takesAnyForm: false)
      )
    }
    candidates.append(Candidate(folder: places.local.appendingComponent(name)))
    if let cache = places.cache {
      candidates.append(
        Candidate(folder: cache.appendingComponent(name), isUsers: false, takesAnyForm: false))
    }
    if !acceptingAny { candidates.append(Candidate(folder: name)) }
    return candidates
  }

  /// The data set at a path given by the user, in any format.
  private func finding(at path: String, _ splits: [Split]) throws(DataSetError) -> DataSetFinding {
    let files = DataSetFiles(in: path, splits: splits)
    if files.isComplete { return .files(files) }
    // Some of the four files, except training images alone, which need no test set.
    let isTrainingAlone =
      !files.paths.isEmpty && DataSetFiles(in: path, splits: [.train]).isComplete
      && files.paths.keys.allSatisfy { $0.split == .train }
    if files.paths.isEmpty || isTrainingAlone, let form = try DataSetForms.recognise(path) {
      return .format(form)
    }
    guard pathExists(path) else { throw .noFolder(path) }
    guard Folder.exists(path) else { throw .notFolder(path) }
    throw .incomplete(files)
  }
}
