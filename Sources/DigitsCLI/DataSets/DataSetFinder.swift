// Resolves the user's choice of a data set, or the default, to a folder with files: the search order.
// It opens label files to recognise them, and downloads nothing.

import IDX
import Storage

/// What a search came to.
enum DataSetFinding: Sendable {
  case files(DataSetFiles)
  /// A data set in another form, or under other names.
  case format(any DataSetFormat)
  /// The built-in digits were asked for.
  case synthetic
  /// A known data set that is not on this machine, or of which only a part has been downloaded.
  case absent(KnownDataSet)
}

extension DataSetFinding: Equatable {
  /// Whether both mean the same data set; one in another form is known by its place.
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

/// Looks for data sets on this machine.
struct DataSetFinder {
  let places: DataSetPlaces

  /// The data set that `request` means, a name or a folder; nil means MNIST, wherever it is.
  ///
  /// What has a slash in it is a folder. Anything else is a name, in capitals or not: `<place>/<name>` in each
  /// of the places, then a folder of that name in the current one. `$DIGITS_DATA` may also hold the files
  /// themselves, for a request without a name or when they are recognised as the named set. Only the files of
  /// `splits` need be there; a folder where some of them are missing is passed over when a whole one follows.
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

  /// A folder where a data set may be.
  private struct Candidate {
    let folder: String
    /// The folder's name says nothing, so its content has to.
    var mustBeRecognised = false
    /// Put there by the user, so that missing files are worth a word; in the cache they are an interrupted
    /// download.
    var isUsers = true
    /// Whether a data set in any form is looked for, and not only the four files.
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

  /// The data set at a path that the user named, in whatever form, or an error.
  private func finding(at path: String, _ splits: [Split]) throws(DataSetError) -> DataSetFinding {
    let files = DataSetFiles(in: path, splits: splits)
    if files.isComplete { return .files(files) }
    // Some of the four files, and not training images alone, which do without a test set.
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
