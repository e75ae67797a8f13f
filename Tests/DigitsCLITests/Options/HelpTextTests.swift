import Notation
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
      fast  For haste. The same as --rate 1 --count 1
      grim  For drama. The same as --shade dark --loud

    Options:
      -c, --count <n>      How many. (default: 3)
          --rate <x>       How fast. (default: 0.5)
          --widths <n,n>   How wide. (default: 8,4)
          --shade <name>   How dark. (values: light, dark; default: light)
          --limit <n>      Where to stop.
          --path <file>    Where to write. (default: out.txt)
      -l, --loud           Say more.
          --preset <name>  A set of options by name; those that are typed as well
                           count for more. (values: fast, grim)
      -h, --help           Show this help.

    """

  @Test(
    "The whole help of a command, however it is asked for",
    arguments: [["sample", "--help"], ["sample", "-h"], ["example", "--rate", "-h"]])
  func whole(arguments: [String]) {
    #expect(run(arguments, commands: [SampleOptions.self]) == Run(output: Self.sample))
  }

  @Test("Help of a real command at 80 columns")
  func predict() {
    #expect(
      run(["help", "predict"]).output == """
        Read the digit in each picture, or the number, or each image of a data set.

        Examples:
          digits predict img_7.pgm
          digits predict --top 3 --show scans/
          digits predict --number house.jpg
          digits predict --labels scans/labels.csv
          digits predict --csv test.csv > submission.csv
          digits predict --json - < img_7.pgm

        Usage: digits predict [<file>...] [options]

        Arguments:
          <file>  A picture, a folder (not the folders in it), or - for standard input;
                  or one data set: IDX, CSV, .npz or .npy. With --labels none is needed.
                  A .safetensors file is the weights, as with --model.

        Options:
          -m, --model <file>       The weights; without it digits.safetensors here, or
                                   else the pretrained ones.
              --input-mean <x>     The mean that was taken from each pixel where the
                                   network was trained; without it what its file says,
                                   or 0.
              --input-std <x>      What that was divided by; without it what its file
                                   says, or 1.
              --top <n>            How many of the likeliest classes to print; without
                                   it 1.
              --number             Read a row of digits as a number, rows from top to
                                   bottom; signs and points are passed over.
              --show               Show each picture, what the network sees of it and
                                   how likely each digit is; on a terminal up to 4 are
                                   shown anyway.
              --no-show            Show no picture, on a terminal either.
              --labels <file.csv>  A table with the columns file and label, perhaps
                                   source: print the accuracy and what was read wrong.
                                   Without pictures, read those in the table.
              --save-normalized <folder>
                                   Save what the network sees of each picture, deslanted
                                   if it was trained so, as a PGM file.
          -f, --force              Replace the file to be written if it exists already.
              --json               Print one JSON object a picture; with --labels one in
                                   all.
              --csv                Print a table with a line a picture; with --number a
                                   line a number; of a data set ImageId,Label.
              --transpose          Exchange rows and columns of the data set's images.
              --invert             Take dark for ink in the data set's images.
              --pixel-range <paper,ink>
                                   The numbers that mean paper and ink in the data set,
                                   as 0,1.
          -h, --help               Show this help.

        """)
    #expect(run(["predict", "--help"]) == run(["help", "predict"]))
    #expect(run(["help", "evaluate"]) == run(["eval", "-h"]))
  }

  @Test("The overview, however it is asked for")
  func overview() {
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
          predict      Read the digit in each picture, or the number, or each image of a
                       data set.
          show         Show samples of a data set, its classes and what its pixels come
                       to.
          convert      Write a data set in another form.
          export       Write a network as a page to draw on, as ONNX or for NumPy.
          download     Fetch a data set and verify its checksums.
          info         Describe a weights file, its layers and how it was trained, or a
                       checkpoint.
          completions  Print a script that completes command lines in a shell.
          help         Explain a command.

        Options:
          -h, --help  Show this help.
          --version   Show the version.

        See 'digits help <command>' for what a command takes.

        """)
  }

  @Test("Texts stand under their labels where there is little room")
  func narrow() {
    let section = HelpSection(
      title: "Options", entries: [("--count <n>", "How many of all of them to take.")])
    #expect(
      section.lines(width: 30)
        == ["Options:", "  --count <n>", "          How many of all of", "          them to take."])
  }

  @Test("A label too long for its column has its text on the next line")
  func longLabel() {
    let section = HelpSection(
      title: "Options", entries: [("--a", "Short."), ("--" + String(repeating: "b", count: 30), "Long.")])
    #expect(
      section.lines(width: 80)
        == ["Options:", "  --a  Short.", "  --" + String(repeating: "b", count: 30), "       Long."])
  }

  @Test("No line of prose is wider than the terminal", arguments: ["40", "60", "80", "100", "200"])
  func width(columns: String) {
    let environment = Environment(variables: [.columns: columns])
    for command in ["train", "eval", "predict", "show", "convert", "download", "info", "completions", "help"]
    {
      let lines = run(["help", command], environment: environment).output.split(separator: "\n")
      let prose = lines.filter { !$0.hasPrefix("  digits ") }
      #expect(prose.allSatisfy { $0.count <= min(Int(columns) ?? 0, 100) })
    }
  }
}
