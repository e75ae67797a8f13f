// The possible values of an option or argument, for shell completion. ValueKind validates values.

/// The words and paths that shells offer for a value.
struct Completion: Equatable {
  enum Paths {
    case files, folders
  }

  var words: [String] = []
  /// Paths offered besides the words. For `files`, shells also offer the folders that lead to them.
  var paths: Paths?
  /// Whether the names of all commands are offered. A table cannot list them itself, since the list includes its own
  /// command.
  var commands = false

  /// A value that cannot be completed, such as a number.
  static let none = Completion()
  static let files = Completion(paths: .files)
}
