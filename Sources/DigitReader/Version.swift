// The version, in its only place: of the package, of the library and of the program.

extension HandwritingReader {
  /// The semantic version of this library, <https://semver.org>; weights files carry it, and `digits --version` prints it.
  public static let version = "0.1.0"
}
