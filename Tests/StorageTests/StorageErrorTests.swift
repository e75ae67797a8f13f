// The sentences that users see when a file cannot be read, written or unpacked.

import Foundation
import Testing

@testable import Storage

struct StorageErrorTests {
  @Test(arguments: [
    (StorageError.missing, "no such file or folder"),
    (.noParentFolder, "its folder does not exist"),
    (.isFolder, "this is a folder, not a file"),
    (.noPermission(.create), "no permission to create it"),
    (.tooLarge(found: 47_040_016, limit: 1000), "it holds 47,040,016 bytes; at most 1,000 are accepted"),
    (.tooLarge(found: nil, limit: 999), "it holds more than the 999 bytes that are accepted"),
    (.failed(.read, errno: EIO), "could not read it: Input/output error"),
  ])
  func `storage sentence`(error: StorageError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test(
    arguments: [
      (ENOENT, .open, .missing), (ENOENT, .create, .noParentFolder), (ENOENT, .replace, .missing),
      (EISDIR, .open, .isFolder), (ENOTDIR, .create, .notFolder), (EACCES, .list, .noPermission(.list)),
      (EPERM, .create, .noPermission(.create)), (ENOSPC, .write, .diskFull), (EDQUOT, .write, .diskFull),
      (ENOMEM, .read, .outOfMemory), (EIO, .write, .failed(.write, errno: EIO)),
    ] as [(Int32, StorageError.Action, StorageError)])
  func `errors of the system`(code: Int32, action: StorageError.Action, error: StorageError) {
    #expect(StorageError(action, errno: code) == error)
  }

  @Test(arguments: [
    (GzipError.truncated(count: 4_096), "the gzip data stops short after 4,096 bytes; fetch the file again"),
    (
      .corrupt("incorrect data check"),
      "the gzip data is damaged (incorrect data check); fetch the file again"
    ),
  ])
  func `gzip sentence`(error: GzipError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (123_456, "123,456"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `groups digits`(number: Int, text: String) {
    #expect(number.grouped == text)
  }
}
