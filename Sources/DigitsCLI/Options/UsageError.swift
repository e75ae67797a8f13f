// The errors of command lines, and all their messages. The wording follows swift-argument-parser, which Swift users
// know, with full stops added.

import Formats

/// An error in a command line.
enum UsageError: Error, Equatable {
  case unknownCommand(String, suggestion: String?)
  /// Help was requested for a command that does not exist and resembles none.
  case unknownTopic(String, commands: [String])
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String)
  case unexpectedValue(String, option: String)
  case invalidValue(String, option: String, expectation: String)
  case repeatedOption(String)
  case missingCompanion(option: String, companion: String)
  case contradiction(String, String)
  case missingArgument(String)
  case unexpectedArgument(String)
  /// An extra argument of a command that has `--data`; the user may have meant it as a data set.
  case unexpectedDataSet(String)
  /// Weights are given both as an argument and by `--model`, or by two arguments.
  case weightsTwice(String)
  /// An option that does not apply to data sets.
  case onlyForPictures(String)
  case onlyForDataSets(String)
  case notUTF8(String)
}

extension UsageError: CustomStringConvertible {
  /// One sentence, and a second one if there is a suggestion.
  var description: String {
    switch self {
    case .unknownCommand(let name, let suggestion):
      "Unknown command '\(name.harmless())'." + didYouMean(suggestion)
    case .unknownTopic(let name, let commands):
      "Unknown command '\(name.harmless())'. The commands are \(commands.joined(separator: ", "))."
    case .unknownOption(let name, let suggestion):
      "Unknown option '\(name.harmless())'." + didYouMean(suggestion)
    case .missingValue(let option):
      "Missing value for '\(option)'."
    case .unexpectedValue(let value, let option):
      "The option '\(option)' does not take any value, but '\(value.harmless())' was specified."
    case .invalidValue(let value, let option, let expectation):
      "The value '\(value.harmless())' is invalid for '\(option)': it must be \(expectation)."
    case .repeatedOption(let option):
      "The option '\(option)' was specified more than once."
    case .missingCompanion(let option, let companion):
      "The option '\(option)' needs '\(companion)' as well."
    case .contradiction(let option, let other):
      "The options '\(option)' and '\(other)' cannot be used together."
    case .missingArgument(let placeholder):
      "Missing expected argument '\(placeholder)'."
    case .unexpectedArgument(let argument):
      "Unexpected argument '\(argument.harmless())'."
    case .unexpectedDataSet(let argument):
      "Unexpected argument '\(argument.harmless())'. Use --data \(argument.shellWord) for a data set."
    case .weightsTwice(let argument):
      "The weights were specified more than once; the extra argument is '\(argument.harmless())'."
    case .onlyForPictures(let option):
      "The option '\(option)' applies to pictures, but a data set was given."
    case .onlyForDataSets(let option):
      "The option '\(option)' applies to data sets, but pictures were given."
    case .notUTF8(let argument):
      "The argument '\(argument.harmless())' is not valid UTF-8: rename the file."
    }
  }

  private func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { " Did you mean '\($0)'?" } ?? ""
  }

  /// The complete message after `Error:`: the sentence, the usage and the help command. `command` is nil if the error
  /// concerns no particular command.
  func message(usage: String, command: String?) -> String {
    let help = ["digits", command, "--help"].compactMap { $0 }.joined(separator: " ")
    return """
      \(self)
      Usage: \(usage)
        See '\(help)' for more information.
      """
  }
}
