// What the command line says beside a doubtful reading: the doubt, and the option that would settle it.

import DigitReader

extension Doubt {
  /// The doubt in words, with the option that helps where there is one.
  var advice: String {
    self == .severalDigits ? "\(self); '--number' reads them all" : description
  }
}
