// What most failures have in common, so that each test says only what is its own.

import Testing

extension FinishedProcess {
  /// Standard error without the lines that name the weights and say that a download begins, which have tests of their
  /// own.
  var remarks: String {
    errors.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix("Using ") && !$0.hasPrefix("Downloading ")
    }.joined(separator: "\n")
  }

  /// Expects a failure: status 1, no answer, and `sentence` on standard error, alone or after the line that names the weights.
  func expectFailure(_ sentence: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(remarks == "Error: \(sentence)\n", sourceLocation: sourceLocation)
    #expect(output == "", sourceLocation: sourceLocation)
    #expect(status == 1, sourceLocation: sourceLocation)
  }

  /// Expects a wrong command line: status 64, no answer, `sentence`, then the usage and how to get help.
  func expectWrongUsage(
    _ sentence: String, usage: String, help: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let words = "Error: \(sentence)\nUsage: \(usage)\n  See '\(help)' for more information.\n"
    #expect(errors == words, sourceLocation: sourceLocation)
    #expect(output == "", sourceLocation: sourceLocation)
    #expect(status == 64, sourceLocation: sourceLocation)
  }

  /// Expects success, with nothing said on standard error unless told, but for the line that names the weights.
  func expectSuccess(errors expected: String = "", sourceLocation: SourceLocation = #_sourceLocation) {
    #expect((expected.hasPrefix("Using ") ? errors : remarks) == expected, sourceLocation: sourceLocation)
    #expect(status == 0, sourceLocation: sourceLocation)
  }
}
