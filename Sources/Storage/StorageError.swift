// Errors of file access, with one sentence for each. The sentences omit the path; the caller that reports the error
// prefixes it.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a file or folder could not be read or written.
public enum StorageError: Error, Equatable, Sendable {
  /// The attempted operation, worded to follow "no permission to" and "could not".
  public enum Action: String, Sendable {
    case open, read, list, write, create, replace
  }

  /// No file or folder exists at this path.
  case missing
  /// The parent folder of a new file does not exist.
  case noParentFolder
  /// A folder was found where a file was expected.
  case isFolder
  /// A folder was expected, at the path itself or as one of its parents.
  case notFolder
  case noPermission(Action)
  /// The file holds `found` bytes, or a stream continues past `limit` (`found` is nil).
  case tooLarge(found: Int?, limit: Int)
  /// The device is full, or the user's quota is used up.
  case diskFull
  /// The file of `size` bytes would exceed the largest file that this process may write.
  case overFileSizeLimit(size: Int)
  case outOfMemory
  /// The caller cancelled the write.
  case cancelled
  /// Any other system error, as its error number.
  case failed(Action, errno: Int32)

  /// Creates the error for the system's `errno` after `action` failed.
  init(_ action: Action, errno code: Int32) {
    self =
      switch code {
      case ENOENT: action == .create ? .noParentFolder : .missing
      case EISDIR: .isFolder
      case ENOTDIR: .notFolder
      case EACCES, EPERM: .noPermission(action)
      case ENOSPC, EDQUOT: .diskFull
      case ENOMEM: .outOfMemory
      default: .failed(action, errno: code)
      }
  }

  init(_ failure: GrowingRegion.Failure, limit: Int) {
    switch failure {
    case .overLimit: self = .tooLarge(found: nil, limit: limit)
    case .outOfMemory: self = .outOfMemory
    }
  }
}

extension StorageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing: "no such file or folder"
    case .noParentFolder: "its folder does not exist"
    case .isFolder: "this is a folder, not a file"
    case .notFolder: "part of this path is a file, not a folder"
    case .noPermission(let action): "no permission to \(action.rawValue) it"
    case .tooLarge(let found?, let limit):
      "it holds \(found.grouped) bytes; at most \(limit.grouped) are accepted"
    case .tooLarge(nil, let limit): "it holds more than the \(limit.grouped) bytes that are accepted"
    case .diskFull: "the disk or your quota is full; free some space and try again"
    case .overFileSizeLimit(let size):
      "its \(size.grouped) bytes are more than this process may write to one file (see 'ulimit -f')"
    case .outOfMemory: "there is not enough memory to hold it"
    case .cancelled: "writing it was cancelled"
    case .failed(let action, let code):
      "could not \(action.rawValue) it: " + String(cString: strerror(code))
    }
  }
}
