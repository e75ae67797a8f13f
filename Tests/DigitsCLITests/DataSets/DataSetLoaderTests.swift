// Found files become images and labels under the right name, or an error that says which file is bad.

import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct DataSetLoaderTests {
  let root = try! DataSetRoot()

  private func put(
    in folder: String, replacing: [MNISTFile: [UInt8]] = [:], suffix: String = ""
  ) throws -> DataSetFiles {
    for file in MNISTFile.all {
      try root.put(replacing[file] ?? tinyContent(of: file), at: "\(folder)/\(file.name)\(suffix)")
    }
    return DataSetFiles(in: "\(root.path)/\(folder)", splits: Split.allCases)
  }

  private func words(_ files: DataSetFiles) -> String? {
    dataSetError { () throws(DataSetError) in try DataSetLoader.load(files) }
      .map { "\($0)".replacing(root.path + "/", with: "") }
  }

  @Test func `loads both splits`() throws {
    let dataSet = try DataSetLoader.load(put(in: "mine"))
    #expect(dataSet.identity.name == "mine")
    #expect(dataSet.identity.classNames.isEmpty)
    #expect(dataSet.splits.values.allSatisfy { $0.classCount == 8 })
    #expect(dataSet.folder == root.path + "/mine")
    #expect(dataSet.splits[.train]?.labels == [7, 6, 5])
    #expect(dataSet.splits[.test]?.labels == [7, 6])
    #expect(dataSet.splits[.test]?.images.array == [UInt8](tinyContent(of: MNISTFile.all[2]).dropFirst(16)))
  }

  @Test func `loads compressed files`() throws {
    let compressed = Dictionary(uniqueKeysWithValues: MNISTFile.all.map { ($0, tinyCompressed($0)) })
    let dataSet = try DataSetLoader.load(put(in: "mine", replacing: compressed, suffix: ".gz"))
    #expect(dataSet.splits[.train]?.labels == [7, 6, 5])
  }

  @Test func `touches no file of a split that was not asked for`() throws {
    _ = try put(in: "mine", replacing: [MNISTFile(.images, of: .train): [1, 2, 3]])
    let files = DataSetFiles(in: root.path + "/mine", splits: [.test])
    let dataSet = try DataSetLoader.load(files)
    #expect(dataSet.splits.keys.map(\.self) == [.test])
  }

  @Test func `names the file that is bad`() throws {
    let page = Array("<!DOCTYPE html>".utf8)
    let files = try put(in: "mine", replacing: [MNISTFile(.labels, of: .test): page])
    let sentence = try #require(words(files))
    #expect(sentence.hasPrefix("mine/t10k-labels-idx1-ubyte: "))
    #expect(sentence.contains("web page"))
  }

  @Test func `names both files that do not belong together`() throws {
    let labels = IDXArray([1, 2] as [UInt8], dimensions: [2]).encoded()
    let files = try put(in: "mine", replacing: [MNISTFile(.labels, of: .train): labels])
    #expect(
      words(files)
        == "mine/train-images-idx3-ubyte and mine/train-labels-idx1-ubyte: 3 images but 2 labels; the two files"
        + " do not belong together")
  }

  @Test func `refuses splits of different sizes`() throws {
    let images = IDXArray([UInt8](repeating: 0, count: 3 * 6), dimensions: [3, 3, 2]).encoded()
    let files = try put(in: "mine", replacing: [MNISTFile(.images, of: .train): images])
    #expect(
      words(files)
        == "mine: the training images have 2 x 3 pixels and the test images 28 x 28, but a network reads one size"
    )
  }

  /// Images and labels of a data set, each label of it once.
  private func files(rows: Int, columns: Int, labels: [UInt8]) -> [MNISTFile: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: MNISTFile.all.map { file in
        let zeros = [UInt8](repeating: 0, count: labels.count * rows * columns)
        return switch file.content {
        case .images: (file, IDXArray(zeros, dimensions: [labels.count, rows, columns]).encoded())
        case .labels: (file, IDXArray(labels, dimensions: [labels.count]).encoded())
        }
      })
  }

  @Test(arguments: [([UInt8(255)], 256), ([1, 0], 8), ([0], 8)])
  func `counts the classes of both splits`(testLabels: [UInt8], classes: Int) throws {
    var contents = files(rows: 28, columns: 28, labels: testLabels)
    for content in MNISTFile.Content.allCases {
      contents[MNISTFile(content, of: .train)] = tinyContent(of: MNISTFile(content, of: .train))
    }
    let splits = try DataSetLoader.load(put(in: "mine", replacing: contents)).splits
    #expect(splits.values.allSatisfy { $0.classCount == classes })
  }

  @Test(arguments: [(28, 28, UInt8(10)), (20, 28, 9), (27, 27, 9)])
  func `takes nothing for a known set that is not of its kind`(rows: Int, columns: Int, label: UInt8) throws {
    let contents = files(rows: rows, columns: columns, labels: [0, label])
    let dataSet = try DataSetLoader.load(put(in: "kmnist", replacing: contents))
    #expect(dataSet.identity.name == "kmnist (unofficial)")
    #expect(dataSet.identity.known == nil)
    #expect(dataSet.splits[.test]?.classCount == Int(label) + 1)
  }

  @Test func `gives a known set all of its classes`() throws {
    let dataSet = try DataSetLoader.load(put(in: "kmnist"))
    #expect(dataSet.identity.known == Catalogue.kmnist)
    #expect(dataSet.splits[.test]?.classCount == 10)
  }

  @Test(
    arguments: [
      ("mine", "mine", "mine", nil),
      ("MNIST", "MNIST (unofficial)", "MNIST (unofficial)", nil),
      ("kmnist", "kmnist", "KMNIST", "kmnist"),
      ("Fashion-MNIST", "fashion-mnist", "Fashion-MNIST", "fashion-mnist"),
    ] as [(String, String, String, String?)])
  func `names a data set by its folder when its sums are unknown`(
    folder: String, name: String, title: String, known: String?
  ) throws {
    let identity = try DataSetLoader.load(put(in: folder)).identity
    #expect(identity.name == name)
    #expect(identity.title == title)
    #expect(identity.known?.name == known)
  }

  @Test(arguments: [(true, false), (true, true), (false, true)])
  func `recognises labels by the sum of the .gz or of its content`(isCompressed: Bool, contentSums: Bool)
    throws
  {
    for file in MNISTFile.all {
      let bytes = isCompressed ? tinyCompressed(file) : tinyContent(of: file)
      try root.put(bytes, at: "mnist/\(file.name)\(isCompressed ? ".gz" : "")")
    }
    let files = DataSetFiles(in: root.path + "/mnist", splits: [.test])
    let tiny = tinyDataSet(contentSums: contentSums)
    #expect(DataSetIdentity(recognising: files, among: [Catalogue.mnist, tiny])?.known == tiny)
    #expect(DataSetIdentity(recognising: files) == nil)
  }

  @Test(.enabled(if: mnistFolder != nil, "$DIGITS_DATA holds no folder 'mnist'"), arguments: [true, false])
  func `knows MNIST in a folder of another name`(isCompressed: Bool) throws {
    let official = DataSetFiles(in: try #require(mnistFolder), splits: [.test])
    for (file, path) in official.paths {
      var bytes = try ByteBuffer(contentsOf: path, limit: 1 << 30)
      if Gzip.isGzip(bytes), !isCompressed { bytes = try Gzip.inflate(bytes, limit: 1 << 30) }
      // Compressed once more, its own sum is another, and its content's the same.
      if isCompressed, !Gzip.isGzip(bytes) { bytes = Gzip.deflate(bytes, level: 1) }
      try root.put(bytes.array, at: "fashion-mnist/\(file.name)\(isCompressed ? ".gz" : "")")
    }
    let dataSet = try DataSetLoader.load(DataSetFiles(in: root.path + "/fashion-mnist", splits: [.test]))
    #expect(dataSet.identity.known == Catalogue.mnist)
    #expect(dataSet.identity.title == "MNIST")
    #expect(dataSet.splits[.test]?.count == 10_000)
    #expect(dataSet.splits[.test]?.labels.prefix(5) == [7, 2, 1, 0, 4])
  }
}
