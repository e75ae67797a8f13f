import Foundation
import Testing

@testable import DigitsCLI

@Suite struct LabelledPicturesTests {
  private func pictures(_ table: String, in folder: String = "scans") throws -> LabelledPictures {
    let root = NSTemporaryDirectory() + "digits-labels-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = "\(root)/\(folder)/labels.csv"
    try Data(table.utf8).write(to: URL(fileURLWithPath: path))
    return try LabelledPictures(contentsOf: path, classes: 10)
  }

  @Test
  func `names start from the folder of the table`() throws {
    let pictures = try pictures("file,label\na.png,1\nb/a.png,2\n/tmp/c.png,3\n-,4\n")
    let names = pictures.sources.map(\.name)
    #expect(names[0].hasSuffix("/scans/a.png") && names[1].hasSuffix("/scans/b/a.png"))
    #expect(names[2] == "/tmp/c.png")
    #expect(names[3].hasSuffix("/scans/-") && pictures.sources[3].kind == .file)
    #expect(pictures.sources.map { pictures.row(of: $0)?.label } == [1, 2, 3, 4])
  }

  @Test(
    arguments: [
      ("a.png", 1), ("./a.png", 1), ("elsewhere/a.png", 1), ("b/a.png", 2), ("x/y/b/a.png", 2),
      ("c.png", nil), ("a.png/c.png", nil),
    ] as [(String, Int?)])
  func `a picture is known by the end of its path, the longest first`(path: String, label: Int?) throws {
    let pictures = try pictures("file,label\n./a.png,1\nb/a.png,2\n")
    #expect(pictures.row(of: PictureSource(name: path))?.label == label)
  }

  @Test
  func `standard input has no label`() throws {
    #expect(try pictures("file,label\n-,1\n").row(of: PictureSource(name: "-", kind: .standardInput)) == nil)
  }

  @Test
  func `backslashes are Windows' separators unless a file is called so`() throws {
    let root = NSTemporaryDirectory() + "digits-labels-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try Data().write(to: URL(fileURLWithPath: root + "/x\\a.png"))
    try Data("file,label\nx\\a.png,1\nx\\b.png,2\n".utf8).write(
      to: URL(fileURLWithPath: root + "/labels.csv"))
    let pictures = try LabelledPictures(contentsOf: root + "/labels.csv", classes: 10)
    #expect(pictures.sources.map { String($0.name.dropFirst(root.count)) } == ["/x\\a.png", "/x/b.png"])
  }

  @Test
  func `a path from the table's folder counts before the end of another`() throws {
    let pictures = try pictures("file,label\n../b/a.png,1\nb/a.png,2\n")
    #expect(pictures.sources.map { pictures.row(of: $0)?.label } == [1, 2])
  }
}
