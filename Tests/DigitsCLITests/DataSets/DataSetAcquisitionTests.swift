// Found, downloaded, drawn instead, or an error: what each wish comes to.

import Foundation
import IDX
import LoopbackServer
import Storage
import Testing

@testable import DigitsCLI

@Suite(.needsLoopback) struct DataSetAcquisitionTests {
  let root = try! DataSetRoot()

  private func acquire(
    _ request: String?, mirror: String, splits: [Split] = Split.allCases, proceed: Bool = true
  ) throws(DataSetError) -> DataSetSource {
    try DataSetAcquisition(places: root.places(mirror: mirror)).acquire(request, splits: splits) { _ in
      proceed
    }
  }

  @Test func `takes what is there without a network`() throws {
    try root.putFiles(officialNames, in: "Data/mnist")
    guard case .files(let files) = try acquire(nil, mirror: try LoopbackServer.deadAddress()) else {
      Issue.record("not found")
      return
    }
    #expect(files.folder == root.path + "/Data/mnist")
  }

  @Test func `draws digits in place of MNIST when there is no network, and says so`() throws {
    guard case .synthetic(let missing?) = try acquire(nil, mirror: try LoopbackServer.deadAddress()) else {
      Issue.record("not synthetic")
      return
    }
    #expect(missing.dataSet == Catalogue.mnist)
    let words = "\(missing)"
    #expect(words.hasPrefix("MNIST is not on this machine and no mirror of it can be reached ("))
    // libcurl's own words, which differ by version, name the address.
    #expect(words.contains("127.0.0.1"))
    #expect(
      words.hasSuffix(
        "; is there a network?), so the built-in synthetic digits are used instead; try 'digits download mnist',"
          + " or put its files into \(root.path)/cache/mnist"))
    #expect(root.files == [])
  }

  @Test func `draws digits when the mirrors only fail`() throws {
    let server = try LoopbackServer { _ in .status(403) }
    guard case .synthetic(let missing?) = try acquire(nil, mirror: server.address) else {
      Issue.record("not synthetic")
      return
    }
    #expect("\(missing)".contains("answered with status 403 (forbidden)), so the built-in"))
    #expect(server.requests.count == 1)
  }

  @Test func `draws digits when there is no folder to download to`() throws {
    var places = root.places()
    places.cache = nil
    guard
      case .synthetic(let missing?) = try DataSetAcquisition(places: places).acquire(
        nil, progress: { _ in true })
    else {
      Issue.record("not synthetic")
      return
    }
    #expect("\(missing)".hasSuffix("'--data FOLDER' names a folder that has its files"))
  }

  @Test(arguments: ["mnist", "kmnist"])
  func `fails when the data set was named`(name: String) throws {
    let mirror = try LoopbackServer.deadAddress()
    let error = dataSetError { () throws(DataSetError) in try acquire(name, mirror: mirror) }
    let words = try #require(error.map { "\($0)" })
    #expect(
      words.hasPrefix(
        "train-images-idx3-ubyte.gz could not be downloaded: \(mirror)/train-images-idx3-ubyte.gz could not be"
          + " reached ("))
    #expect(words.hasSuffix("into \(root.path)/cache/\(name) by hand"))
  }

  @Test func `fails when the download is stopped, named or not`() throws {
    let server = try LoopbackServer { _ in .silence }
    let error = dataSetError { () throws(DataSetError) in
      try acquire(nil, mirror: server.address, proceed: false)
    }
    #expect(error?.isCancellation == true)
  }

  @Test func `has nothing to excuse when synthetic digits were asked for`() throws {
    guard case .synthetic(nil) = try acquire("synthetic", mirror: "") else {
      Issue.record("not synthetic")
      return
    }
  }

  @Test(.enabled(if: mnistFolder != nil, "$DIGITS_DATA holds no folder 'mnist'"))
  func `downloads MNIST's test images from a mirror`() throws {
    let folder = try #require(mnistFolder)
    let server = try LoopbackServer { request in
      FileManager.default.contents(atPath: folder + request.path).map { .file([UInt8]($0), for: request) }
        ?? .status(404)
    }
    guard case .files(let files) = try acquire("MNIST", mirror: server.address, splits: [.test]) else {
      Issue.record("not downloaded")
      return
    }
    let dataSet = try DataSetLoader.load(files)
    #expect(dataSet.identity.title == "MNIST")
    #expect(dataSet.splits[.test]?.count == 10_000)
    #expect(root.files == ["cache/mnist/t10k-images-idx3-ubyte", "cache/mnist/t10k-labels-idx1-ubyte"])
  }
}
