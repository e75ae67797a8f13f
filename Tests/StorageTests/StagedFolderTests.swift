// Folders that appear whole: a new one, one that is added to, and one that is given up.

import Foundation
import Testing

@testable import Storage

struct StagedFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Stages the files `a` and `deep/b` for `name`, and commits them if asked to.
  private func stage(_ name: String, committing: Bool) throws {
    let staged = try StagedFolder(for: folder(name))
    try Folder.create(staged.path + "/deep")
    try AtomicFile.write([1], to: staged.path + "/a")
    try AtomicFile.write([2], to: staged.path + "/deep/b")
    if committing { try staged.commit() }
  }

  @Test(arguments: ["new", "new/", "far/away/new"])
  func `a new folder`(name: String) throws {
    try stage(name, committing: true)
    #expect(try folder.bytes(of: "\(name)/deep/b") == [2])
    #expect(try folder.names.count == 1)
    #expect(try Folder.names(in: folder(name)) == ["a", "deep"])
  }

  @Test func `a folder that is there keeps what else is in it`() throws {
    try Folder.create(folder("old/deep"))
    try folder.write([8], to: "old/a")
    try folder.write([9], to: "old/deep/c")
    try stage("old", committing: true)
    #expect(try folder.bytes(of: "old/a") == [1])
    #expect(try folder.bytes(of: "old/deep/b") == [2])
    #expect(try folder.bytes(of: "old/deep/c") == [9])
    #expect(try Folder.names(in: folder("old")) == ["a", "deep"])
  }

  @Test(arguments: ["new", "far/away/new", "old"])
  func `nothing is left of what is given up`(name: String) throws {
    try Folder.create(folder("old"))
    try stage(name, committing: false)
    #expect(try folder.names == ["old"])
    #expect(try Folder.names(in: folder("old")).isEmpty)
  }

  /// What links lead to is not part of the folder.
  @Test func `what is given up leaves alone what its links lead to`() throws {
    try Folder.create(folder("other"))
    try folder.write([1], to: "other/file")
    do {
      let staged = try StagedFolder(for: folder("new"))
      symlink(folder("other"), staged.path + "/link")
    }
    #expect(try folder.names == ["other"])
    #expect(try folder.bytes(of: "other/file") == [1])
  }

  @Test(arguments: ["file", "file/new"])
  func `a file is in the way`(name: String) throws {
    try folder.write([1], to: "file")
    #expect(throws: StorageError.notFolder) { _ = try StagedFolder(for: folder(name)) }
    #expect(try folder.names == ["file"])
  }
}
