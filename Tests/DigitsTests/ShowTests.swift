// `digits show` on a small data set: pictures on every kind of output, figures, the contact sheet, and refusals.

import Foundation
import Images
import Testing

struct ShowTests {
  @Test func `shows pictures with their labels and says what the data set holds`() throws {
    let run = try Workplace.withBars().digits("show --data ./bars --count 3")
    run.expectSuccess()
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    // Two pictures of 28 columns and a gap fit 80 columns: two rows of 14 lines, a caption and a blank line.
    #expect(lines[0].count == 58 && lines[16].count == 28)
    #expect(lines[14].wholeMatch(of: /\d  \[\d+\] +\d  \[\d+\] */) != nil)
    #expect(run.output.contains("████████████████████"))
    #expect(!run.output.contains("\u{1B}"), "no colour where there is no terminal")
    #expect(
      lines.suffix(21).joined(separator: "\n").hasPrefix(
        """
        \nbars (train): 300 images of 28 x 28 pixels in 10 classes
        Read as IDX: train-images-idx3-ubyte and train-labels-idx1-ubyte; images as stored.

        Class  Images     Share    Mean  Deviation     Ink
        --------------------------------------------------
        0          30   10.00 %  0.
        """))
    #expect(run.output.contains("\nall       300  100.00 %  0."))
  }

  @Test func `is plain ASCII where the locale is`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(
      ["show", "--data", "./bars", "--label", "0"], environment: ["LC_ALL": "C"])
    #expect(run.output.utf8.count == run.output.count && run.output.contains("@"))
  }

  @Test func `fits the columns that it is given`() throws {
    let workplace = try Workplace.withBars()
    for columns in [30, 40, 80, 200] {
      let run = try workplace.digits(
        ["show", "--data", "./bars", "--count", "7"], environment: ["COLUMNS": "\(columns)"])
      let pictures = run.output.split(separator: "\n").prefix { !$0.hasPrefix("bars ") }
      #expect(pictures.map(\.count).max()! <= columns)
    }
  }

  @Test func `shows one label of one split, distorted or not, the same for the same seed`() throws {
    let workplace = try Workplace.withBars()
    func pictures(_ options: String) throws -> [Substring] {
      let run = try workplace.digits("show --data ./bars --split test --label 4 --count 2 " + options)
      run.expectSuccess()
      #expect(run.output.contains("bars (test): 100 images"))
      return Array(run.output.split(separator: "\n").prefix(15))
    }
    let plain = try pictures("--seed 3")
    #expect(plain[14].wholeMatch(of: /4  \[\d?4\] +4  \[\d?4\] */) != nil)
    #expect(try pictures("--seed 3") == plain)
    #expect(try pictures("--seed 4") != plain)
    for name in ["shift", "affine", "elastic"] {
      let distorted = try pictures("--seed 3 --augment \(name)")
      #expect(distorted[14] == plain[14] && distorted != plain, "\(name)")
    }
  }

  @Test func `saves a contact sheet, and replaces one only by force`() throws {
    let workplace = try Workplace.withBars()
    let line = "show --data ./bars --count 6 --output grid.png"
    let run = try workplace.digits(line)
    run.expectSuccess()
    #expect(run.output.hasPrefix("Saved 6 images of bars to grid.png (736 x 608 pixels)\n\nbars (train): "))
    let bytes = try workplace.bytes(of: "grid.png")
    let picture = try ImageDecoder.decode(bytes)
    #expect((picture.width, picture.height) == (736, 608))

    try workplace.put([1, 2, 3], at: "grid.png")
    try workplace.digits(line).expectFailure(
      "grid.png: this file already exists; use --force to overwrite it")
    #expect(try workplace.bytes(of: "grid.png") == [1, 2, 3])
    try workplace.digits(line + " --force").expectSuccess()
    #expect(try workplace.bytes(of: "grid.png") == bytes)
    #expect(workplace.names == ["bars", "grid.png"])
  }

  @Test(arguments: [
    ("--output no/grid.png", "no/grid.png: its folder does not exist"),
    ("--output folder.png", "folder.png: this is a folder, not a file"),
    ("--label 12", "bars has the labels 0 to 9, not 12"),
  ])
  func `cannot be shown`(options: String, sentence: String) throws {
    let workplace = try Workplace.withBars()
    try workplace.makeFolder("folder.png")
    try workplace.digits("show --data ./bars " + options).expectFailure(sentence)
    #expect(workplace.names == ["bars", "folder.png"])
  }

  @Test(arguments: [
    (
      "--output grid.jpg",
      "The value 'grid.jpg' is invalid for '--output <file>': it must be the path of a file that ends in .png."
    ),
    ("--count 0", "The value '0' is invalid for '--count <n>': it must be a whole number from 1 to 10000."),
    ("--force", "The option '--force' needs '--output' as well."),
  ])
  func `is wrong`(options: String, sentence: String) throws {
    try Workplace().digits("show " + options).expectWrongUsage(
      sentence, usage: "digits show [options]", help: "digits show --help")
  }

  @Test(.enabled(if: Workplace.hasFullDevice, "this system has no /dev/full"))
  func `a full disk leaves nothing`() throws {
    let workplace = try Workplace.withBars()
    try workplace.shell("ln -s /dev/full full.png; digits show --data ./bars --output full.png")
      .expectFailure(
        "full.png: the disk or your quota is full; free some space and try again")
    let run = try workplace.shell("ulimit -f 1; digits show --data ./bars --count 100 --output grid.png")
    #expect(
      run.errors.hasSuffix(" bytes are more than this process may write to one file (see 'ulimit -f')\n"))
    #expect(workplace.names == ["bars", "full.png"])
  }

  @Test(.enabled(if: MNIST.folder != nil, MNIST.reason))
  func `knows MNIST's figures`() throws {
    let workplace = try Workplace()
    let run = try workplace.digits(
      ["show", "--count", "1"], environment: ["DIGITS_DATA": #require(MNIST.data)])
    #expect(run.output.contains("\nMNIST (train): 60,000 images of 28 x 28 pixels in 10 classes\n"))
    // The mean and deviation that every tutorial normalises with.
    #expect(run.output.contains("\nall    60,000  100.00 %  0.1307     0.3081  "))
  }
}
