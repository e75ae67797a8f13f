// The warning for a doubtful prediction, with the command-line option that addresses it.

import DigitReader

extension Doubt {
  /// The doubt in words, with the option that helps if there is one.
  var advice: String {
    self == .severalDigits ? "\(self); '--number' reads them all" : description
  }
}
