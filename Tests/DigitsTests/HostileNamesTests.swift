// Names that would command a terminal, lie about themselves or flood it: whatever is done with such a file, nothing but
// printable text and the ends of lines reaches the two streams.

import Foundation
import Testing

struct HostileNamesTests {
  /// Everything that a terminal obeys or hides in one name, then names that are too long.
  private static let names = [
    "line\nError: forged\r\u{1B}[2J\u{1B}]0;title\u{07}\u{9B}31m\u{202E}mgp.7\u{200B}\u{7F}\tname",
    String(repeating: "x", count: 250), String(repeating: "x", count: 4_000),
    String(repeating: "ü/", count: 2_000),
  ]

  private static let commands: [[String]] = [
    ["train", "--data", "./bars", "--hidden", "4", "--epochs", "1", "--model"],
    ["train", "--data", "./bars", "--hidden", "4", "--epochs", "1", "--from"],
    ["train", "--data"], ["train", "--resume", "--model"], ["train"],
    ["eval", "--data", "./bars", "--model"],
    ["eval", "--data"], ["predict"], ["predict", "--model"], ["predict", "--json"], ["info"], ["download"],
    ["show", "--data"], [],
  ]

  @Test(arguments: names)
  func `nothing of a name reaches the terminal as it is`(name: String) throws {
    let workplace = try Workplace.withBars()
    for command in Self.commands {
      // As a path that is not there, then as one that is: a file, and a data set.
      try expectHarmless(workplace, command + [name])
    }
    guard name.utf8.count <= 255 else { return }
    try workplace.put(weights([784, 4, 10]), at: name)
    for command in Self.commands { try expectHarmless(workplace, command + [name]) }
    try workplace.remove(name)
    _ = try workplace.shell("cp -r bars \"$NAME\"", environment: ["NAME": name])
    for command in Self.commands { try expectHarmless(workplace, command + ["./\(name)"]) }
  }

  #if !canImport(Darwin)
    // Darwin's file systems have no such names.
    @Test func `names that are not UTF-8 are told of, and those beside them are read`() throws {
      let workplace = try Workplace()
      try workplace.put(Pictures.one, at: "pictures/one.pgm")
      try workplace.put(weights([784, 4, 10]), at: "digits.safetensors")
      let run = try workplace.shell(
        #"""
        name=$(printf 'pictures/\377\200.pgm'); cp pictures/one.pgm "$name"
        digits predict pictures; digits predict "$name"; echo $?
        """#)
      #expect(run.output.hasPrefix("pictures/one.pgm: ") && run.output.hasSuffix("\n64\n"))
      for sentence in [
        #"Error: pictures/\u{FFFD}\u{FFFD}.pgm: no such file or folder"#,
        #"Error: The argument 'pictures/\u{FFFD}\u{FFFD}.pgm' is not valid UTF-8: rename the file."#,
      ] {
        #expect(run.errors.contains(sentence + "\n"))
      }
    }
  #endif

  private func expectHarmless(_ workplace: Workplace, _ arguments: [String]) throws {
    let run = try workplace.digits(arguments)
    for text in [run.output, run.errors] {
      let isHarmless = text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
      }
      #expect(isHarmless, "\(arguments) printed \(text.debugDescription)")
    }
    // A name is shortened, and shown a few times at most.
    #expect(run.errors.count < 6_000)
    #expect(!run.errors.contains("\nError: forged"))
    #expect([0, 1, 64].contains(run.status), "\(arguments) ended with \(run.status)")
  }
}
