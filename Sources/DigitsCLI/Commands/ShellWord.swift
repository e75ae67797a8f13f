// Quoting of a word in a command line that is shown to the user.

import Formats

extension String {
  /// This text as a shell takes it for one word: as it is, or in single quotes where it holds anything but letters,
  /// digits and `_-./:,+@%=`. Control characters are made harmless, so that a word with them cannot be typed.
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
