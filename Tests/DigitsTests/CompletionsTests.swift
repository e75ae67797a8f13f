// `digits completions`: the scripts tried in the shells they are for. What is not installed is skipped, by name.

import Foundation
import Testing

@testable import DigitsCLI

struct CompletionsTests {
  /// A shell that completes command lines.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    var isInstalled: Bool {
      ["/bin/", "/usr/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + rawValue) }
    }
  }

  /// What is offered at the end of a line; options only where the line has begun one.
  static let offers: [(line: String, words: Set<String>)] = [
    ("tr", ["train"]), ("e", ["eval", "evaluate", "export"]), ("frobnicate ", []), ("--ver", ["--version"]),
    ("train --sch", ["--schedule"]), ("train --schedule co", ["cosine", "constant"]),
    ("train --schedule=one", ["one-cycle"]), ("train --epochs ", []), ("train --epochs 3 --qu", ["--quiet"]),
    ("evaluate --split ", ["train", "test"]), ("show --fo", ["--force"]), ("show --augment e", ["elastic"]),
    (
      "show --data ",
      [
        "mnist", "fashion-mnist", "kmnist", "synthetic", "folder", "weights.safetensors",
        "with space.safetensors", "digits.script",
      ]
    ),
    ("train --model w", ["weights.safetensors", "with space.safetensors"]),
    ("train -m we", ["weights.safetensors"]),
    ("train --history=", ["weights.safetensors", "with space.safetensors", "folder", "digits.script"]),
    ("predict fo", ["folder"]), ("predict folder/", ["seven.pgm"]),
    ("download ", ["mnist", "fashion-mnist", "kmnist"]), ("completions ", ["bash", "zsh", "fish"]),
    ("help ev", ["eval", "evaluate"]), ("help completions", ["completions"]),
  ]

  @Test(.enabled(if: Shell.bash.isInstalled, "bash is not installed"), arguments: offers)
  func `in bash`(line: String, words: Set<String>) throws {
    // Bash cuts the words of a line at equals signs before a completion sees them.
    let typed = "digits \(line)".replacing("=", with: " = ").split(separator: " ").map { String($0) }
    let isNewWord = line.hasSuffix(" ") || line.hasSuffix("=")
    let array = (typed + (isNewWord ? [""] : [])).map { "'\($0)'" }.joined(separator: " ")
    let found = try candidates(
      .bash,
      "source digits.script; COMP_WORDS=(\(array)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _digits;"
        + " ((${#COMPREPLY[@]} == 0)) || printf '%s\\n' \"${COMPREPLY[@]}\"")
    #expect(found == words)
  }

  /// All lines in one shell, since its completion system takes two seconds to start.
  @Test(.enabled(if: Shell.zsh.isInstalled, "zsh is not installed"))
  func `in zsh`() throws {
    let lines = Self.offers.map { "'digits \($0.line)'" }.joined(separator: " ")
    let answers = try printed(by: .zsh, Self.zshCapture.replacing("LINES", with: lines))
      .split(separator: "<line>\n", omittingEmptySubsequences: false).dropFirst()
    try #require(answers.count == Self.offers.count)
    for (answer, offer) in zip(answers, Self.offers) {
      #expect(Self.candidates(in: String(answer)) == offer.words, "\(offer.line)")
    }
  }

  @Test(.enabled(if: Shell.fish.isInstalled, "fish is not installed"), arguments: offers)
  func `in fish`(line: String, expected: Set<String>) throws {
    let found = try candidates(.fish, "source digits.script; complete -C 'digits \(line)'")
    // A value that is attached to its option comes with it.
    let words = found.map { line.contains("=") ? String($0.drop { $0 != "=" }.dropFirst()) : $0 }
    #expect(Set(words) == expected)
  }

  @Test(arguments: Shell.allCases)
  func `name every command and option`(shell: Shell) throws {
    let run = try Workplace().digits("completions \(shell)")
    run.expectSuccess()
    // fish wants options without their dashes.
    let names = CompletedCommand.list(commands).flatMap { command in
      command.names + command.options.map { String($0.name.dropFirst(2)) }
    }
    #expect(names.count > 50)
    let missing = names.filter { !run.output.contains($0) }
    #expect(missing == [])
  }

  @Test func `are for shells that are known`() throws {
    try Workplace().digits("completions tcsh").expectWrongUsage(
      "The value 'tcsh' is invalid for '<shell>': it must be bash, zsh or fish.",
      usage: "digits completions <shell>", help: "digits completions --help")
  }

  private func candidates(_ shell: Shell, _ script: String) throws -> Set<String> {
    Self.candidates(in: try printed(by: shell, script))
  }

  /// The lines of what a shell printed: of paths the last components, for shells differ in how much of a path they
  /// offer, and without fish's descriptions.
  private static func candidates(in printed: String) -> Set<String> {
    Set(
      printed.split { $0.isNewline }.map {
        $0.prefix { $0 != "\t" }.split(separator: "/").last.map(String.init) ?? ""
      })
  }

  /// What a script prints in a folder with a few files and the completions in `digits.script`.
  private func printed(by shell: Shell, _ script: String) throws -> String {
    let workplace = try Workplace()
    for name in ["weights.safetensors", "with space.safetensors", "folder/seven.pgm"] {
      try workplace.put([1], at: name)
    }
    let completions = try workplace.digits("completions \(shell)")
    try workplace.put(Array(completions.output.utf8), at: "digits.script")
    let options = ["bash": "--noprofile --norc", "zsh": "-f", "fish": "--no-config"][shell.rawValue]!
    try workplace.put(Array(script.utf8), at: "../try")
    let run = try workplace.shell("TERM=xterm \(shell) \(options) ../try")
    #expect(run.errors == "" && run.status == 0)
    return run.output
  }

  /// Types lines, each with a tab, into a zsh of its own and prints `<line>` and what is offered for each: `compadd`, by
  /// which all offers are made, tells them.
  private static let zshCapture = #"""
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'PS1=; unsetopt prompt_sp; autoload compinit; compinit -u -D; source digits.script'
    zpty -w shell 'zstyle ":completion:*" insert-tab false; bindkey "^I" complete-word'
    zpty -w shell 'compadd() {
      if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
      local -a hits; builtin compadd -A hits "$@"
      for hit in $hits; do print -r -- "<offer>${(Q)hit}<end>"; done
      builtin compadd "$@"
    }'
    zpty -w shell 'comppostfuncs=(finish); finish() { comppostfuncs=(finish); print "<done>" }; print "<ready>"'
    zpty -r -m shell output '*<ready>*<ready>*'
    for typed in LINES; do
      zpty -n -w shell "$typed"$'\t'
      output=
      while zpty -r shell piece; do
        output+=$piece
        [[ $output == *'<done>'* ]] && break
      done
      # Clears the line.
      zpty -n -w shell $'\x15'
      print '<line>'
      for line in ${(f)output//$'\r'/}; do
        [[ $line == *'<offer>'*'<end>'* ]] && print -r -- ${${line#*<offer>}%%<end>*}
      done
    done
    zpty -d shell
    true
    """#
}
