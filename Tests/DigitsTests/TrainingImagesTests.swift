// How the images of a training were understood: recorded in the weights and the JSON, taken again by `eval`, and told of
// by `show`. A figure on a held-out part says so wherever it is shown.

import IDX
import Testing

struct TrainingImagesTests {
  /// Bars that lie, so that they stand when they are transposed, in a table without a test set.
  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    var lines = ["label;" + (0..<784).map { "pixel\($0)" }.joined(separator: ";")]
    for number in 0..<300 {
      let pixels = Bars.picture(number % 10, number: number).map { "\($0)" }
      lines.append(([("\(number % 10)")] + pixels).joined(separator: ";"))
    }
    try workplace.put(Array((lines.joined(separator: "\n") + "\n").utf8), at: "bars.csv")
    return workplace
  }

  private let training = "train --data bars.csv --epochs 8 --hidden 16 --add-synthetic 0 --augment none"

  @Test func `conventions travel in the weights, and eval takes them on the same data set`() throws {
    let workplace = try workplace()
    let run = try workplace.digits(training + " --transpose --pixel-range 0,200 --class-weights balanced")
    #expect(run.status == 0)
    #expect(
      run.errors.hasSuffix(
        "\nNext: digits eval --data bars.csv --transpose --pixel-range 0,200, or digits predict FILE\n"))
    let info = try workplace.digits("info").output
    let entries = info.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for entry in [
      ["form", "CSV"], ["transpose", "yes"], ["invert", "no"], ["pixel_range", "0,200"], ["as_is", "no"],
      ["turned_upright", "no"], ["held_out", "50"], ["class_weights", "balanced"],
    ] {
      #expect(entries.contains(entry), "\(entry)")
    }
    let evaluation = try workplace.digits("eval --data ./bars.csv --report report.html")
    #expect(
      evaluation.errors.contains(
        "\nReading the images with --transpose --pixel-range 0,200, as in the training of the network.\n"))
    #expect(evaluation.output.contains(": 100.00 % ±"))
    let page = String(decoding: try workplace.bytes(of: "report.html"), as: UTF8.self)
    #expect(
      page.contains("digits eval --data ./bars.csv --transpose --pixel-range 0,200 --report report.html"))
    #expect(page.contains("--transpose") && page.contains("--class-weights balanced"))
    // What is said on the command line comes first, and another data set is told of.
    let turned = try workplace.digits("eval --data bars.csv --pixel-range 0,255")
    #expect(!turned.output.contains(": 100.00 % ±"))
    _ = try workplace.shell("cp bars.csv others.csv")
    let others = try workplace.digits("predict --csv others.csv")
    #expect(
      others.errors.replacing("\n", with: " ").contains(
        "The network was trained on images read with --transpose --pixel-range 0,200, but these are read as they are."
      ))
  }

  @Test func `the network itself is asked about other conventions`() throws {
    let workplace = try workplace()
    #expect(try workplace.digits(training + " --transpose --quiet").status == 0)
    _ = try workplace.shell("cp bars.csv others.csv")
    let run = try workplace.digits("eval --data others.csv")
    #expect(
      run.errors.replacing("\n", with: " ").contains(
        #/ The network reads [0-9]+ % of these images as they are and 100 % of them transposed; --transpose reads them that way\./#
      ))
    let right = try workplace.digits("eval --data others.csv --transpose")
    #expect(!right.errors.contains("reads them that way"))
  }

  @Test func `JSON records what was understood`() throws {
    let workplace = try workplace()
    let run = try workplace.digits(training + " --invert --pixel-range 0,255 --json --quiet")
    let json = try JSONOutput(run.output)
    #expect(json.text("form") == "CSV" && json.text("class_weights") == "none")
    #expect(json.members["transposed"] as? Bool == false && json.members["inverted"] as? Bool == true)
    #expect(json.members["pixel_range"] as? [Double] == [0, 255])
    #expect(json.members["turned_upright"] as? Bool == false && json.members["as_is"] as? Bool == false)
    #expect(json.number("held_out") == 50)
  }

  @Test func `a figure on a held-out part says so`() throws {
    let workplace = try workplace()
    _ = try workplace.digits(training + " --quiet")
    let run = try workplace.digits("eval --data bars.csv --json")
    #expect(run.errors.hasPrefix("Using digits.safetensors (100.00 % on a held-out part of bars.csv).\n"))
    #expect(try JSONOutput(run.output).number("held_out") == 50)
    _ = try workplace.digits("export page.html")
    let page = String(decoding: try workplace.bytes(of: "page.html"), as: UTF8.self)
    #expect(page.contains("and read 100.00 % of the images held out."))
    #expect(page.contains("(50 of 50), on images held out"))
  }

  @Test func `show says what was understood`() throws {
    let workplace = try workplace()
    let table = try workplace.digits(["show", "--data", "bars.csv", "--invert"])
    #expect(
      table.output.replacing("\n", with: " ").contains(
        "Read as CSV: bars.csv (semicolon-separated, with a header, labels in column 1); images as stored, then with"
          + " --invert."))
    try workplace.put(Patterns(classes: 3, width: 9, height: 9), in: "emnist")
    _ = try workplace.shell(
      "cd emnist; for f in *; do mv $f emnist-digits-$(echo $f | sed s/t10k/test/); done; mkdir gzip; mv emnist-* gzip"
    )
    let letters = try workplace.digits(["show", "--data", "./emnist"])
    #expect(
      letters.output.replacing("\n", with: " ").contains(
        "Read as IDX: emnist-digits-train-images-idx3-ubyte and emnist-digits-train-labels-idx1-ubyte; images turned"
          + " upright."))
    _ = try workplace.shell("cd emnist/gzip; for f in *; do cp $f $(echo $f | sed s/digits/mnist/); done")
    try workplace.digits("show --data ./emnist").expectFailure(
      "./emnist holds several data sets: emnist-digits and emnist-mnist; name one as ./emnist/emnist-digits")
    #expect(try workplace.digits("show --data ./emnist/emnist-digits").status == 0)
  }

  @Test func `classes with names are named in Kaggle's table`() throws {
    let workplace = try Workplace()
    let names = ["class_names": "A,B,\"C\""]
    try workplace.put(weights([4, 3, 3], sureOf: 1, metadata: names), at: "digits.safetensors")
    try workplace.put(Array("a,b,c,d\n0,0,0,0\n".utf8), at: "test.csv")
    let run = try workplace.digits("predict --csv test.csv")
    run.expectSuccess()
    #expect(run.output == "ImageId,Label\n1,B\n")
  }
}
