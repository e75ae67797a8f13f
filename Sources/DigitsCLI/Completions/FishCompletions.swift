// The completion script for fish: a `complete` line for each command and option.

/// Generates the script.
struct FishCompletions {
  let commands: [CompletedCommand]

  var script: String {
    let lines =
      [
        "complete -c digits -f",
        "complete -c digits -n __digits_no_command -s h -l help -d 'Show this help'",
        "complete -c digits -n __digits_no_command -l version -d 'Show the version'",
      ] + commands.flatMap(lines)
    return """
      # Completion of digits for fish, made by 'digits completions fish'.
      # For the shells to come: digits completions fish > ~/.config/fish/completions/digits.fish

      function __digits_no_command
          test (count (commandline -opc)) -eq 1
      end

      function __digits_command
          set -l words (commandline -opc)
          test (count $words) -ge 2; and contains -- $words[2] $argv
      end

      \(lines.joined(separator: "\n"))
      """
  }

  private func lines(of command: CompletedCommand) -> [String] {
    let summary = quoted(withoutStop(command.summary))
    let names = command.names.map { "complete -c digits -n __digits_no_command -a \($0) -d \(summary)" }
    let start = "complete -c digits -n '__digits_command \(command.names.joined(separator: " "))'"
    let argument = command.argument.map { ["\(start) \(offers($0.completion))"] } ?? []
    let options = command.options.map { option in
      let short = option.short.map { " -s \($0.dropFirst())" } ?? ""
      let value = option.value.map { " -r \(offers($0.completion))" } ?? ""
      return "\(start)\(short) -l \(option.name.dropFirst(2))\(value) -d \(quoted(withoutStop(option.help)))"
    }
    return names + argument + options
  }

  /// The values as arguments of `complete`; -f and -F control whether fish offers paths itself.
  private func offers(_ completion: Completion) -> String {
    let words = completion.words.joined(separator: " ")
    return switch completion.paths {
    case .files: words.isEmpty ? "-F" : "-F -a \(quoted(words))"
    case .folders: "-f -a \(quoted("\(words) (__fish_complete_directories)"))"
    case nil: words.isEmpty ? "-f" : "-f -a \(quoted(words))"
    }
  }

  private func withoutStop(_ sentence: String) -> String { String(sentence.dropLast()) }
  private func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
