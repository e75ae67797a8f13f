// Folders of pictures: their classes, what is left out and said, and pictures that are framed or taken as they are.

import Foundation
import IDX
import Images
import Storage
import Testing

@testable import DigitsCLI

@Suite struct PictureSetTests {
  let root = try! DataSetRoot()

  @Test func `folders called by numbers are those labels, in splits or without`() throws {
    try root.putPicture("7/a.pgm", 1)
    try root.putPicture("0/b.pgm", 2)
    let contents = try #require(try root.contents())
    #expect(contents.splits[.train]?.labels == [0, 7] && contents.classNames == [])
    #expect(contents.splits[.train]?.images.array == [0, 2, 0, 1] && contents.notices == [])
    #expect(contents.source == "2 in one folder per class")
    for (train, test) in [("train", "test"), ("Training", "TESTING")] {
      let root = try DataSetRoot()
      try root.putPicture("\(train)/7/a.pgm")
      try root.putPicture("\(test)/3/a.pgm")
      let contents = try #require(try root.contents())
      #expect(contents.splits[.train]?.labels == [7] && contents.splits[.test]?.labels == [3])
    }
  }

  @Test func `other folders have names, numbers with zeros before them too`() throws {
    try root.putPicture("07/a.pgm")
    try root.putPicture("8/a.pgm")
    let contents = try #require(try root.contents())
    #expect(contents.classNames == ["07", "8"] && contents.splits[.train]?.labels == [0, 1])
    let named = try DataSetRoot()
    try named.putPicture("cat, big/a.pgm")
    try named.putPicture("Dog/a.pgm")
    #expect(try named.contents()?.classNames == ["Dog", "cat  big"])
  }

  @Test(arguments: [255, 256, 257])
  func `there are at most 256 named classes`(count: Int) throws {
    for number in 0..<count { try root.putPicture("class \(number)/a.pgm") }
    if count > 256 {
      #expect(root.complaint() == "ROOT: it has pictures in 257 classes; at most 256 are supported")
    } else {
      #expect(try root.contents()?.classNames.count == count)
    }
  }

