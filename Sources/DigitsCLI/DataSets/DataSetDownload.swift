// Downloads a known data set to the cache folder: file by file, smallest trouble first.
// What is there and whole is not fetched again; nothing is printed, progress goes to a callback.

import Download
import IDX
import Storage

/// What is fetched, from where, to where.
struct DownloadPlan: Sendable, Equatable {
  let dataSet: KnownDataSet
  let folder: String
  let mirrors: [String]
  /// The files that are not there yet.
  let files: [MNISTFile]

  /// Bytes to fetch.
  var size: Int { files.reduce(0) { $0 + dataSet.files[$1]!.size } }

  /// The first mirror's address of each file.
  var addresses: [String] { files.map { dataSet.files[$0]!.address(on: mirrors[0]) } }
}

/// How far the download of a data set has come, over all its files.
struct DataSetProgress: Sendable, Equatable {
  let dataSet: KnownDataSet
  /// Bytes on disk, of those that were missing when the download began; nil before anything is asked for.
  let received: Int?
  let total: Int
}

/// Downloads data sets; the one entry of `digits download NAME`.
struct DataSetDownload {
  let places: DataSetPlaces
  var limits = TransferLimits()

  /// Downloads the data set called `name`, and returns what was fetched to where: no files when all were there.
  ///
  /// Files that are there are checked first, against their sums where those are known. `progress` is called
  /// often; false from it stops the download, to be taken up again by the next.
  func run(
    name: String, progress: (DataSetProgress) -> Bool
  ) throws(DataSetError) -> DownloadPlan {
    guard name.lowercased() != Catalogue.synthetic else { throw .nothingToDownload }
    guard let dataSet = Catalogue.dataSet(named: name) else {
      let names = Catalogue.dataSets.map(\.name)
      throw .unknownDownload(name, suggestion: suggestion(for: name, among: names))
    }
    return try run(dataSet, splits: Split.allCases, progress: progress)
  }

  /// Downloads those files of `dataSet`'s `splits` that are not there.
  func run(
    _ dataSet: KnownDataSet, splits: [Split], progress: (DataSetProgress) -> Bool
  ) throws(DataSetError) -> DownloadPlan {
    guard let folder = places.cacheFolder(of: dataSet) else { throw .noCache }
    let wanted = MNISTFile.all.filter { splits.contains($0.split) }
    let plan = DownloadPlan(
      dataSet: dataSet, folder: folder, mirrors: places.mirrors(of: dataSet),
      files: wanted.filter { !dataSet.isWhole($0, in: folder) })
    guard !plan.files.isEmpty else { return plan }
    do throws(StorageError) { try Folder.create(folder) } catch {
      throw .noDownloadFolder(folder, reason: "\(error)")
    }
    do throws(DownloadError) {
      guard progress(DataSetProgress(dataSet: dataSet, received: nil, total: plan.size)) else {
        throw .cancelled
      }
      try fetch(plan, progress: progress)
    } catch {
      throw .download(plan, error)
    }
    return plan
  }

  private func fetch(
    _ plan: DownloadPlan, progress: (DataSetProgress) -> Bool
  ) throws(DownloadError) {
    let downloader = Downloader(limits: limits)
    var mirrors = plan.mirrors
    var before = 0
    for file in plan.files {
      let remote = plan.dataSet.files[file]!
      let served = try downloader.fetchUnpacked(
        remote, unpackedSize: plan.dataSet.unpackedSize(of: file), from: mirrors, into: plan.folder
      ) { state in
        progress(
          DataSetProgress(dataSet: plan.dataSet, received: before + state.received, total: plan.size))
      }
      before += remote.size
      // A mirror that failed once is asked last from now on: its time-out is not waited for four times.
      if let served { mirrors = [mirrors[served]] + mirrors[..<served] + mirrors[(served + 1)...] }
    }
  }
}

extension KnownDataSet {
  /// Whether the unpacked `file` is in `folder`, with the right size and, where that is known, the right sum.
  fileprivate func isWhole(_ file: MNISTFile, in folder: String) -> Bool {
    let size = unpackedSize(of: file)
    guard let bytes = try? ByteBuffer(contentsOf: folder.appendingComponent(file.name), limit: size),
      bytes.count == size
    else { return false }
    guard let sum = contentSums[file] else { return true }
    return SHA256.hexDigest(of: bytes) == sum
  }
}
