// `--preprocess`: a network that was trained on deslanted images gets them wherever it reads, and no other does.

import Testing

struct PreprocessTests {
  private let line = "train --data ./bars --epochs 2 --hidden 32 --seed 5 --preprocess deslant"

  /// A workplace with the bars, and `digits.safetensors` trained on them deslanted.
  private func trained() throws -> Workplace {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(line)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("Training on 300 images of deslanted bars; "))
    return workplace
  }

  @Test func `eval measures what train measured`() throws {
    let workplace = try Workplace.withBars()
    let trained = try JSONOutput(workplace.digits(line + " --json").output)
    let measured = try JSONOutput(workplace.digits("eval --data ./bars --json").output)
    let loss = try #require(trained.members["loss"] as? Double)
    #expect(measured.members["loss"] as? Double == loss)
    #expect(try workplace.digits("info digits.safetensors").output.contains(/\npreprocess +deslant\n/))
    try workplace.putPlainTwin()
    let unprepared = try JSONOutput(workplace.digits("eval --data ./bars --model plain --json").output)
    #expect(try #require(unprepared.members["loss"] as? Double) != loss)
  }

  @Test(arguments: ["", " --number"])
  func `predict gives the network an upright digit`(option: String) throws {
    let workplace = try trained()
    try workplace.putPlainTwin()
    // Among numbers a lone stroke that leans may be a sign.
    try workplace.put(option.isEmpty ? Pictures.leaningOne : Pictures.leaningTwo, at: "one.pgm")
    func output(_ options: String) throws -> String {
      let run = try workplace.digits("predict one.pgm\(option) \(options)")
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
    #expect(try output("--json") != output("--json --model plain"))
    #expect(try output("--show") != output("--show --model plain"))
  }

  @Test func `training goes on with the same preprocessing only`() throws {
    let workplace = try trained()
    let line = "train --data ./bars --epochs 1 --from digits.safetensors --model more.safetensors"
    try workplace.digits(line + " --preprocess none").expectFailure(
      "digits.safetensors: the network reads images with --preprocess deslant, which cannot be changed to none: remove the"
        + " option")
    #expect(!workplace.names.contains("more.safetensors"))
    for option in ["", " --preprocess deslant"] {
      let run = try workplace.digits(line + option)
      #expect(run.output.contains("Test accuracy on deslanted bars: "), "\(run.errors)")
      #expect(try workplace.digits("info more.safetensors").output.contains(/\npreprocess +deslant\n/))
    }
  }

  @Test func `a preprocessing of another program is not guessed at`() throws {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 4, 10], metadata: ["preprocess": "whiten"]), at: "digits.safetensors")
    try workplace.put(Pictures.leaningOne, at: "one.pgm")
    for command in [
      "eval --data ./bars", "predict one.pgm", "export page.html", "export model.onnx", "export weights.npz",
    ] {
      try workplace.digits(command).expectFailure(
        "digits.safetensors: the network needs images preprocessed by 'whiten', but this program supports only none and"
          + " deslant")
    }
    #expect(try workplace.digits("info digits.safetensors").status == 0)
    #expect(workplace.names == ["bars", "digits.safetensors", "one.pgm"])
  }

  @Test func `an exported network says what it wants`() throws {
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10], metadata: ["preprocess": "deslant"]), at: "digits.safetensors")
    let note =
      "The network was trained on deslanted images. Before it is given one, move row y by a(c - y) columns to the"
      + " right, where c is the row of the ink's centre of mass and a the slope of the line through the ink: column by"
      + " row, least squares, from -1 to 1.\n"
    try workplace.digits("export model.onnx").expectSuccess(errors: note)
    try workplace.digits("export weights.npz").expectSuccess(errors: note)
    try workplace.digits("export demo.html").expectSuccess()
    let page = String(decoding: try workplace.bytes(of: "demo.html"), as: UTF8.self)
    #expect(page.contains(#""deslants":true"#))
  }

  @Test func `show shows what such a network sees`() throws {
    let workplace = try Workplace.withBars()
    for name in ["none", "deslant"] {
      let run = try workplace.digits("show --data ./bars --preprocess \(name) --output \(name).png")
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try workplace.bytes(of: "none.png") != workplace.bytes(of: "deslant.png"))
  }
}

extension Workplace {
  /// Puts the weights of `digits.safetensors` beside it as `plain`, which does not say that its images were deslanted.
  fileprivate func putPlainTwin() throws {
    var bytes = try self.bytes(of: "digits.safetensors")
    let word = Array(#""preprocess":"deslant""#.utf8)
    let start = try #require(bytes.firstRange(of: word)).lowerBound
    bytes.replaceSubrange(start..<start + word.count, with: Array(#""preprocess":"none"   "#.utf8))
    try put(bytes, at: "plain")
  }
}
