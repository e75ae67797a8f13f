// Acquires a data set: from disk, by download or, if the user did not name one, by generating digits. It returns what
// it did as values; the command prints them.

import IDX

/// The data set for a command to use.
enum DataSetSource: Sendable {
  case files(DataSetFiles)
  /// A data set in another format.
  case format(any DataSetFormat)
  /// The built-in digits, either requested or, with a reason, in place of MNIST.
  case synthetic(insteadOf: MissingDataSet?)
}

/// A data set that is unavailable but was not requested explicitly.
struct MissingDataSet: Sendable, Equatable {
  let dataSet: KnownDataSet
  let reason: DataSetError
}

/// Acquires data sets.
struct DataSetAcquisition {
  let places: DataSetPlaces
  var download: DataSetDownload

  init(places: DataSetPlaces) {
    self.places = places
    download = DataSetDownload(places: places)
  }

  /// The data set that `request`, a name or a folder, refers to: found on disk or downloaded to the cache.
  ///
  /// Throws if a requested data set is unavailable. Without a request, returns MNIST, or the built-in digits if the
  /// download of MNIST fails; interrupting the download is an error in either case.
  func acquire(
    _ request: String?, splits: [Split] = Split.allCases, progress: (DataSetProgress) -> Bool
  ) throws(DataSetError) -> DataSetSource {
    switch try DataSetFinder(places: places).find(request, splits: splits) {
    case .files(let files): return .files(files)
    case .format(let set): return .format(set)
    case .synthetic: return .synthetic(insteadOf: nil)
    case .absent(let dataSet):
      do throws(DataSetError) {
        let plan = try download.run(dataSet, splits: splits, progress: progress)
        return .files(DataSetFiles(in: plan.folder, splits: splits))
      } catch {
        guard request == nil, !error.isCancellation else { throw error }
        return .synthetic(insteadOf: MissingDataSet(dataSet: dataSet, reason: error))
      }
    }
  }
}

extension MissingDataSet: CustomStringConvertible {
  /// The message for standard error, one sentence.
  var description: String {
    "\(dataSet.title) is not on this machine and \(cause), so the built-in synthetic digits are used instead;"
      + " \(remedy)"
  }

  private var cause: String {
    switch reason {
    case .download(_, let error) where error.isOffline:
      "no mirror of it can be reached (\(error.refusal.map { "\($0); " } ?? "")is there a network?)"
    case .download(_, .noLibrary): "there is no libcurl to download it with"
    default: "could not be downloaded (\(reason))"
    }
  }

  private var remedy: String {
    switch reason {
    case .download(let plan, .noLibrary): "put its files into \(plan.folder)"
    case .download(let plan, _): "try 'digits download \(dataSet.name)', or put its files into \(plan.folder)"
    default: "'--data FOLDER' names a folder that has its files"
    }
  }
}
