// NumPy's files and archives, and tables: which of a folder's files are read, and as what.

import Formats
import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct ArraySetTests {
  let root = try! DataSetRoot()

  private let images: [UInt8] = [1, 2, 3, 4]

  @Test func `an archive with Keras's names`() throws {
    try root.put(
      archive([
        ("x_train.npy", [2, 1, 2], images), ("y_train.npy", [2], [5, 6]), ("x_test.npy", [1, 1, 2], [8, 9]),
      ]), at: "mnist.npz")
    let contents = try #require(try root.contents())
    #expect(contents.splits[.train]?.images.array == images && contents.splits[.train]?.labels == [5, 6])
    #expect(contents.splits[.test]?.images.array == [8, 9] && contents.splits[.test]?.labels == nil)
    #expect(contents.source == "mnist.npz: x_train, y_train and x_test")
    #expect(try root.recognised()?.form == "NumPy")
  }

  @Test func `the only array of an archive holds images, whatever its name`() throws {
    try root.put(archive([("arr_0.npy", [2, 1, 2], images)]), at: "a.npz")
    #expect(try root.contents("a.npz")?.splits[.train]?.images.array == images)
    try root.put(archive([("arr_0.npy", [2, 1, 2], images), ("arr_1.npy", [2], [1, 2])]), at: "b.npz")
    #expect(
      root.complaint("b.npz")
        == "b.npz: its arrays are arr_0, arr_1; expected images and labels, such as x_train and y_train")
    try root.put(archive([("notes.txt", [1], [1])]), at: "c.npz")
    #expect(root.complaint("c.npz") == "c.npz: this is a zip archive without NumPy arrays: unpack it first")
  }

  @Test func `of several archives or sets one must be named`() throws {
    for name in ["a.npz", "b.npz"] { try root.put(archive([("x_train.npy", [2, 1, 2], images)]), at: name) }
    #expect(root.complaint() == "ROOT holds several data sets: a.npz and b.npz; name one as a.npz")
    for name in ["one_x_train.npy", "two_x_train.npy"] {
      try root.put(NPYWriter.header(.byte, shape: [2, 1, 2]) + images, at: "files/" + name)
    }
    #expect(root.complaint("files") == "files holds several data sets: one and two; name one as files/one")
  }

  @Test func `files of arrays, and an array alone`() throws {
    try root.put(NPYWriter.header(.byte, shape: [2, 1, 2]) + images, at: "set/x_train.npy")
    try root.put(NPYWriter.header(.byte, shape: [2]) + [3, 4], at: "set/y_train.npy")
    let contents = try #require(try root.contents("set"))
    #expect(contents.splits[.train]?.labels == [3, 4] && contents.source == "x_train.npy and y_train.npy")
    let alone = try #require(try root.contents("set/x_train.npy"))
    #expect(alone.splits[.train]?.images.array == images && alone.splits[.train]?.labels == nil)
  }

  private let table = Array("label,pixel0,pixel1,pixel2,pixel3\n3,0,10,20,255\n".utf8)

  @Test(arguments: ["mnist_train.csv", "mnist_train.tsv", "mnist_train.csv.gz"])
  func `tables are read, compressed or not, beside what is none`(name: String) throws {
    let isCompressed = name.hasSuffix(".gz")
    try root.put(isCompressed ? Gzip.deflate(ByteBuffer(table)).array : table, at: name)
    try root.put(Array("ImageId,Label\n1,0\n".utf8), at: "sample_submission.csv")
    try root.put(Array("file,label\na.png,0\n".utf8), at: "labels.csv")
    let contents = try #require(try root.contents())
    #expect(contents.splits[.train]?.labels == [3])
    #expect(contents.splits[.train]?.images.array == [0, 10, 20, 255])
    #expect(contents.source.hasPrefix(name + " (") && !contents.isTurnedUpright)
  }

  @Test func `of several tables one must be named`() throws {
    for name in ["a_train.csv", "b_train.csv"] { try root.put(table, at: name) }
    #expect(
      root.complaint() == "ROOT holds several data sets: a_train.csv and b_train.csv; name one as a_train.csv"
    )
  }

  @Test func `EMNIST's tables are turned upright, and that is said once`() throws {
    for split in ["train", "test"] { try root.put(table, at: "emnist-digits-\(split).csv") }
    let contents = try #require(try root.contents())
    #expect(contents.splits[.train]?.images.array == [0, 20, 10, 255])
    #expect(contents.splits[.test]?.images.array == [0, 20, 10, 255])
    #expect(contents.isTurnedUpright)
    #expect(contents.notices == ["EMNIST stores its images transposed; they are turned upright."])
  }
}
