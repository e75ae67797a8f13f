// Downloads of whole data sets from a mirror on this machine: what is fetched, kept, skipped and said.

import Download
import IDX
import LoopbackServer
import Storage
import Terminal
import Testing

@testable import DigitsCLI

@Suite(.needsLoopback) struct DataSetDownloadTests {
  let root = try! DataSetRoot()

  private func download(
    from mirror: String, _ dataSet: KnownDataSet = tinyDataSet(), splits: [Split] = Split.allCases,
    progress: (DataSetProgress) -> Bool = { _ in true }
  ) throws(DataSetError) -> DownloadPlan {
    try DataSetDownload(places: root.places(mirror: mirror)).run(dataSet, splits: splits, progress: progress)
  }

  @Test func `leaves the four unpacked files`() throws {
    let mirror = try tinyMirror()
    var seen: [DataSetProgress] = []
    let plan = try download(from: mirror.address) { (state: DataSetProgress) in
      seen.append(state)
      return true
    }
    #expect(plan.folder == root.path + "/cache/tiny")
    #expect(plan.files == MNISTFile.all)
    #expect(plan.size == MNISTFile.all.reduce(0) { $0 + tinyCompressed($1).count })
    #expect(root.files == officialNames.map { "cache/tiny/\($0)" }.sorted())
    let loaded = try DataSetLoader.load(DataSetFiles(in: plan.folder, splits: Split.allCases))
    #expect(loaded.splits[.train]?.labels == [7, 6, 5])
    #expect(mirror.requests.map(\.path) == officialNames.map { "/\($0).gz" })
    #expect(seen.last == DataSetProgress(dataSet: tinyDataSet(), received: plan.size, total: plan.size))
    // First it is said that nothing has been asked for yet.
    #expect(seen.first?.received == nil)
    let received = seen.dropFirst().map(\.received)
    #expect(!received.contains(nil))
    #expect(received.compactMap(\.self) == received.compactMap(\.self).sorted())
  }

  @Test(arguments: [true, false])
  func `fetches nothing that is there and whole`(sumsAreKnown: Bool) throws {
    let mirror = try tinyMirror()
    let dataSet = tinyDataSet(contentSums: sumsAreKnown)
    _ = try download(from: mirror.address, dataSet)
    let again = try download(from: mirror.address, dataSet)
    #expect(again.files.isEmpty)
    #expect(mirror.requests.count == 4)
  }

  @Test(arguments: [true, false])
  func `fetches anew what is there and wrong`(sumsAreKnown: Bool) throws {
    let mirror = try tinyMirror()
    let dataSet = tinyDataSet(contentSums: sumsAreKnown)
    let labels = MNISTFile(.labels, of: .test)
    // As long as the right one where its sum tells them apart, else shorter.
    try root.put([UInt8](repeating: 0, count: sumsAreKnown ? 10 : 9), at: "cache/tiny/\(labels.name)")
    #expect(try download(from: mirror.address, dataSet, splits: [.test]).files.contains(labels))
    #expect(
      try ByteBuffer(contentsOf: root.path + "/cache/tiny/\(labels.name)", limit: 100).array
        == tinyContent(of: labels))
  }

  @Test func `fetches only the splits that are needed`() throws {
    let mirror = try tinyMirror()
    _ = try download(from: mirror.address, splits: [.test])
    #expect(mirror.requests.map(\.path) == ["/t10k-images-idx3-ubyte.gz", "/t10k-labels-idx1-ubyte.gz"])
    #expect(try download(from: mirror.address).files.map(\.split) == [.train, .train])
  }

  @Test func `unpacks a right file that somebody put there, and asks nobody for it`() throws {
    let mirror = try tinyMirror()
    let images = MNISTFile(.images, of: .test)
    try root.put(tinyCompressed(images), at: "cache/tiny/\(images.name).gz")
    _ = try download(from: mirror.address, splits: [.test])
    #expect(mirror.requests.map(\.path) == ["/t10k-labels-idx1-ubyte.gz"])
    #expect(root.files == ["cache/tiny/t10k-images-idx3-ubyte", "cache/tiny/t10k-labels-idx1-ubyte"])
  }

  @Test func `asks a mirror that failed last from then on`() throws {
    let broken = try LoopbackServer { _ in .status(503) }
    let good = try tinyMirror()
    let tiny = tinyDataSet()
    let dataSet = KnownDataSet(
      name: "tiny", title: "Tiny", mirrors: [broken.address, good.address], licence: "MIT",
      classNames: tiny.classNames,
      files: MNISTFile.all.map { (tiny.files[$0]!.sha256, tiny.files[$0]!.size) }, counts: tiny.counts)
    _ = try DataSetDownload(places: root.places()).run(dataSet, splits: Split.allCases) { _ in true }
    #expect(broken.requests.count == 1)
    #expect(good.requests.count == 4)
  }

  @Test func `stops when told to and goes on later`() throws {
    let mirror = try tinyMirror()
    let first = tinyCompressed(MNISTFile.all[0]).count
    let error = dataSetError { () throws(DataSetError) in
      try download(from: mirror.address) { $0.received ?? 0 <= first }
    }
    #expect(error?.isCancellation == true)
    #expect(error.map { "\($0)" } == "the download was stopped; the next one resumes from there")
    #expect(root.files.contains("cache/tiny/train-images-idx3-ubyte"))
    #expect(try download(from: mirror.address).files == Array(MNISTFile.all.dropFirst()))
  }

  @Test func `knows data sets by name, and what cannot be downloaded`() throws {
    func words(_ name: String) -> String? {
      dataSetError { () throws(DataSetError) in
        try DataSetDownload(places: root.places()).run(name: name) { _ in true }
      }.map { "\($0)" }
    }
    #expect(words("Synthetic") == "the synthetic digits are built in, so there is nothing to download")
    #expect(words("mnits") == "there is no data set named 'mnits'; did you mean 'mnist'?")
    #expect(words("x") == "there is no data set named 'x'; mnist, fashion-mnist and kmnist can be downloaded")
  }

  @Test func `needs a folder to download to`() throws {
    let homeless = DataSetPlaces(environment: Environment())
    let error = dataSetError { () throws(DataSetError) in
      try DataSetDownload(places: homeless).run(name: "mnist") { _ in true }
    }
    #expect(error == .noCache)
    try root.put([], at: "cache")
    let blocked = dataSetError { () throws(DataSetError) in try download(from: "http://127.0.0.1:9") }
    #expect(
      blocked.map { "\($0)" }?.hasPrefix("could not create the folder \(root.path)/cache/tiny: ") == true)
  }

  @Test func `tells by hand what needs no libcurl`() {
    let plan = DownloadPlan(
      dataSet: tinyDataSet(), folder: "/c/tiny", mirrors: ["http://m/a/"], files: [MNISTFile.all[2]])
    #expect(
      "\(DataSetError.download(plan, .noLibrary))" == """
        downloads need libcurl, and this machine has none; download these by other means and put them into /c/tiny: \
        http://m/a/t10k-images-idx3-ubyte.gz
        """)
  }
}
