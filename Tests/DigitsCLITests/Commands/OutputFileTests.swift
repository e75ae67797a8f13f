import Testing

@testable import DigitsCLI

/// What stands in the way of a file that is to be made.
@Suite struct OutputFileTests {
  let root = try! DataSetRoot()

  private func refusal(of name: String, force: Bool) -> String? {
    let path = name.hasPrefix("/") ? name : "\(root.path)/\(name)"
    do throws(Failure) { try requireNew(path, force: force) } catch {
      return String(error.description.dropFirst(path.count))
    }
    return nil
  }

  @Test(arguments: [true, false])
  func `a new file is made, with force or without`(force: Bool) {
    #expect(refusal(of: "new.png", force: force) == nil)
    #expect(root.files == [], "asking makes nothing")
  }

  @Test
  func `a file that is there is replaced only by force`() throws {
    try root.put([1], at: "old.png")
    #expect(refusal(of: "old.png", force: false) == ": this file already exists; use --force to overwrite it")
    #expect(refusal(of: "old.png", force: true) == nil)
  }

  @Test
  func `a device is written to, not replaced`() {
    #expect(refusal(of: "/dev/null", force: false) == nil)
  }

  @Test(arguments: [true, false])
  func `no force makes a folder of a file, or a file without a folder`(force: Bool) throws {
    try root.put([1], at: "folder/file")
    #expect(refusal(of: "folder", force: force) == ": this is a folder, not a file")
    #expect(refusal(of: "none/new.png", force: force) == ": its folder does not exist")
  }
}
