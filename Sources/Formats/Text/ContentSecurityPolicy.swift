// What a page forbids itself: every request, and every style and script that it was not written with.
// Belt and braces beside the escaping, <https://www.w3.org/TR/CSP3/>.

import Storage

/// The policy of a page that is whole in one file, for its `<meta http-equiv="Content-Security-Policy">`.
public struct ContentSecurityPolicy: Sendable, Equatable {
  /// The text of the policy.
  public let text: String

  /// Allows exactly these style sheets and scripts, each the whole text between its tags, and pictures that are
  /// part of the page (`data:` addresses). Nothing else: no request, no attribute with style or script, no form.
  public init(styles: [String], scripts: [String] = []) {
    func sums(_ texts: [String]) -> String {
      texts.isEmpty ? "'none'" : texts.map { "'sha256-\(Self.sum(of: $0))'" }.joined(separator: " ")
    }
    text =
      "default-src 'none'; style-src \(sums(styles)); script-src \(sums(scripts)); img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private static func sum(of text: String) -> String {
    var hash = SHA256()
    hash.update(Array(text.utf8))
    return Base64.encode(hash.finalize())
  }
}
