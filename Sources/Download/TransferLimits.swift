// Limits on slow mirrors and on redirects. There is no limit on the total duration: a slow transfer is allowed to
// finish.

/// The limits of a transfer.
public struct TransferLimits: Sendable, Equatable {
  /// Milliseconds until the connection must be established, including name resolution and TLS.
  public var connectMilliseconds = 10_000
  /// A mirror that delivers fewer bytes per second than this ...
  public var slowestBytesPerSecond = 1024
  /// ... for this many consecutive seconds is given up.
  public var slowSeconds = 30
  /// The maximum number of redirects, from and to HTTP and HTTPS only.
  public var redirects = 5

  public init() {}
}
