// Data sets that are not MNIST, through every command: 2 to 256 classes, images from a single pixel up, classes that
// have names.

import Testing

struct OtherDataSetsTests {
  static let dataSets = [
    Patterns(classes: 2, width: 8, height: 8), Patterns(classes: 26, width: 12, height: 20),
    Patterns(classes: 256, width: 10, height: 10), Patterns(classes: 2, width: 1, height: 1),
  ]
  private static let training =
    "train --data ./pics --hidden 48 --epochs 40 --batch-size 32 --learning-rate 0.01 --augment none"

  /// A workplace with the data set `pics`, and a network trained on it.
  private func workplace(_ patterns: Patterns) throws -> Workplace {
    let workplace = try Workplace()
    try workplace.put(patterns, in: "pics")
    let run = try workplace.digits(Self.training + " --quiet")
    run.expectSuccess()
    let count = patterns.classes * patterns.images
    let grouped = count < 1_000 ? "\(count)" : "\(count / 1_000),\(count % 1_000)"
    #expect(run.output.hasPrefix("Test accuracy on pics: 100.00 % ± "))
    #expect(run.output.contains("(\(grouped) of \(grouped))\n"))
    return workplace
  }

  @Test(arguments: dataSets)
  func `every command takes them`(patterns: Patterns) throws {
    let workplace = try workplace(patterns)
    let (classes, size) = (patterns.classes, "\(patterns.width) x \(patterns.height)")

    for columns in [40, 80, 200] {
      // Damaging every image in every way takes a while: the narrowest terminal sees it.
      let run = try workplace.digits(
        ["eval", "--data", "./pics"] + (columns == 40 ? ["--corrupt"] : []),
        environment: ["COLUMNS": "\(columns)"])
      run.expectSuccess()
      let tables = run.output.split(separator: "\n").dropFirst(3)
      #expect(tables.allSatisfy { $0.count <= columns }, "\(columns)")
      #expect(tables.contains { $0.hasPrefix("\(classes - 1) ") })
      let hasMatrix = classes == 2 || classes == 26 && columns > 40
      #expect(run.output.contains("\nConfusion (rows: ") == hasMatrix)
    }
    let report = try workplace.digits("eval --data ./pics --corrupt --report report.html")
    #expect(report.status == 0)
    #expect(isWellFormed(String(decoding: try workplace.bytes(of: "report.html"), as: UTF8.self)))

    let show = try workplace.digits("show --data ./pics --count 3 --augment elastic")
    show.expectSuccess()
    #expect(show.output.contains("images of \(size) pixels in \(classes) classes"))
    try workplace.digits("show --data ./pics --output sheet.png").expectSuccess()

    let words = try workplace.digits("info").output.split(separator: "\n").map { $0.split(separator: " ") }
    for entry in [["image_width", "\(patterns.width)"], ["image_height", "\(patterns.height)"]] {
      #expect(words.contains { $0.map(String.init) == entry })
    }

    for format in ["onnx", "npz", "html"] { try workplace.digits("export net.\(format)").expectSuccess() }

    try workplace.put(patterns.pgm(classes - 1), at: "last.pgm")
    let reading = try workplace.digits("predict last.pgm --top \(classes)")
    reading.expectSuccess()
    #expect(reading.output.hasPrefix("last.pgm: \(classes - 1) ("))
    #expect(try workplace.digits("predict --show last.pgm").output.contains("seen"))
    try workplace.put(Pictures.one, at: "one.pgm")
    try workplace.digits("predict one.pgm").expectFailure(
      "one.pgm: the picture has 28 x 28 pixels, but the network needs pictures of \(size), white on black"
        + " as in its data set")

    try workplace.digits(
      "train --data ./pics --epochs 1 --hidden 4 --augment elastic --model w --quiet"
    ).expectSuccess()
    try workplace.digits("train --data ./pics --epochs 1 --from digits.safetensors --model w --quiet")
      .expectSuccess()
  }

  /// Bars under the name of a known data set whose content cannot be recognised by its sums.
  private func named() throws -> Workplace {
    let workplace = try Workplace()
    for (file, bytes) in Bars.files { try workplace.put(bytes, at: "fashion-mnist/\(file.name)") }
    try workplace.digits("train --data fashion-mnist --epochs 8 --hidden 16 --quiet").expectSuccess()
    let picture = Bars.picture(8, number: 8)
    try workplace.put(Array("P5\n28 28\n255\n".utf8) + picture, at: "bag.pgm")
    return workplace
  }

  @Test func `classes are called by their names`() throws {
    let workplace = try named()
    let evaluation = try workplace.digits("eval --data fashion-mnist").output
    #expect(evaluation.hasPrefix("Accuracy on Fashion-MNIST (test): 100.00 %"))
    #expect(evaluation.contains("\nAnkle boot ") && evaluation.contains("\n9 Ankle boot "))
    let json = try JSONOutput(workplace.digits("eval --data fashion-mnist --json").output)
    #expect(json.objects("classes")?.last?["name"] as? String == "Ankle boot")
    _ = try workplace.digits("eval --data fashion-mnist --report report.html")
    #expect(String(decoding: try workplace.bytes(of: "report.html"), as: UTF8.self).contains("Ankle boot"))
    #expect(try workplace.digits("info").output.contains("T-shirt/top,Trouser,Pullover,"))

    #expect(try workplace.digits("predict bag.pgm").output.hasPrefix("bag.pgm: Bag ("))
    #expect(try workplace.digits("predict --show bag.pgm").output.contains("Ankle boot "))
    let object = try JSONOutput(workplace.digits("predict --json bag.pgm").output)
    #expect(object.text("name") == "Bag" && object.number("digit") == 8)
    let table = try workplace.digits("predict --csv bag.pgm").output
    #expect(table.hasPrefix("file,digit,name,probability,p0,") && table.contains("\nbag.pgm,8,Bag,"))
    try workplace.put(Array("file,label\nbag.pgm,9\n".utf8), at: "labels.csv")
    #expect(try workplace.digits("predict --labels labels.csv").output.contains("labelled Ankle boot ("))

    let page = try workplace.digits("export page.html")
    #expect(page.status == 0)
  }

