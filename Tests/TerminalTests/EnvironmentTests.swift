import Terminal
import Testing

@Suite struct EnvironmentTests {
  @Test(
    arguments: [
      (columns: nil, window: nil, width: 80),
      (columns: nil, window: 132, width: 132),
      (columns: "50", window: nil, width: 50),
      (columns: "50", window: 132, width: 50),
      (columns: "132", window: 50, width: 50),
      (columns: "", window: 90, width: 90),
      (columns: "0", window: nil, width: 80),
      (columns: "-5", window: nil, width: 80),
      (columns: "wide", window: nil, width: 80),
      (columns: "99999999999999999999", window: nil, width: 80),
      (columns: "5", window: nil, width: 20),
      (columns: "1000", window: nil, width: 200),
    ] as [(String?, Int?, Int)])
  func `the width is COLUMNS, never beyond the window, in 20 to 200`(
    columns: String?, window: Int?, expected: Int
  ) {
    var environment = Environment(terminals: [.errors], windowColumns: { _ in window })
    environment.variables[.columns] = columns
    #expect(environment.columns(of: .errors) == expected)
  }

  @Test
  func `a stream that is no terminal has no window`() {
    let environment = Environment(terminals: [.errors], windowColumns: { _ in 132 })
    #expect(environment.columns(of: .output) == 80)
  }

  @Test(
    arguments: [("xterm", true), ("dumb", false), ("", false), (nil, false)] as [(String?, Bool)])
  func `a line can be redrawn on a terminal that is not dumb`(terminal: String?, expected: Bool) {
    var environment = Environment(terminals: [.errors])
    environment.variables[.terminal] = terminal
    #expect(environment.canRedraw(.errors) == expected)
    #expect(!environment.canRedraw(.output))
  }

  @Test(
    arguments: [
      ([:], false),
      ([.language: "en_GB.UTF-8"], true),
      ([.language: "C.utf8"], true),
      ([.language: "C"], false),
      ([.localeOfAll: "C", .language: "en_GB.UTF-8"], false),
      ([.localeOfAll: "", .localeOfCharacters: "UTF-8", .language: "C"], true),
    ] as [([Environment.Variable: String], Bool)])
  func `the first locale that is set decides whether characters are UTF-8`(
    variables: [Environment.Variable: String], expected: Bool
  ) {
    #expect(Environment(variables: variables).isUTF8 == expected)
  }

  @Test
  func `the process's own environment has a folder, and a clock that does not run backwards`() {
    let environment = Environment.current()
    #expect(environment.workingFolder.hasPrefix("/"))
    let before = environment.clock()
    #expect(environment.clock() >= before)
  }
}
