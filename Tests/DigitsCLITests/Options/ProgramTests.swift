import Terminal
import Testing

@testable import DigitsCLI

@Suite struct ProgramTests {
  @Test
  func `the version`() {
    #expect(run(["--version"]) == Run(output: "digits \(version)\n"))
  }

  @Test(arguments: ["sample", "example"])
  func `a command is found by its name and by its alias`(name: String) {
    #expect(run([name, "a", "b"], commands: [SampleOptions.self]) == Run(output: "a b\n"))
  }

  @Test(
    arguments: [
      (["train", "--epoch", "3"], "Unknown option '--epoch'. Did you mean '--epochs'?", "train"),
      (["train", "--layers", "9"], "Unknown option '--layers'. Did you mean '--hidden'?", "train"),
      (["train", "--units=9"], "Unknown option '--units'. Did you mean '--hidden'?", "train"),
      (
        ["train", "--val-split"], "Unknown option '--val-split'. Did you mean '--validation-split'?", "train"
      ),
      (["train", "--weights", "w"], "Unknown option '--weights'. Did you mean '--model'?", "train"),
      (["train", "--lr", "1"], "Unknown option '--lr'. Did you mean '--learning-rate'?", "train"),
      (["train", "--batch", "1"], "Unknown option '--batch'. Did you mean '--batch-size'?", "train"),
      (["train", "--epochs"], "Missing value for '--epochs <n>'.", "train"),
      (
        ["train", "--epochs", "0"],
        "The value '0' is invalid for '--epochs <n>': it must be a whole number from 1 to 10000.", "train"
      ),
      (
        ["train", "--learning-rate", "nan"],
        "The value 'nan' is invalid for '--learning-rate <x>': it must be a number from 1e-06 to 10.",
        "train"
      ),
      (["train", "--json", "--json"], "The option '--json' was specified more than once.", "train"),
      (
        ["train", "--json=no"], "The option '--json' does not take any value, but 'no' was specified.",
        "train"
      ),
      (
        ["train", "images"], "Unexpected argument 'images'. Use --data images for a data set.", "train"
      ),
      (
        ["train", "a\u{1B}[2J"],
        #"Unexpected argument 'a\u{1B}[2J'. Use --data 'a\u{1B}[2J' for a data set."#, "train"
      ),
    ])
  func `wrong usage: what is wrong, the usage, how to get help, and 64`(
    arguments: [String], sentence: String, command: String
  ) {
    #expect(
      run(arguments)
        == Run(
          errors: """
            Error: \(sentence)
            Usage: digits \(command) [options]
              See 'digits \(command) --help' for more information.

            """, status: .wrongUsage))
  }

  @Test(
    arguments: [
      (["trian"], "Unknown command 'trian'. Did you mean 'train'?"),
      (["img_7.pgm"], "Unknown command 'img_7.pgm'."),
      ([""], "Unknown command ''."),
      (
        ["train", "--model", "\u{FFFD}"],
        #"The argument '\u{FFFD}' is not valid UTF-8: rename the file."#
      ),
      (["--epochs", "3"], "Unknown option '--epochs'."),
      (["-V"], "Unknown option '-V'. Did you mean '--version'?"),
      (["version"], "Unknown command 'version'. Did you mean '--version'?"),
      (["test"], "Unknown command 'test'. Did you mean 'eval'?"),
      (["--verison"], "Unknown option '--verison'. Did you mean '--version'?"),
    ])
  func `no such command`(arguments: [String], sentence: String) {
    #expect(
      run(arguments)
        == Run(
          errors: """
            Error: \(sentence)
            Usage: digits <command> [options]
              See 'digits --help' for more information.

            """, status: .wrongUsage))
  }

  @Test
  func `help about no such command suggests one`() {
    let run = run(["help", "trian"])
    #expect(run.errors.hasPrefix("Error: Unknown command 'trian'. Did you mean 'train'?\n"))
    #expect(run.status == .wrongUsage)
  }

  @Test(
    arguments: [
      ("broken", #"Error: broken\u{1B}.pgm: the header is missing"# + "\n", .failure),
      (
        "misused",
        """
        Error: Missing value for '--limit <n>'.
        Usage: digits sample <file>... [options]
          See 'digits sample --help' for more information.

        """, .wrongUsage
      ),
      ("reported", "", .failure),
    ] as [(String, String, ExitCode)])
  func `what a body throws or returns is how the process ends`(file: String, errors: String, status: ExitCode)
  {
    #expect(run(["sample", file], commands: [SampleOptions.self]) == Run(errors: errors, status: status))
  }

  @Test
  func `a failure shows neither a file's name nor a reason as it is`() {
    let failure = Failure("a\u{1B}.pgm", Failure("the title is '\u{202E}'"))
    #expect(failure.description == #"a\u{1B}.pgm: the title is '\u{202E}'"#)
  }

  @Test
  func `a full disk is a failure, a reader that has gone away its own way to end`() {
    for (error, status) in [
      (OutputError.closedPipe, ExitCode.closedPipe), (.failed(reason: "full"), .failure),
    ] {
      let console = Console(environment: Environment()) { (stream, _) throws(OutputError) in
        if stream == .output { throw error }
      }
      #expect(Program(commands: DigitsCLI.commands, console: console).run(["--version"]) == status)
    }
  }
}
