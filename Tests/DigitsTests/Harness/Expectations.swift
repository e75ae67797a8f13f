// What most failures have in common, so that each test says only what is its own.

import Testing

extension FinishedProcess {
  /// Expects a failure: status 1, no answer, and `sentence` alone on standard error.
  func expectFailure(_ sentence: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(errors == "Error: \(sentence)\n", sourceLocation: sourceLocation)
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

  /// Expects success, with nothing said on standard error unless told.
  func expectSuccess(errors expected: String = "", sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(errors == expected, sourceLocation: sourceLocation)
    #expect(status == 0, sourceLocation: sourceLocation)
  }
}
