// How long a mirror may keep us waiting, and how often it may send us elsewhere.
// There is no limit on the whole transfer: a slow line that goes on delivering is served to the end.

/// The patience of a download.
public struct TransferLimits: Sendable, Equatable {
  /// Milliseconds until the connection must stand: name look-up and TLS included.
  public var connectMilliseconds = 10_000
  /// A mirror that delivers fewer bytes a second than this ...
  public var slowestBytesPerSecond = 1024
  /// ... for this many seconds on end is given up.
  public var slowSeconds = 30
  /// The most redirects followed, from and to http and https only.
  public var redirects = 5

  public init() {}
}
