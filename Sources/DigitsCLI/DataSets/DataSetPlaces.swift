// Where data sets are looked for and put, as the environment says.
// The environment is asked here and nowhere deeper.

import Terminal

/// The folders in which data sets are looked for, one subfolder a data set, and where they come from.
struct DataSetPlaces: Sendable, Equatable {
  /// `$DIGITS_DATA`: looked at first; a data set's files may also stand in it directly.
  var chosen: String?
  /// `Data` of the current folder, unless a test says otherwise.
  var local = "Data"
  /// The user's cache folder for this program, to which downloads go; nil when no home folder is known.
  var cache: String?
  /// `$DIGITS_MIRROR`: the one address to download from, in place of the known mirrors. The sums stay the same.
  var mirror: String?

  /// What `environment` says.
  ///
  /// The cache is `$XDG_CACHE_HOME/digits`, or `~/Library/Caches/digits` on macOS and `~/.cache/digits`
  /// elsewhere. A relative `$XDG_CACHE_HOME` is passed over, as its specification demands
  /// (<https://specifications.freedesktop.org/basedir-spec/latest/>); an empty variable counts as none.
  init(environment: Environment) {
    #if os(macOS)
      let ownCache = "Library/Caches"
    #else
      let ownCache = ".cache"
    #endif
    chosen = environment[.digitsData]
    mirror = environment[.mirror]
    if let caches = environment[.cacheHome], caches.hasPrefix("/") {
      cache = caches.appendingComponent("digits")
    } else {
      cache = environment[.home]?.appendingComponent(ownCache).appendingComponent("digits")
    }
  }

  /// Where a data set is downloaded to.
  func cacheFolder(of dataSet: KnownDataSet) -> String? { cache?.appendingComponent(dataSet.name) }

  /// Where `dataSet` is downloaded from.
  func mirrors(of dataSet: KnownDataSet) -> [String] { mirror.map { [$0] } ?? dataSet.mirrors }
}

extension String {
  /// This path with `component` in it.
  func appendingComponent(_ component: String) -> String {
    hasSuffix("/") ? self + component : "\(self)/\(component)"
  }

  /// The last component of this path; nil when it has none, or one that is no name (`.`, `..`).
  var lastComponent: String? {
    guard let last = split(separator: "/").last, last != ".", last != ".." else { return nil }
    return String(last)
  }
}
