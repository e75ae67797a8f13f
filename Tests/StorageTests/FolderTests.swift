// Folder: made with parents, listed by name, asked after.

import Foundation
import Storage
import Testing

struct FolderTests {
  let folder = try! TemporaryFolder()

  @Test(arguments: ["one", "one/two/three", "one//two/", "./one/two"])
  func `creates parents`(path: String) throws {
    try Folder.create(folder(path))
    try Folder.create(folder(path))
    #expect(Folder.exists(folder(path)))
  }

  @Test func `file in the way`() throws {
    try folder.write([1], to: "file")
    #expect(throws: StorageError.notFolder) { try Folder.create(folder("file")) }
    #expect(throws: StorageError.notFolder) { try Folder.create(folder("file/inner")) }
  }

  @Test func nowhere() {
    #expect(throws: StorageError.noParentFolder) { try Folder.create("") }
  }

  @Test func `names are sorted`() throws {
    for name in ["b.png", "a.png", ".hidden", "é.png", "10.png"] { try folder.write([], to: name) }
    try Folder.create(folder("c"))
    #expect(try Folder.names(in: folder.path) == [".hidden", "10.png", "a.png", "b.png", "c", "é.png"])
  }

  @Test func `empty folder has no names`() throws {
    #expect(try Folder.names(in: folder.path) == [])
  }

  @Test func `only folders are listed`() throws {
    try folder.write([1], to: "file")
    #expect(throws: StorageError.notFolder) { try Folder.names(in: folder("file")) }
    #expect(throws: StorageError.missing) { try Folder.names(in: folder("none")) }
  }

  @Test func `what exists`() throws {
    try folder.write([1], to: "file")
    symlink("file", folder("link"))
    symlink("none", folder("dangling"))
    symlink(".", folder("here"))
    #expect(pathExists(folder("file")) && pathExists(folder("link")) && pathExists(folder.path))
    #expect(!pathExists(folder("dangling")) && !pathExists(""))
    #expect(Folder.exists(folder("here")))
    #expect(!Folder.exists(folder("file")) && !Folder.exists(folder("none")))
  }
}
