// `--receptive-field`: what the units of the first hidden layer see, kept in the weights and in what goes on from them.

import Testing

struct ReceptiveFieldTests {
  /// A training whose first layer has as many units as are written after it.
  private let trainingOf = "train --data ./bars --epochs 1 --seed 5 --quiet --hidden "
  private var line: String { trainingOf + "256" }

  /// What `info` says of the receptive field and of the first layer.
  private func field(_ workplace: Workplace, _ file: String = "digits.safetensors") throws -> [String] {
    let info = try workplace.digits("info \(file)").output
    let side = try #require(info.firstMatch(of: /\nreceptive_field +(\d+)\n/)).1
    let layer = try #require(info.firstMatch(of: /dense, ReLU +784 -> 256(, \d+ x \d+ windows)? +([\d,]+)\n/))
    return [side, layer.1 ?? "", layer.2].map(String.init)
  }

  @Test func `windows have three sevenths of an image's side, or what is asked for`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line).expectSuccess()
    #expect(try field(workplace) == ["12", ", 12 x 12 windows", "37,120"])
    try workplace.digits(line + " --receptive-field 5").expectSuccess()
    #expect(try field(workplace) == ["5", ", 5 x 5 windows", "6,656"])
    try workplace.digits(line + " --receptive-field 0").expectSuccess()
    #expect(try field(workplace) == ["0", "", "200,960"])
    let before = try workplace.bytes(of: "digits.safetensors")
    try workplace.digits(line + " --receptive-field 29").expectFailure(
      "the images of bars have 28 x 28 pixels, so --receptive-field can be at most 28, not 29")
    #expect(try workplace.bytes(of: "digits.safetensors") == before)
  }

  @Test func `layers that are too narrow for windows see whole images`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(trainingOf + "255").expectSuccess()
    #expect(try workplace.digits("info").output.contains(/\nreceptive_field +0\n/))
    try workplace.digits(trainingOf + "32 --receptive-field 28").expectSuccess()
    #expect(
      try workplace.digits("info").output.contains("dense, ReLU     784 -> 32, 28 x 28 windows      25,120\n")
    )
  }

  @Test func `images that windows would leave unseen are looked at whole`() throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 2, width: 16, height: 100), in: "tall")
    let line = "train --data ./tall --epochs 1 --hidden 256"
    try workplace.digits(line + " --quiet").expectSuccess()
    #expect(try workplace.digits("info").output.contains(/\nreceptive_field +0\n/))
    let run = try workplace.digits(line + " --receptive-field 6")
    #expect(run.status == 0)
    let words = run.errors.split(separator: "\n").joined(separator: " ")
    #expect(
      words.contains(
        "1,336 of the 1,600 pixels of an image lie outside every window of the first layer: use a larger"
          + " --receptive-field."))
    let wide = try workplace.digits(line + " --receptive-field 16")
    #expect(wide.status == 0 && !wide.errors.contains("outside every window"))
  }

  @Test func `a network is read as it was trained`() throws {
    let workplace = try Workplace.withBars()
    let trained = try JSONOutput(workplace.digits(line + " --json").output)
    let measured = try JSONOutput(workplace.digits("eval --data ./bars --json").output)
    #expect(try #require(trained.members["loss"] as? Double) == measured.members["loss"] as? Double)
  }

  @Test func `training goes on with the same windows only`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --receptive-field 9").expectSuccess()
    let more = "train --data ./bars --epochs 1 --quiet --from digits.safetensors --model more.safetensors"
    try workplace.digits(more + " --receptive-field 12").expectFailure(
      "digits.safetensors: the units of the network see 9 x 9 pixels each, which cannot be changed: remove"
        + " --receptive-field")
    #expect(!workplace.names.contains("more.safetensors"))
    for option in ["", " --receptive-field 9"] {
      try workplace.digits(more + option).expectSuccess()
      #expect(try field(workplace, "more.safetensors")[0] == "9")
    }
    try workplace.digits(line + " --receptive-field 0").expectSuccess()
    try workplace.digits(more + " --receptive-field 9").expectFailure(
      "digits.safetensors: the units of the network see whole images, which cannot be changed: remove"
        + " --receptive-field")
    try workplace.digits(more).expectSuccess()
    #expect(try field(workplace, "more.safetensors")[0] == "0")
  }

  @Test func `windows that the weights do not have are not believed in`() throws {
    let workplace = try Workplace.withBars()
    for side in ["12", "29", "-1", "wide", ""] {
      let metadata = ["receptive_field": side, "image_width": "28", "image_height": "28"]
      try workplace.put(weights([784, 4, 10], of: 0.1, metadata: metadata), at: "digits.safetensors")
      let problem =
        side == "12"
        ? "the first layer is not one whose units see 12 x 12 of the 28 x 28 pixels of an image, and have no weights"
          + " for the others: a dense layer has no receptive_field in its metadata"
        : "its metadata has a receptive_field of '\(side)', which is not the side of a window that fits into its images"
      try workplace.digits("eval --data ./bars").expectFailure("digits.safetensors: \(problem)")
    }
    // A product that no integer holds.
    let huge = "\(Int.max)"
    let metadata = ["receptive_field": "12", "image_width": huge, "image_height": huge]
    try workplace.put(weights([784, 4, 10], metadata: metadata), at: "digits.safetensors")
    try workplace.digits("eval --data ./bars").expectFailure(
      "digits.safetensors: the first layer is not one whose units see 12 x 12 of the \(huge) x \(huge) pixels of an"
        + " image, and have no weights for the others: a dense layer has no receptive_field in its metadata"
    )
    try workplace.put(weights([784, 4, 10], metadata: ["receptive_field": "12"]), at: "digits.safetensors")
    try workplace.digits("eval --data ./bars").expectFailure(
      "digits.safetensors: its metadata has a receptive_field, but not the size of its images")
  }
}
