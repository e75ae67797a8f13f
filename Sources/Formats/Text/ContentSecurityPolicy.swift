// A content security policy that forbids all requests, and all styles and scripts that are not part of the page. A
// second line of defense behind escaping, <https://www.w3.org/TR/CSP3/>.

import Storage

/// The policy of a self-contained page, for its `<meta http-equiv="Content-Security-Policy">`.
public struct ContentSecurityPolicy: Sendable, Equatable {
  /// The text of the policy.
  public let text: String

  /// Allows only these style sheets and scripts, each given as the whole text between its tags, and embedded images
  /// (`data:` URLs). Forbids everything else: requests, style and script attributes, forms.
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
