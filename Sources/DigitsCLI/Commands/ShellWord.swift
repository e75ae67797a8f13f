// Quoting of words in command lines shown to the user.

import Formats

extension String {
  /// The text quoted as one shell word: unchanged if it contains only letters, digits and `_-./:,+@%=`, otherwise in
  /// single quotes. Control characters are escaped for display, so such a word cannot be pasted back.
  var shellWord: String {
    let plain = "_-./:,+@%="
    let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || plain.contains($0) }
    return isPlain
      ? self
      : "'"
        + harmless().split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
  }
}
