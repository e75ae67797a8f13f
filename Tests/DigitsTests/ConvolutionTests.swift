// Convolutional networks on the command line: trained, described, gone on with, exported, and asked for wrongly.

import Testing

struct ConvolutionTests {
  private static let line = "train --data ./bars --filters 3,4 --kernel-size 5,3 --hidden 6 --quiet --seed 3"

  private static func trained(epochs: Int = 1) throws -> Workplace {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --epochs \(epochs) --model w").expectSuccess()
    return workplace
  }

  private static let table = """
    Layer              Shape        Parameters
    ------------------------------------------
    5 x 5, ReLU, pool  12 x 12 x 3          78
    3 x 3, ReLU, pool  5 x 5 x 4           112
    dense, ReLU        100 -> 6            606
    dense, softmax     6 -> 10              70
    ------------------------------------------
    total                                  866

    """

  @Test func `info and train show the layers`() throws {
    let workplace = try Self.trained()
    let info = try workplace.digits("info w")
    info.expectSuccess()
    #expect(info.output.hasPrefix(Self.table))
    let words = info.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for entry in [["filters", "3,4"], ["kernel_size", "5,3"], ["padding", "none"], ["pool_after", "1,2"]] {
      #expect(words.contains(entry), "\(entry)")
    }
    let training = try workplace.digits(
      "train --data ./bars --filters 3,4 --kernel-size 5,3 --hidden 6 --epochs 1 --model w2")
    #expect(training.status == 0)
    #expect(training.errors.contains(Self.table))
  }

  @Test func `learns the bars`() throws {
    let workplace = try Self.trained(epochs: 60)
    let report = try JSONOutput(workplace.digits("eval --model w --data ./bars --json").output)
    let accuracy = try #require(report.members["accuracy"] as? Double)
    #expect(accuracy >= 0.95)
  }

  @Test func `goes on from weights with the layers that they have`() throws {
    let workplace = try Self.trained()
    let line = "train --data ./bars --from w --epochs 1 --quiet --model on"
    try workplace.digits(line).expectSuccess()
    let again = try workplace.digits("info on").output
    #expect(again.hasPrefix(Self.table))
    try workplace.digits(line + " --filters 3,4 --kernel-size 5,3").expectSuccess()
    for other in ["--filters 3,5", "--kernel-size 3", "--padding same", "--filters 3,4 --pool-after 1"] {
      try workplace.digits(line + " " + other).expectFailure(
        "w: the network has filters 3 of 5 x 5, 4 of 3 x 3, which cannot be changed: remove --filters,"
          + " --kernel-size, --padding, --pool-after")
    }
  }

  @Test func `is exported for others`() throws {
    let workplace = try Self.trained()
    for file in ["page.html", "model.onnx", "weights.npz"] {
      try workplace.digits("export \(file) --model w").expectSuccess()
    }
    let arrays = try storedFiles(ofZIP: workplace.bytes(of: "weights.npz"))
    #expect(
      arrays.map(\.name)
        == [0, 3, 7, 9].flatMap { ["\($0).weight.npy", "\($0).bias.npy"] })
    let header = String(decoding: arrays[2].content.dropFirst(10).prefix(118), as: UTF8.self)
    #expect(header.contains("'shape': (4, 3, 3, 3, )"))
  }

  @Test(arguments: [
    ("--kernel-size 3", "The option '--kernel-size' needs '--filters' as well."),
    ("--padding same", "The option '--padding' needs '--filters' as well."),
    ("--pool-after 0", "The option '--pool-after' needs '--filters' as well."),
    (
      "--filters 4 --receptive-field 9",
      "The options '--filters' and '--receptive-field' cannot be used together."
    ),
    (
      "--filters 4 --kernel-size 4",
      "The value '4' is invalid for '--kernel-size <n,n,...>': it must be an odd number."
    ),
    (
      "--filters 4,5,6 --kernel-size 3,5",
      "The value '3,5' is invalid for '--kernel-size <n,n,...>': it must be an odd number, or 3 of them separated by commas,"
        + " one for each layer."
    ),
    (
      "--filters 4,5 --pool-after 1,3",
      "The value '3' is invalid for '--pool-after <n,n,...>': it must be the number of one of the 2 layers of"
        + " --filters, or 0."
    ),
    (
      "--filters 4 --padding valid",
      "The value 'valid' is invalid for '--padding <name>': it must be none or same."
    ),
    (
      "--filters 0",
      "The value '0' is invalid for '--filters <n,n,...>': it must be 1 to 16 whole numbers from 1 to 1024 separated"
        + " by commas."
    ),
  ])
  func `options that do not go together are refused`(options: String, sentence: String) throws {
    let workplace = try Workplace()
    try workplace.digits("train " + options).expectWrongUsage(
      sentence, usage: "digits train [options]", help: "digits train --help")
    #expect(workplace.names.isEmpty)
  }

  @Test func `filters that leave nothing of the images are refused`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits("train --data ./bars --filters 2,2,2,2 --kernel-size 5 --quiet").expectFailure(
      "images of 28 x 28 pixels are too small for these filters: choose a smaller --kernel-size, --padding same, or fewer"
        + " layers in --pool-after")
    #expect(workplace.names == ["bars"])
  }
}
