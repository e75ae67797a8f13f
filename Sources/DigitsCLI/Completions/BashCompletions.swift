// The completion script for bash 3.2 (the version on macOS) and later: one function that processes the words typed so
// far.

/// Generates the script.
struct BashCompletions {
  let commands: [CompletedCommand]

  var script: String {
    """
    # Completion of digits for bash, made by 'digits completions bash'.
    # For the shells to come, write into ~/.bashrc: source <(digits completions bash)

    _digits() {
      local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}"
      local command="${COMP_WORDS[1]}" options='' words='' paths='' word
      # --name=value is three words to bash.
      if [[ $current == '=' ]]; then
        current=''
      elif [[ $previous == '=' ]]; then
        previous="${COMP_WORDS[COMP_CWORD - 2]}"
      fi
      if ((COMP_CWORD == 1)); then command=''; fi

      case "$command:$previous" in
    \(cases.map { "    " + $0 }.joined(separator: "\n"))
      esac
      if [[ $current == -* && -n $options ]]; then
        words=$options
        paths=''
      fi

      COMPREPLY=()
      while IFS= read -r word; do
        COMPREPLY+=("$word")
      done < <(
        compgen -W "$words" -- "$current"
        if [[ -n $paths ]]; then compgen "$paths" -- "$current"; fi
      )
      # Paths are quoted by bash 4 and later.
      if [[ -n $paths ]]; then compopt -o filenames 2> /dev/null; fi
    }

    complete -F _digits digits
    """
  }

  /// The completions after each command and option; the first match is used.
  private var cases: [String] {
    let names = commands.flatMap(\.names).joined(separator: " ")
    return [":*) words='\(names)' options='-h --help --version' ;;"] + commands.flatMap(cases)
  }

  private func cases(of command: CompletedCommand) -> [String] {
    func pattern(_ words: [String]) -> String {
      command.names.flatMap { name in words.map { "\(name):\($0)" } }.joined(separator: " | ")
    }
    let values = command.options.compactMap { option in
      option.value.map { "\(pattern(option.names)))\(assignments($0.completion)) ;;" }
    }
    let options = command.options.flatMap(\.names).joined(separator: " ")
    // Without a positional argument, offer the options even before a dash is typed.
    let rest =
      command.argument.map { "\(assignments($0.completion)) options='\(options)'" } ?? " words='\(options)'"
    return values + ["\(pattern(["*"])))\(rest) ;;"]
  }

  private func assignments(_ completion: Completion) -> String {
    let words = completion.words.isEmpty ? "" : " words='\(completion.words.joined(separator: " "))'"
    let paths = completion.paths.map { $0 == .files ? " paths=-f" : " paths=-d" } ?? ""
    return words + paths
  }
}
