// Command lines that ask for nothing sensible: status 64, what is wrong, the nearest name, how to get help.

import Testing

struct BadUsageTests {
  static let trainCases: [(line: String, sentence: String)] = [
    ("--epochs 0", "The value '0' is invalid for '--epochs <n>': it must be a whole number from 1 to 10000."),
    (
      "--hidden 0",
      "The value '0' is invalid for '--hidden <n,n,...>': it must be 1 to 16 whole numbers from 1 to 8192"
        + " separated by commas."
    ),
    (
      "--learning-rate nan",
      "The value 'nan' is invalid for '--learning-rate <x>': it must be a number from 1e-06 to 10."
    ),
    (
      "--batch-size 100000",
      "The value '100000' is invalid for '--batch-size <n>': it must be a whole number from 1 to 65536."
    ),
    ("--threads 0", "The value '0' is invalid for '--threads <n>': it must be a whole number from 1 to 256."),
    (
      "--threads 10000",
      "The value '10000' is invalid for '--threads <n>': it must be a whole number from 1 to 256."
    ),
    (
      "--schedule triangle",
      "The value 'triangle' is invalid for '--schedule <name>': it must be one-cycle, cosine or constant."
    ),
    ("--epoch 3", "Unknown option '--epoch'. Did you mean '--epochs'?"),
    ("--frobnicate", "Unknown option '--frobnicate'."),
    ("--epochs", "Missing value for '--epochs <n>'."),
    ("--epochs --quiet", "Missing value for '--epochs <n>'."),
    ("--seed 1 --seed 2", "The option '--seed' was specified more than once."),
    ("--quiet=yes", "The option '--quiet' does not take any value, but 'yes' was specified."),
    ("mnist", "Unexpected argument 'mnist'. Use --data mnist for a data set."),
    (
      "--augment rotate",
      "The value 'rotate' is invalid for '--augment <name>': it must be none, shift, affine or elastic."
    ),
    ("--patience 3", "The option '--patience' needs '--validation-split' as well."),
  ]

  @Test(arguments: trainCases)
  func `is refused`(line: String, sentence: String) throws {
    let workplace = try Workplace()
    try workplace.digits("train " + line).expectWrongUsage(
      sentence, usage: "digits train [options]", help: "digits train --help")
    #expect(workplace.names.isEmpty)
  }

  @Test(arguments: [
    ("trian", "Unknown command 'trian'. Did you mean 'train'?"),
    ("frobnicate", "Unknown command 'frobnicate'."),
    ("--versoin", "Unknown option '--versoin'. Did you mean '--version'?"),
    ("help trian", "Unknown command 'trian'. Did you mean 'train'?"),
    (
      "help foo",
      "Unknown command 'foo'. The commands are train, eval, predict, show, convert, export, download, info, completions,"
        + " help."
    ),
  ])
  func `is no command`(line: String, sentence: String) throws {
    let run = try Workplace().digits(line)
    #expect(run.errors.hasPrefix("Error: \(sentence)\nUsage: digits "))
    #expect(run.output == "")
    #expect(run.status == 64)
  }

  @Test func `predict and download need to be told what`() throws {
    try Workplace().digits("predict").expectWrongUsage(
      "Missing expected argument '<file>...'.", usage: "digits predict [<file>...] [options]",
      help: "digits predict --help")
    try Workplace().digits("download").expectWrongUsage(
      "Missing expected argument '<name>'.", usage: "digits download <name>", help: "digits download --help")
  }

  @Test(arguments: [
    ("train --data mnits", "there is no data set or folder named 'mnits'; did you mean 'mnist'?"),
    (
      "eval --data frobnicate",
      "there is no data set or folder named 'frobnicate'; the known data sets are mnist, fashion-mnist, kmnist,"
        + " synthetic"
    ),
    ("download minst", "there is no data set named 'minst'; did you mean 'mnist'?"),
    ("download synthetic", "the synthetic digits are built in, so there is nothing to download"),
  ])
  func `is no data set`(line: String, sentence: String) throws {
    let run = try Workplace().digits(line)
    #expect(run.errors.hasSuffix("Error: \(sentence)\n"))
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `standard input cannot be read twice`() throws {
    let run = try Workplace().digits(["predict", "-", "-"], input: [])
    #expect(
      run.errors.hasSuffix("Error: standard input can be read only once, but '-' was given more than once\n"))
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `a DIGITS_DATA that is not there is not passed over`() throws {
    let run = try Workplace().digits(["eval"], environment: ["DIGITS_DATA": "/no/such/data"])
    #expect(run.errors.hasSuffix("Error: DIGITS_DATA names /no/such/data, which is not a folder\n"))
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `an instruction set that does not exist is refused`() throws {
    let run = try Workplace().digits(["train"], environment: ["DIGITS_KERNEL": "sse9"])
    #expect(
      run.errors.hasPrefix("Error: DIGITS_KERNEL: 'sse9' is not an instruction set; it must be one of "))
    #expect(run.status == 1)
  }
}
