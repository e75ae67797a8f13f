// The catalogue's facts agree with each other, and with MNIST itself where it is at hand.

import DigitReader
import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct CatalogueTests {
  @Test(arguments: Catalogue.dataSets)
  func `describes each data set in full`(dataSet: KnownDataSet) {
    #expect(dataSet.name == dataSet.name.lowercased())
    #expect(dataSet.name.allSatisfy { $0.isLetter || $0 == "-" })
    #expect(dataSet.files.count == 4)
    #expect(dataSet.mirrors.count == 2)
    #expect(dataSet.mirrors.allSatisfy { $0.hasPrefix("http") && $0.hasSuffix("/") })
    #expect(dataSet.classNames.count == 10)
    #expect(Set(dataSet.classNames).count == 10)
    let names = ClassNames(dataSet.classNames)
    #expect(ClassNames(text: names.text, count: 10) == names)
    #expect(!dataSet.licence.isEmpty)
    for (file, remote) in dataSet.files {
      #expect(remote.name == file.name + ".gz")
      #expect(remote.sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }
    #expect(dataSet.contentSums.values.allSatisfy { $0.count == 64 })
    #expect([0, 4].contains(dataSet.contentSums.count))
  }

  @Test func `never gives two files the same sum`() {
    let sums = Catalogue.dataSets.flatMap { $0.files.values.map(\.sha256) + Array($0.contentSums.values) }
    #expect(Set(sums).count == sums.count)
    #expect(sums.count == 16)
  }

  @Test(
    arguments: [
      ("mnist", "mnist"), ("MNIST", "mnist"), ("Fashion-MNIST", "fashion-mnist"), ("KMnist", "kmnist"),
      ("fashion", nil), ("", nil), ("synthetic", nil),
    ] as [(String, String?)])
  func `finds names in capitals or not`(name: String, found: String?) {
    #expect(Catalogue.dataSet(named: name)?.name == found)
  }

  @Test func `names everything that --data takes`() {
    #expect(Catalogue.names == ["mnist", "fashion-mnist", "kmnist", "synthetic"])
  }

  @Test func `knows the sizes of MNIST's files`() {
    let sizes = MNISTFile.all.map(Catalogue.mnist.unpackedSize)
    #expect(sizes == [47_040_016, 60_008, 7_840_016, 10_008])
  }

  @Test(arguments: [
    (28, 28, 10, true), (28, 28, 1, true), (28, 28, 11, false), (28, 27, 10, false), (27, 28, 10, false),
  ])
  func `may hold images of its size in at most its classes`(
    rows: Int, columns: Int, classes: Int, mayHold: Bool
  ) {
    let images = LabeledImages(
      images: ByteBuffer([UInt8](repeating: 0, count: rows * columns)), labels: [0], rows: rows,
      columns: columns,
      classCount: classes)
    #expect(Catalogue.kmnist.mayHold(images) == mayHold)
  }

  @Test(.enabled(if: mnistFolder != nil, "$DIGITS_DATA holds no folder 'mnist'"))
  func `has the sums and sizes of MNIST itself`() throws {
    let files = DataSetFiles(in: try #require(mnistFolder), splits: [.test])
    for (file, path) in files.paths {
      var content = try ByteBuffer(contentsOf: path, limit: 1 << 30)
      if Gzip.isGzip(content) { content = try Gzip.inflate(content, limit: 1 << 30) }
      #expect(content.count == Catalogue.mnist.unpackedSize(of: file))
      #expect(SHA256.hexDigest(of: content) == Catalogue.mnist.contentSums[file])
    }
    #expect(files.isComplete)
  }
}

extension KnownDataSet: CustomTestStringConvertible {
  public var testDescription: String { name }
}
