// The policy for data sets: find it, else download it, else, if the user did not name it, draw digits.
// It reports what it did as values; the command prints them.

import IDX

/// What a command has to work on.
enum DataSetSource: Sendable {
  case files(DataSetFiles)
  /// A data set in another form.
  case format(any DataSetFormat)
  /// The built-in digits: asked for, or, with a reason, in place of MNIST.
  case synthetic(insteadOf: MissingDataSet?)
}

/// A data set that could not be had, though nobody insisted on it.
struct MissingDataSet: Sendable, Equatable {
  let dataSet: KnownDataSet
  let reason: DataSetError
}

/// Gets hold of a data set.
struct DataSetAcquisition {
  let places: DataSetPlaces
  var download: DataSetDownload

  init(places: DataSetPlaces) {
    self.places = places
    download = DataSetDownload(places: places)
  }

  /// The data set that `request`, a name or a folder, means: found, or downloaded to the cache.
  ///
  /// A data set that the user named and that cannot be had is an error. Without a request it is MNIST, and the
  /// built-in digits where MNIST cannot be downloaded; stopping the download is an error in either case.
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
  /// The one sentence for standard error.
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
