// The completion script for zsh: specifications for _arguments, which offers each option once, with its help.

/// Generates the script.
struct ZshCompletions {
  let commands: [CompletedCommand]

  var script: String {
    """
    #compdef digits
    # Completion of digits for zsh, made by 'digits completions zsh'.
    # For the shells to come, save it as _digits in a folder of $fpath, or write into ~/.zshrc, after compinit:
    # source <(digits completions zsh)

    _digits() {
      local curcontext="$curcontext" state line
      typeset -A opt_args
      local -a commands
      commands=(
    \(descriptions.map { "    " + $0 }.joined(separator: "\n"))
      )
      _arguments -C \\
        '(- *)'{-h,--help}'[Show this help]' \\
        '(- *)--version[Show the version]' \\
        '1:command:->command' \\
        '*::argument:->rest'
      case $state in
        command) _describe command commands ;;
        rest)
          case $words[1] in
    \(commands.flatMap(cases).map { "        " + $0 }.joined(separator: "\n"))
          esac
          ;;
      esac
    }

    _digits_words_or() {
      _alternative "names:name:($*[2,-1])" "paths:path:$1"
    }

    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _digits "$@"
    else
      compdef _digits digits
    fi
    """
  }

  private var descriptions: [String] {
    commands.flatMap { command in
      command.names.map { quoted("\($0):\(withoutStop(command.summary))") }
    }
  }

  private func cases(of command: CompletedCommand) -> [String] {
    var specifications = command.options.map(specification)
    if let argument = command.argument {
      let action = action(for: argument.completion)
      specifications.append(quoted("\(argument.isRepeated ? "*" : "1"):\(title(argument.title)):\(action)"))
    }
    return ["\(command.names.joined(separator: " | ")))", "  _arguments \\"]
      + specifications.dropLast().map { "    \($0) \\" } + specifications.suffix(1).map { "    \($0)" }
      + ["  ;;"]
  }

  /// `'(-m --model)'{-m,--model=}'[The weights]:file:_files'`; the first part lists the options that it excludes.
  private func specification(of option: CompletedCommand.Option) -> String {
    let help = withoutStop(option.help).replacing("[", with: "\\[").replacing("]", with: "\\]")
    let value = option.value.map { ":\(title($0.title)):\(action(for: $0.completion))" } ?? ""
    let name = option.value == nil ? option.name : option.name + "="
    // `--help` excludes everything else.
    let exclusions = option.name == "--help" ? "- *" : option.names.joined(separator: " ")
    return if let short = option.short {
      "\(quoted("(\(exclusions))")){\(short),\(name)}\(quoted("[\(help)]\(value)"))"
    } else {
      quoted("\(name)[\(help)]\(value)")
    }
  }

  /// The _arguments action for a value; a space means that there are no completions.
  private func action(for completion: Completion) -> String {
    let words = completion.words.joined(separator: " ")
    return switch completion.paths {
    case .files: words.isEmpty ? "_files" : " _digits_words_or _files \(words)"
    case .folders: words.isEmpty ? "_files -/" : " _digits_words_or '_files -/' \(words)"
    case nil: words.isEmpty ? " " : "(\(words))"
    }
  }

  private func title(_ title: String) -> String { title.replacing(":", with: "\\:") }
  private func withoutStop(_ sentence: String) -> String { String(sentence.dropLast()) }
  private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: #"'\''"#))'" }
}
