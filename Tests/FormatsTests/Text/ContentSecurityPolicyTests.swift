// The policy as the browser reads it. The sum of the empty text is the one of FIPS 180-4's example, in Base64.

import Testing

@testable import Formats

@Suite struct ContentSecurityPolicyTests {
  @Test func `allows what the page was written with`() {
    #expect(
      ContentSecurityPolicy(styles: [""]).text
        == "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        + "script-src 'none'; img-src data:; base-uri 'none'; form-action 'none'")
  }

  @Test func `allows several scripts`() {
    let text = ContentSecurityPolicy(styles: [], scripts: ["abc", ""]).text
    #expect(text.contains("style-src 'none'; "))
    #expect(
      text.contains(
        "script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=' "
          + "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "))
  }
}
