// The errors of finding, reading and downloading data sets, one sentence each. Sentences contain unescaped paths,
// since an error may concern two files; the terminal output escapes them.

import DigitReader
import Download
import IDX
import Storage

/// An error in finding, reading or downloading a data set.
enum DataSetError: Error, Equatable {
  /// The name is neither a known data set nor a folder.
  case unknownName(String, suggestion: String?)
  case noFolder(String)
  case notFolder(String)
  /// Some or all of the files are missing from the folder.
  case incomplete(DataSetFiles)
  /// The file at `path` is invalid; `reason` is the underlying error's sentence.
  case badFile(path: String, reason: String)
  /// Two valid files that do not belong together.
  case badPair(images: String, labels: String, LabeledImagesError)
  /// Training and test images differ in size, so no network could read both.
  case sizesDiffer(folder: String, training: ImageSize, test: ImageSize)
  /// The folder contains several data sets.
  case several(folder: String, sets: [String])
  /// Images without labels where labels are required.
  case noLabels(path: String, Split)
  /// A data set without training images.
  case noSplit(path: String, Split)
  /// The error of another component, in its own words.
  case sentence(String)
  /// No downloadable data set has this name.
  case unknownDownload(String, suggestion: String?)
  /// A request to download `synthetic`.
  case nothingToDownload
  /// There is no cache folder to download to.
  case noCache
  /// The folder for a download could not be created.
  case noDownloadFolder(String, reason: String)
  case download(DownloadPlan, DownloadError)

  /// Whether the user cancelled a download.
  var isCancellation: Bool {
    if case .download(_, .cancelled) = self { true } else { false }
  }
}

extension DataSetError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownName(let name, let suggestion):
      "there is no data set or folder named '\(name)'"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; the known data sets are \(Catalogue.names.joined(separator: ", "))")
    case .noFolder(let path): "there is no folder \(path)"
    case .notFolder(let path):
      "\(path) is not a data set; IDX, CSV, .npz and .npy files and folders of pictures are supported"
    case .incomplete(let files) where files.paths.isEmpty:
      "\(files.folder) contains no data set; looked for \(Self.list(files.missing.map(\.name))), for CSV and"
        + " NumPy files, and for pictures in one folder per class"
    case .incomplete(let files):
      "\(files.folder) holds \(Self.list(files.foundNames)), but not \(Self.list(files.missing.map(\.name)))"
    case .badFile(let path, let reason): "\(path): \(reason)"
    case .badPair(let images, let labels, let error): "\(images) and \(labels): \(error)"
    case .sizesDiffer(let folder, let training, let test):
      "\(folder): the training images have \(training) pixels and the test images \(test), but a network reads"
        + " one size"
    case .several(let folder, let sets):
      "\(folder) holds several data sets: \(Self.list(sets.map { $0.isEmpty ? "one without a name" : $0 })); name one"
        + " as \(folder.appendingComponent(sets.first { !$0.isEmpty } ?? "NAME"))"
    case .noLabels(let path, let split):
      "\(path): its \(split == .train ? "training" : "test") images have no labels"
    case .noSplit(let path, let split):
      "\(path): it has no \(split == .train ? "training" : "test") images"
    case .sentence(let sentence): sentence
    case .unknownDownload(let name, let suggestion):
      "there is no data set named '\(name)'"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; \(Self.list(Catalogue.dataSets.map(\.name))) can be downloaded")
    case .nothingToDownload: "the synthetic digits are built in, so there is nothing to download"
    case .noCache:
      "there is no folder to download to; set HOME or XDG_CACHE_HOME, or use --data with a folder that has"
        + " the files"
    case .noDownloadFolder(let path, let reason): "could not create the folder \(path): \(reason)"
    case .download(let plan, .noLibrary):
      "\(DownloadError.noLibrary); download these by other means and put them into \(plan.folder): "
        + plan.addresses.joined(separator: ", ")
    case .download(let plan, let error) where error.isOffline:
      "\(error); without a network, put the files of \(plan.dataSet.title) into \(plan.folder) by hand"
    case .download(_, let error): "\(error)"
    }
  }

  /// `a, b, c and 7 more`: the first `shown` of many names.
  static func few(_ names: [String], shown: Int = 3) -> String {
    let rest = names.count - shown
    return rest > 0 ? "\(names.prefix(shown).joined(separator: ", ")) and \(rest.grouped) more" : list(names)
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
  }
}

extension DataSetFiles {
  /// The names of the files found, in the order of `MNISTFile.all`.
  fileprivate var foundNames: [String] { MNISTFile.all.compactMap { paths[$0]?.lastComponent } }
}
