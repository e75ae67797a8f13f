// The search order, case by case, over folders of empty files: the finder opens none but to recognise it.

import Foundation
import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct DataSetFinderTests {
  let root = try! DataSetRoot()

  private func find(
    _ request: String?, splits: [Split] = Split.allCases
  ) throws(DataSetError) -> DataSetFinding {
    try DataSetFinder(places: root.places()).find(request, splits: splits)
  }

  /// The folder, from the root, of the files that are found.
  private func folder(_ request: String?, splits: [Split] = Split.allCases) throws -> String? {
    guard case .files(let files) = try find(request, splits: splits) else { return nil }
    #expect(files.isComplete)
    return String(files.folder.dropFirst(root.path.count + 1))
  }

  private func words(_ request: String?, splits: [Split] = Split.allCases) -> String? {
    dataSetError { () throws(DataSetError) in try find(request, splits: splits) }
      .map { "\($0)".replacingOccurrences(of: root.path + "/", with: "") }
  }

  @Test(arguments: [nil, "mnist", "MNIST", "Mnist"])
  func `looks in the chosen folder, then in Data, then in the cache`(request: String?) throws {
    #expect(try find(request) == .absent(Catalogue.mnist))
    for place in ["cache/mnist", "Data/mnist", "chosen/mnist"] {
      try root.putFiles(officialNames, in: place)
      #expect(try folder(request) == place)
    }
  }

  @Test func `takes files that stand in the chosen folder itself when no name is given`() throws {
    try root.putFiles(officialNames, in: "chosen")
    try root.putFiles(officialNames, in: "Data/mnist")
    #expect(try folder(nil) == "chosen")
    #expect(try folder("mnist") == "Data/mnist")
    #expect(words("")?.hasPrefix("there is no data set or folder named ''") == true)
    #expect(words("mnits") == "there is no data set or folder named 'mnits'; did you mean 'mnist'?")
    #expect(try find("kmnist") == .absent(Catalogue.kmnist))
  }

  @Test(.enabled(if: mnistFolder != nil, "$DIGITS_DATA holds no folder 'mnist'"))
  func `takes files in the chosen folder itself by name when it recognises them`() throws {
    var places = root.places()
    places.chosen = mnistFolder
    let finder = DataSetFinder(places: places)
    guard case .files(let files) = try finder.find("mnist") else {
      Issue.record("not found")
      return
    }
    #expect(files.folder == mnistFolder)
    #expect(try finder.find("fashion-mnist") == .absent(Catalogue.fashionMNIST))
  }

  @Test(arguments: [
    ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
    ["train-images.idx3-ubyte", "train-labels.idx1-ubyte"],
    ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"],
    ["train-images.idx3-ubyte.gz", "train-labels-idx1-ubyte"],
  ])
  func `takes every spelling of the names`(names: [String]) throws {
    try root.putFiles(names, in: "Data/mnist")
    guard case .files(let files) = try find(nil, splits: [.train]) else {
      Issue.record("not found")
      return
    }
    #expect(files.splits == [.train])
    #expect(
      files.paths == [
        MNISTFile(.images, of: .train): "\(root.path)/Data/mnist/\(names[0])",
        MNISTFile(.labels, of: .train): "\(root.path)/Data/mnist/\(names[1])",
      ])
  }

  @Test func `prefers a plain file to a compressed one, and a file to a folder`() throws {
    try root.putFiles(officialNames + officialNames.map { $0 + ".gz" }, in: "a")
    try root.putFiles(["unrelated"], in: "b/train-images-idx3-ubyte")
    try root.putFiles(["train-images.idx3-ubyte", "train-labels-idx1-ubyte"], in: "b")
    let plain = DataSetFiles(in: root.path + "/a", splits: Split.allCases)
    #expect(plain.paths.values.allSatisfy { !$0.hasSuffix(".gz") })
    let file = DataSetFiles(in: root.path + "/b", splits: [.train]).paths[MNISTFile(.images, of: .train)]
    #expect(file == root.path + "/b/train-images.idx3-ubyte")
  }

  @Test func `takes a path for a folder and looks nowhere else`() throws {
    try root.putFiles(officialNames, in: "mine")
    try root.putFiles(officialNames, in: "Data/mnist")
    #expect(try folder(root.path + "/mine") == "mine")
    #expect(words(root.path + "/missing") == "there is no folder missing")
    try root.put([], at: "file")
    #expect(
      words(root.path + "/file")
        == "file is not a data set; IDX, CSV, .npz and .npy files and folders of pictures are supported")
  }

  @Test func `finds data sets that the catalogue does not know`() throws {
    try root.putFiles(officialNames, in: "Data/EMNIST-digits")
    #expect(try folder("EMNIST-digits") == "Data/EMNIST-digits")
  }

  @Test func `says what a folder has and what it lacks`() throws {
    try root.putFiles([officialNames[0], officialNames[2] + ".gz"], in: "half")
    #expect(
      words(root.path + "/half") == """
        half holds train-images-idx3-ubyte and t10k-images-idx3-ubyte.gz, but not train-labels-idx1-ubyte \
        and t10k-labels-idx1-ubyte
        """)
    #expect(
      words(root.path + "/half", splits: [.test])
        == "half holds t10k-images-idx3-ubyte.gz, but not t10k-labels-idx1-ubyte")
    try root.putFiles(["readme"], in: "none")
    #expect(
      words(root.path + "/none", splits: [.test])
        == "none contains no data set; looked for t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, for CSV and NumPy"
        + " files, and for pictures in one folder per class")
  }

  @Test func `takes no pipe for a file`() throws {
    try root.putFiles([officialNames[1]], in: "piped")
    #expect(mkfifo("\(root.path)/piped/\(officialNames[0])", 0o600) == 0)
    #expect(
      words(root.path + "/piped", splits: [.train])
        == "piped holds train-labels-idx1-ubyte, but not train-images-idx3-ubyte")
  }

  @Test func `passes over half a data set when a whole one follows`() throws {
    try root.putFiles([officialNames[0]], in: "chosen/mnist")
    #expect(
      words("mnist")
        == "chosen/mnist holds train-images-idx3-ubyte, but not train-labels-idx1-ubyte,"
        + " t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte")
    #expect(words(nil) == words("mnist"))
    try root.putFiles(officialNames, in: "cache/mnist")
    #expect(try folder("mnist") == "cache/mnist")
  }

  @Test func `names the first of two halves`() throws {
    try root.putFiles([officialNames[2]], in: "Data/mnist")
    try root.putFiles([officialNames[0]], in: "chosen/mnist")
    #expect(words("mnist")?.hasPrefix("chosen/mnist holds train-images-idx3-ubyte,") == true)
  }

  @Test func `takes half a data set in the cache for an unfinished download`() throws {
    try root.putFiles([officialNames[0], officialNames[1] + ".gz.part"], in: "cache/kmnist")
    #expect(try find("kmnist") == .absent(Catalogue.kmnist))
  }

  @Test func `asks only for the files of the splits that are needed`() throws {
    try root.putFiles(Array(officialNames[2...]), in: "Data/mnist")
    #expect(try folder(nil, splits: [.test]) == "Data/mnist")
    #expect(words(nil) != nil)
  }

  @Test(arguments: ["synthetic", "Synthetic"])
  func `knows the built-in digits by name`(name: String) throws {
    #expect(try find(name) == .synthetic)
  }

  @Test(arguments: [
    ("mnits", "there is no data set or folder named 'mnits'; did you mean 'mnist'?"),
    ("fashion", "there is no data set or folder named 'fashion'; did you mean 'fashion-mnist'?"),
    ("sinthetic", "there is no data set or folder named 'sinthetic'; did you mean 'synthetic'?"),
    (
      "imagenet",
      "there is no data set or folder named 'imagenet'; the known data sets are mnist, fashion-mnist, kmnist,"
        + " synthetic"
    ),
    (
      "",
      "there is no data set or folder named ''; the known data sets are mnist, fashion-mnist, kmnist, synthetic"
    ),
  ])
  func `suggests a name for one that it does not know`(name: String, expected: String) {
    #expect(words(name) == expected)
  }

  @Test func `takes a folder of the current one by its bare name`() throws {
    let here = FileManager.default.currentDirectoryPath
    let name = try #require(try Folder.names(in: here).first { $0 == "Sources" && Folder.exists($0) })
    #expect(words(name)?.hasPrefix("\(name) contains no data set; looked for train-images") == true)
  }

  @Test(arguments: [".", ".."])
  func `dots are folders, not names`(request: String) throws {
    // Beside the folders that are searched for names, where a name would find them.
    for place in [".", "chosen"] { try root.putFiles(officialNames, in: place) }
    if case .files(let files)? = try? find(request) { #expect(!files.folder.hasPrefix(root.path)) }
  }

  @Test func `a folder with a file's name counts where there is no such file`() throws {
    try root.putFiles(Array(officialNames.dropFirst()), in: "chosen")
    try root.putFiles(["inner"], in: "chosen/train-images-idx3-ubyte")
    let files = DataSetFiles(in: root.path + "/chosen", splits: Split.allCases)
    #expect(files.isComplete)
    #expect(files.paths[MNISTFile(.images, of: .train)] == root.path + "/chosen/train-images-idx3-ubyte")
    try root.putFiles(["train-images-idx3-ubyte.gz"], in: "chosen")
    let better = DataSetFiles(in: root.path + "/chosen", splits: Split.allCases)
    #expect(better.paths[MNISTFile(.images, of: .train)] == root.path + "/chosen/train-images-idx3-ubyte.gz")
  }
}
