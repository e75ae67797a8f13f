// Downloads a known data set to the cache folder, one file at a time. Complete files are not downloaded again.
// Progress goes to a callback; nothing is printed.

import Download
import IDX
import Storage

/// The files to download, their source and their destination.
struct DownloadPlan: Sendable, Equatable {
  let dataSet: KnownDataSet
  let folder: String
  let mirrors: [String]
  /// The missing files.
  let files: [MNISTFile]

  /// The size of the download in bytes.
  var size: Int { files.reduce(0) { $0 + dataSet.files[$1]!.size } }

  /// The address of each file on the first mirror.
  var addresses: [String] { files.map { dataSet.files[$0]!.address(on: mirrors[0]) } }
}

/// The progress of a data set download, over all its files.
struct DataSetProgress: Sendable, Equatable {
  let dataSet: KnownDataSet
  /// The bytes downloaded so far of the files that were missing at the start; nil before the first request.
  let received: Int?
  let total: Int
}

/// Downloads data sets, for `digits download NAME`.
struct DataSetDownload {
  let places: DataSetPlaces
  var limits = TransferLimits()

  /// Downloads the data set called `name` and returns what was downloaded, and to where. The list of files is empty
  /// if all were present.
  ///
  /// Existing files are verified first, against their checksums where known. `progress` is called often; returning
  /// false stops the download, which the next one resumes.
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

  /// Downloads the missing files of `splits` of `dataSet`.
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
      // Move the mirror that served this file to the front, so that a failed mirror's time-out is not repeated for
      // each file.
      if let served { mirrors = [mirrors[served]] + mirrors[..<served] + mirrors[(served + 1)...] }
    }
  }
}

extension KnownDataSet {
  /// Whether the uncompressed `file` is in `folder` with the right size and, where known, the right checksum.
  fileprivate func isWhole(_ file: MNISTFile, in folder: String) -> Bool {
    let size = unpackedSize(of: file)
    guard let bytes = try? ByteBuffer(contentsOf: folder.appendingComponent(file.name), limit: size),
      bytes.count == size
    else { return false }
    guard let sum = contentSums[file] else { return true }
    return SHA256.hexDigest(of: bytes) == sum
  }
}