  @Test func `a page can be drawn on for other signs of MNIST's size`() throws {
    let workplace = try workplace(Patterns(classes: 26, width: 28, height: 28))
    let run = try workplace.digits("export page.html")
    run.expectSuccess()
    let page = String(decoding: try workplace.bytes(of: "page.html"), as: UTF8.self)
    #expect(page.contains(#""24","25"]"#))
    // The normaliser frames what is drawn as MNIST would, and nothing is said of several digits.
    try workplace.put(Pictures.twoOnes, at: "two.pgm")
    let reading = try workplace.digits("predict two.pgm")
    #expect(reading.status == 0 && !reading.errors.contains("several digits"))
  }

  @Test func `labels that only test images have are told of`() throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 4, width: 8, height: 8), in: "pics", testLabels: [0, 3, 7, 9])
    let run = try workplace.digits("train --data ./pics --epochs 1 --hidden 4")
    #expect(
      run.errors.contains(
        "\nSome test images have a label that no training image has (7, 9): they cannot be read correctly.\n")
    )
    #expect(try workplace.digits("info").output.contains(" 64,4,10\n"))
    #expect(try workplace.digits("eval --data ./pics").output.contains("\n9 "))
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let line: String
    let sentence: String
    var testDescription: String { line }
  }

  static let refusals = [
    Refusal(
      line: "train --data letters --add-synthetic 9",
      sentence: "--add-synthetic adds digits of 28 x 28 pixels in 10 classes, but letters has images of"
        + " 12 x 20 in 26 classes"),
    Refusal(
      line: "train --data fashion-mnist --add-synthetic 9",
      sentence: "--add-synthetic adds digits of 28 x 28 pixels in 10 classes, but Fashion-MNIST has images of"
        + " 28 x 28 in classes that are not digits"),
    Refusal(
      line: "train --data letters --from digits",
      sentence: "digits: the network has 784 inputs and 10 classes, but letters needs 240 and"
        + " 26"),
    Refusal(
      line: "eval --data letters --model digits",
      sentence: "digits: the network has 784 inputs and 10 classes, but letters needs 240 and"
        + " 26"),
    Refusal(
      line: "eval --data letters --model few",
      sentence: "few: the network has 240 inputs and 25 classes, but letters needs 240 and 26"),
    Refusal(
      line: "eval --data letters --model turned",
      sentence: "turned: the network reads pictures of 20 x 12 pixels, but those of letters have 12 x 20"),
    Refusal(
      line: "predict --number --model letters.net one.pgm",
      sentence: "letters.net: --number needs a network that reads digits"),
    Refusal(
      line: "show --data letters --label 26", sentence: "letters has the labels 0 to 25, not 26"),
    Refusal(
      line: "train --data letters --hidden 8192,8192,8192 --quiet",
      sentence:
        "a network of 136,421,402 weights and biases exceeds the limit of 100,000,000: choose"
        + " smaller or fewer --hidden layers"),
  ]

  @Test(arguments: refusals)
  func `what does not fit is refused`(refusal: Refusal) throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 26, width: 12, height: 20, images: 1), in: "letters")
    for (file, bytes) in Bars.files { try workplace.put(bytes, at: "fashion-mnist/\(file.name)") }
    try workplace.put(weights([784, 4, 10]), at: "digits")
    try workplace.put(weights([240, 25]), at: "few")
    let turned = ["image_width": "20", "image_height": "12"]
    try workplace.put(weights([240, 26], metadata: turned), at: "turned")
    try workplace.put(weights([784, 26]), at: "letters.net")
    try workplace.put(Pictures.one, at: "one.pgm")
    try workplace.digits(refusal.line).expectFailure(refusal.sentence)
  }

  @Test(arguments: [
    ["image_width": "20", "image_height": "13"], ["image_width": "-20", "image_height": "-12"], [:],
  ])
  func `a size that does not fit the inputs is none`(metadata: [String: String]) throws {
    let workplace = try Workplace()
    try workplace.put(weights([240, 26], metadata: metadata), at: "w")
    try workplace.put(Pictures.one, at: "one.pgm")
    try workplace.digits("predict --model w one.pgm").expectFailure(
      "w: the network takes 240 inputs, but its file does not record the width and height of its images")
    try workplace.digits("export w.onnx --model w").expectSuccess()
  }

  @Test func `digits are added to a set that lacks some of them`() throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 4, width: 28, height: 28), in: "few")
    try workplace.digits("train --data few --add-synthetic 20 --epochs 1 --hidden 4 --quiet").expectSuccess()
    #expect(try workplace.digits("info").output.contains(" 784,4,10\n"))
    try workplace.digits("eval --data few").expectSuccess()
  }
}
