// The version of the package, the library and the program; defined only here.

extension HandwritingReader {
  /// The library's semantic version, <https://semver.org>; recorded in weights files and printed by `digits --version`.
  public static let version = "0.1.0"
}
