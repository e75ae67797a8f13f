// The folders searched for data sets and the mirrors, from the environment. All environment lookups for data sets are
// here.

import Terminal

/// The folders searched for data sets, each with one subfolder per data set, and the download mirror.
struct DataSetPlaces: Sendable, Equatable {
  /// `$DIGITS_DATA`: searched first; it may also contain a data set's files directly.
  var chosen: String?
  /// `Data` in the current folder; tests override it.
  var local = "Data"
  /// The program's folder in the user's cache, the destination of downloads; nil if the home folder is unknown.
  var cache: String?
  /// `$DIGITS_MIRROR`: the only base URL to download from, replacing the known mirrors. Checksums still apply.
  var mirror: String?

  /// The places given by `environment`.
  ///
  /// The cache is `$XDG_CACHE_HOME/digits`, or `~/Library/Caches/digits` on macOS and `~/.cache/digits` elsewhere. A
  /// relative `$XDG_CACHE_HOME` is ignored, as the specification requires
  /// (<https://specifications.freedesktop.org/basedir-spec/latest/>); an empty variable counts as unset.
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

  /// The download folder of a data set.
  func cacheFolder(of dataSet: KnownDataSet) -> String? { cache?.appendingComponent(dataSet.name) }

  /// The base URLs to download `dataSet` from.
  func mirrors(of dataSet: KnownDataSet) -> [String] { mirror.map { [$0] } ?? dataSet.mirrors }
}

extension String {
  /// This path with `component` appended.
  func appendingComponent(_ component: String) -> String {
    hasSuffix("/") ? self + component : "\(self)/\(component)"
  }

  /// The last component of this path; nil if there is none or if it is `.` or `..`.
  var lastComponent: String? {
    guard let last = split(separator: "/").last, last != ".", last != ".." else { return nil }
    return String(last)
  }
}
