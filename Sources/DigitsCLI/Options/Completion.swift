// The known values of an option or argument, for shell completion.
// It does not validate: ValueKind does.

/// The words and paths that shells complete for a value.
struct Completion: Equatable {
  enum Paths {
    case files, folders
  }

  var words: [String] = []
  /// Offered beside the words; folders on the way to a file are meant as well.
  var paths: Paths?
  /// Whether the names of all commands are offered; no table can list these itself, being one of them.
  var commands = false

  /// A value that cannot be completed, such as a number.
  static let none = Completion()
  static let files = Completion(paths: .files)
}
