// Tests of downloads from this machine itself, skipped where it does not answer.

import LoopbackServer
import Testing

extension Trait where Self == ConditionTrait {
  /// The test needs a server on this machine.
  static var needsLoopback: Self {
    .enabled(if: LoopbackServer.isReachable, Comment(rawValue: LoopbackServer.reason))
  }
}
