import Formats
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct HelpTextTests {
  static let sample = """
    Try each kind of option.

    Examples:
      digits sample x

    Usage: digits sample <file>... [options]

    Arguments:
      <file>  Files to read.

    Presets:
      fast  For haste. Same as --rate 1 --count 1
      grim  For drama. Same as --shade dark --loud

    Options:
      -c, --count <n>      How many. (default: 3)
          --rate <x>       How fast. (default: 0.5)
          --widths <n,n>   How wide. (default: 8,4)
          --shade <name>   How dark. (values: light, dark; default: light)
          --limit <n>      Where to stop.
          --path <file>    Where to write. (default: out.txt)
      -l, --loud           Say more.
          --preset <name>  Use a named set of options. Options given as well take
                           precedence. (values: fast, grim)
      -h, --help           Show this help.

    """

  @Test(
    arguments: [["sample", "--help"], ["sample", "-h"], ["example", "--rate", "-h"]])
  func `the whole help of a command, however it is asked for`(arguments: [String]) {
    #expect(run(arguments, commands: [SampleOptions.self]) == Run(output: Self.sample))
  }

  @Test
  func `help of a real command at 80 columns`() {
    #expect(
      run(["help", "predict"]).output == """
        Read the digit or the number in each picture, or each image of a data set.

        Examples:
          digits predict img_7.pgm
          digits predict --top 3 --show scans/
          digits predict --number house.jpg
          digits predict --labels scans/labels.csv
          digits predict --csv test.csv > submission.csv
          digits predict --json - < img_7.pgm

        Usage: digits predict [<file>...] [options]

        Arguments:
          <file>  A picture, a folder of pictures (without its subfolders), or - for
                  standard input; or one data set: IDX, CSV, .npz or .npy. Optional with
                  --labels. A .safetensors file is the weights to use, as with --model.

        Network:
          -m, --model <file>       Weights to use. By default digits.safetensors in this
                                   folder, or else the pretrained weights.
              --input-mean <x>     Mean that was subtracted from each pixel in training.
                                   By default the value in the weights file, or 0.
              --input-std <x>      Standard deviation that pixels were divided by in
                                   training. By default the value in the weights file,
                                   or 1.

        Pictures:
              --number             Read rows of digits as numbers, from top to bottom;
                                   signs and points are skipped.
              --labels <file.csv>  Table with the columns file and label, and optionally
                                   source; print the accuracy and the mistakes. Without
                                   pictures as arguments, read those in the table.

        Data sets:
              --transpose          Transpose the images of the data set.
              --invert             Read dark pixels of the data set as ink.
              --pixel-range <paper,ink>
                                   Pixel values of paper and ink in the data set, such
                                   as 0,1.

        Output:
              --top <n>            Number of most likely classes to print, by default 1.
              --show               Show each picture, the network's input and the
                                   probability of each class. On a terminal the default
                                   for up to 4 pictures.
              --no-show            Show no pictures, even on a terminal.
              --json               Print one JSON object per picture, or a single one
                                   with --labels.
              --csv                Print a table with one line per picture, or per
                                   number with --number. For a data set, print
                                   ImageId,Label.
              --save-normalized <folder>
                                   Save the network's input for each picture, after any
                                   deslanting, as a PGM file.
          -f, --force              Overwrite an existing output file.

        Options:
          -h, --help               Show this help.

        """)
    #expect(run(["predict", "--help"]) == run(["help", "predict"]))
    #expect(run(["help", "evaluate"]) == run(["eval", "-h"]))
  }

  @Test
  func `the overview, however it is asked for`() {
    let overview = run([])
    #expect(overview.status == .success && overview.errors == "")
    for arguments in [["help"], ["--help"], ["-h"]] { #expect(run(arguments) == overview) }
    #expect(
      overview.output == """
        Train a neural network on handwritten digits, measure it, and read digits with
        it.

        Examples:
          digits train --epochs 3
          digits eval
          digits predict img_7.pgm

        Usage: digits <command> [options]

        Commands:
          train        Train a network and save its weights.
          eval         Measure how well a network reads a data set. (also evaluate)
          predict      Read the digit or the number in each picture, or each image of a
                       data set.
          show         Show samples of a data set, its classes and its pixel statistics.
          convert      Convert a data set to another format.
          export       Export a network as a page to draw on, as ONNX or for NumPy.
          download     Download a data set and verify its checksums.
          info         Describe a weights file, with its layers and its training, or a
                       checkpoint.
          completions  Print a completion script for a shell.
          help         Show help for a command.

        Options:
          -h, --help  Show this help.
          --version   Show the version.

        See 'digits help <command>' for the options of a command.

        """)
  }

  @Test
  func `texts stand under their labels where there is little room`() {
    let section = HelpSection(
      title: "Options", entries: [("--count <n>", "How many of all of them to take.")])
    #expect(
      section.lines(width: 30)
        == ["Options:", "  --count <n>", "          How many of all of", "          them to take."])
  }

  @Test
  func `a label too long for its column has its text on the next line`() {
    let section = HelpSection(
      title: "Options", entries: [("--a", "Short."), ("--" + String(repeating: "b", count: 30), "Long.")])
    #expect(
      section.lines(width: 80)
        == ["Options:", "  --a  Short.", "  --" + String(repeating: "b", count: 30), "       Long."])
  }

  @Test(arguments: ["40", "60", "80", "100", "200"])
  func `no line of prose is wider than the terminal`(columns: String) {
    let environment = Environment(variables: [.columns: columns])
    for command in ["train", "eval", "predict", "show", "convert", "download", "info", "completions", "help"]
    {
      let lines = run(["help", command], environment: environment).output.split(separator: "\n")
      let prose = lines.filter { !$0.hasPrefix("  digits ") }
      #expect(prose.allSatisfy { $0.count <= min(Int(columns) ?? 0, 100) })
    }
  }

  @Test
  func `texts stand beside their labels from 60 columns on`() {
    let section = HelpSection(title: "T", entries: [("a", "b")])
    #expect(section.lines(width: 60) == ["T:", "  a  b"])
    #expect(section.lines(width: 59) == ["T:", "  a", "          b"])
  }

  @Test
  func `labels of up to 26 characters make the column`() {
    func width(_ lengths: Int...) -> Int {
      [HelpSection(title: "T", entries: lengths.map { (String(repeating: "x", count: $0), "b") })].labelWidth
    }
    #expect(width(5, 26) == 26 && width(5, 27) == 5 && width(27) == 26)
  }

  @Test(arguments: [(20, 40), (40, 40), (41, 41), (100, 100), (101, 100), (200, 100)])
  func `help is 40 to 100 columns wide`(columns: Int, width: Int) {
    let environment = Environment(variables: [.columns: "\(columns)"])
    #expect(Console(environment: environment) { _, _ in }.helpWidth == width)
  }

  @Test
  func `the overview begins with three examples`() {
    let examples = run([]).output.split(separator: "\n").filter { $0.hasPrefix("  digits ") }
    #expect(examples.count == 3)
  }
}