  @Test func `what is no labelled picture is left out and said`() throws {
    try root.putPicture("1/a.pgm")
    try root.putPicture("1/more/b.pgm")
    try root.putPicture("c.pgm")
    try root.putPicture(".hidden/d.pgm")
    try root.put([], at: "1/Thumbs.db")
    try root.put([], at: "1/desktop.ini")
    try root.put([], at: "1/notes.txt")
    try FileManager.default.createSymbolicLink(
      atPath: root.path + "/1/again", withDestinationPath: root.path + "/1")
    let contents = try #require(try root.contents())
    #expect(contents.splits[.train]?.count == 2)
    #expect(
      contents.notices.map { $0.replacing(root.path + "/", with: "") } == [
        "1 of 2 pictures are in folders inside those of the classes: 1/more/b.pgm counts as class 1.",
        "Left out 1 picture without a label: c.pgm.", "Left out 1 file not named as a picture: 1/notes.txt.",
      ])
  }

  @Test func `pictures without labels are refused, for training above all`() throws {
    try root.putPicture("a.pgm")
    let rest =
      "; a data set of pictures has one folder per class, such as 7, or a table labels.csv, and"
      + " 'digits predict' reads pictures without labels"
    #expect(root.complaint() == "ROOT: its picture has no label" + rest)
    let other = try DataSetRoot()
    for name in ["train/a.pgm", "train/b.pgm", "test/7/a.pgm"] { try other.putPicture(name) }
    #expect(
      other.complaint()?.hasPrefix("train: its 2 pictures have no labels; a data set of pictures") == true)
    // Test images alone may lack them.
    let third = try DataSetRoot()
    for name in ["train/7/a.pgm", "test/a.pgm"] { try third.putPicture(name) }
    #expect(try third.recognised()?.splits == [.train])
  }

  @Test func `a table of labels comes before folders, unless it is none`() throws {
    try root.putPicture("1/a.pgm", 1)
    try root.putPicture("1/b.pgm", 2)
    try root.putPicture("c.pgm", 3)
    try root.put(Array("file,label\n1/a.pgm,5\n".utf8), at: "labels.csv")
    let contents = try #require(try root.contents())
    #expect(contents.splits[.train]?.labels == [5] && contents.source == "1 labelled by labels.csv")
    #expect(
      contents.notices.map { $0.replacing(root.path + "/", with: "") }
        == ["Left out 2 pictures without a label: c.pgm and 1/b.pgm."])
    try root.put(Array("file,number\n1/a.pgm,5\n".utf8), at: "labels.csv")
    #expect(try root.contents()?.splits[.train]?.labels == [1, 1])
    let other = try DataSetRoot()
    try other.putPicture("c.pgm")
    try other.put(Array("file,number\nc.pgm,5\n".utf8), at: "labels.csv")
    #expect(other.complaint()?.hasPrefix("labels.csv: line 1: there is no column 'label'") == true)
  }

  @Test func `a folder that wraps a data set is entered, a link to one is not`() throws {
    try root.putPicture("wrapped/train/7/a.pgm")
    try root.put([], at: "__MACOSX/x")
    #expect(try root.contents()?.splits[.train]?.labels == [7])
    let other = try DataSetRoot()
    try FileManager.default.createSymbolicLink(
      atPath: other.path + "/wrapped", withDestinationPath: root.path + "/wrapped")
    #expect(try other.recognised()?.path != other.path + "/wrapped")
  }

  private func item(_ name: String) -> PictureSet.Item {
    PictureSet.Item(source: PictureSource(name: name), label: 1)
  }

  private struct Reason: Error, CustomStringConvertible { let description: String }

  @Test func `pictures taken as they are have one size, and a limit in all`() throws {
    let image = GrayImage(width: 2, height: 1, samples: [3, 4])
    var reader = PictureSetReader(asIs: true, path: "set", limit: 4)
    for _ in 1...2 { try reader.add(.success((image, false)), of: item("a")) }
    #expect(try reader.finish().images.array == [3, 4, 3, 4] && reader.notices == [])
    #expect(
      dataSetError { () throws(DataSetError) in try reader.add(.success((image, false)), of: item("b")) }
        .map { "\($0)" } == "set: its pictures have more than 4 pixels in all")
    let turned = GrayImage(width: 1, height: 2, samples: [3, 4])
    #expect(
      dataSetError { () throws(DataSetError) in try reader.add(.success((turned, false)), of: item("c")) }
        .map { "\($0)" }
        == "c: the picture has 1 x 2 pixels, but those before it have 2 x 1; --as-is needs pictures of one size"
    )
  }

  @Test func `three reasons are told, the others are counted`() throws {
    var reader = PictureSetReader(asIs: true, path: "set", limit: 4)
    for (name, reason) in [
      ("a", "odd"), ("b", "even"), ("c", "odd"), ("d", "big"), ("e", "small"), ("f", "flat"),
    ] {
      try reader.add(.failure(Reason(description: reason)), of: item(name))
    }
    let words = "a and c (odd); b (even); d (big); and 2 more for other reasons"
    #expect(
      dataSetError { () throws(DataSetError) in try reader.finish() }.map { "\($0)" }
        == "set: none of its 6 pictures could be read: " + words)
    try reader.add(.success((GrayImage(width: 1, height: 1, samples: [1]), true)), of: item("g"))
    #expect(
      reader.notices == [
        "1 of 1 pictures were framed like MNIST's digits.",
        "Skipped 6 of 7 pictures, because they could not be read: \(words).",
      ])
  }

  @Test func `a picture of MNIST's size is framed when its whole rim is light`() throws {
    for dark in [nil, 0, 27, 28 * 27, 28 * 28 - 1, 28 * 14, 28 * 14 + 27, 14, 28 * 27 + 14] as [Int?] {
      var samples = [UInt8](repeating: 128, count: 784)
      for y in 8..<20 { samples[28 * y + 13] = 0; samples[28 * y + 14] = 0 }
      if let dark { samples[dark] = 127 }
      try root.put(greymap(28, 28, samples), at: "a.pgm")
      let source = PictureSource(name: root.path + "/a.pgm")
      #expect(try PictureSetReader.image(of: source, false).get().isFramed == (dark == nil), "\(dark ?? -1)")
      #expect(try !PictureSetReader.image(of: source, true).get().isFramed)
    }
  }

  @Test func `of many names the first few are told`() {
    #expect(DataSetError.few(["a", "b", "c"]) == "a, b and c")
    #expect(DataSetError.few(["a", "b", "c", "d"]) == "a, b, c and 1 more")
    #expect(DataSetError.few(["a", "b", "c"], shown: 1) == "a and 2 more")
    #expect(
      DataSetError.list([]) == "" && DataSetError.list(["a"]) == "a"
        && DataSetError.list(["a", "b"]) == "a and b")
  }

  @Test func `a file that is none of these says what it is`() throws {
    try root.putPicture("a.pgm")
    #expect(root.complaint("a.pgm")?.hasSuffix(", not a data set") == true)
    try root.put(Array("words and words\n".utf8), at: "notes")
    try root.put(Array("pixel0\n1\n".utf8), at: "test.csv")
    #expect(try DataSetForms.unlabelled(root.path + "/notes") == nil)
    #expect(try DataSetForms.unlabelled(root.path + "/test.csv")?.form == "CSV")
    #expect(try DataSetForms.unlabelled(root.path) == nil, "a folder with a picture in it")
    try FileManager.default.removeItem(atPath: root.path + "/a.pgm")
    #expect(try DataSetForms.unlabelled(root.path)?.form == "CSV")
  }
}
