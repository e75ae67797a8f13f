// The network that the options of `digits train` describe: convolutional layers, windows, contradictions.

import DigitReader
import MLP
import Random
import Tensor
import Testing

@testable import DigitsCLI

@Suite struct TrainNetworkOptionsTests {
  private func options(_ line: String) throws -> TrainOptions {
    let words = line.split(separator: " ").map(String.init)
    guard case .run(let options) = try TrainOptions.table.parse(words) else { throw Failure("help") }
    return options
  }

  private func blocks(_ line: String) throws -> [String]? {
    try options(line).convolutionBlocks.map { blocks in
      blocks.map { "\($0.filters) \($0.kernelSize) \($0.padding.rawValue)\($0.isPooled ? " pooled" : "")" }
    }
  }

  @Test func `layers are as many as the filters, and all pooled unless told`() throws {
    #expect(try blocks("--hidden 3") == [])
    #expect(try blocks("--filters 3,4") == ["3 3 none pooled", "4 3 none pooled"])
    #expect(
      try blocks("--filters 3,4 --kernel-size 5 --padding same") == ["3 5 same pooled", "4 5 same pooled"])
    #expect(
      try blocks("--filters 3,4,2 --kernel-size 5,3,1 --pool-after 3,1")
        == ["3 5 none pooled", "4 3 none", "2 1 none pooled"])
    #expect(try blocks("--filters 3,4 --pool-after 0") == ["3 3 none", "4 3 none"])
    #expect(try blocks("--kernel-size 5") == nil)
    #expect(try blocks("--filters 3,4 --kernel-size 5,3,1") == nil)
    #expect(try blocks("--filters 3,4 --pool-after 3") == nil)
  }

  @Test(
    arguments: [
      ("", nil), ("--filters 3,4 --pool-after 2", nil), ("--filters 3 --receptive-field 0", nil),
      ("--filters 3,4 --kernel-size 5", nil), ("--filters 3,4 --kernel-size 5,1", nil),
      ("--pool-after 1", "The option '--pool-after' needs '--filters' as well."),
      ("--kernel-size 5 --padding same", "The option '--kernel-size' needs '--filters' as well."),
      (
        "--filters 3 --receptive-field 9",
        "The options '--filters' and '--receptive-field' cannot be used together."
      ),
      (
        "--filters 3 --kernel-size 4",
        "The value '4' is invalid for '--kernel-size <n,n,...>': it must be an odd number."
      ),
      (
        "--filters 3,4 --kernel-size 5,4",
        "The value '5,4' is invalid for '--kernel-size <n,n,...>': it must be an odd number, or 2 of them separated"
          + " by commas, one for each layer."
      ),
      (
        "--filters 3,4,5 --kernel-size 5,3",
        "The value '5,3' is invalid for '--kernel-size <n,n,...>': it must be an odd number, or 3 of them separated"
          + " by commas, one for each layer."
      ),
      (
        "--filters 3 --pool-after 2",
        "The value '2' is invalid for '--pool-after <n,n,...>': it must be the number of one of the 1 layer of"
          + " --filters, or 0."
      ),
    ] as [(String, String?)])
  func `what contradicts itself is refused`(line: String, sentence: String?) throws {
    var found: String?
    do { try options(line).requireConvolutions() } catch { found = "\(error)" }
    #expect(found == sentence)
  }

  @Test(
    arguments: [
      "--filters 3,4 --kernel-size 5,3 --pool-after 1", "--filters 3,4 --pool-after 0",
      "--filters 2 --padding same", "--hidden 5",
    ])
  func `the layers of a network come back as options`(line: String) throws {
    let given = try options(line + (line.contains("hidden") ? "" : " --hidden 6"))
    let size = ImageSize(width: 28, height: 28)
    var generator = SeededGenerator(seed: 1)
    let network =
      try given.convolutionalArchitecture(on: size, classes: 10).map { Network($0, using: &generator) }
      ?? Network(layerSizes: [784, 5, 10], using: &generator)
    var other = try options("--filters 9 --kernel-size 7 --padding same --pool-after 1")
    #expect(!given.hasConvolutions(of: other))
    other.setConvolutions(of: network.architecture)
    other.given = given.given
    #expect(other.convolutionBlocks == given.convolutionBlocks && given.hasConvolutions(of: other))
  }

  @Test(
    arguments: [
      ("--filters 16,16", 29, 28, nil),
      ("--filters 8 --kernel-size 31", 28, 28, "images of 28 x 28 pixels are too small for these filters"),
      (
        "--filters 3 --pool-after 0", 300, 300,
        "images of 300 x 300 pixels are larger than the limit of 65,536"
      ),
      (
        "--filters 1024 --pool-after 0", 28, 28,
        "a layer of these --filters has 692,224 outputs, but the limit is 65,536"
      ),
      (
        "--filters 97 --pool-after 0 --padding same --kernel-size 1", 26, 26,
        "a layer of these --filters has 65,572"
      ),
      ("--filters 96 --pool-after 0 --padding same --kernel-size 1", 26, 26, nil),
    ] as [(String, Int, Int, String?)])
  func `layers must fit the images and the limits`(
    line: String, width: Int, height: Int, beginning: String?
  ) throws {
    var found: String?
    let options = try options(line + " --hidden 8")
    do {
      _ = try options.convolutionalArchitecture(on: ImageSize(width: width, height: height), classes: 10)
    } catch { found = "\(error)" }
    #expect(found == nil && beginning == nil || found?.hasPrefix(beginning ?? "?") == true, "\(found ?? "")")
  }

  @Test(
    arguments: [
      ("", 28, 28, 12), ("", 16, 16, 6), ("", 15, 28, nil), ("", 28, 15, nil), ("", 21, 28, 9),
      ("--hidden 256", 28, 28, 12), ("--hidden 255", 28, 28, nil), ("--filters 3", 28, 28, nil),
      ("--receptive-field 0", 28, 28, nil), ("--receptive-field 28", 28, 28, 28),
      ("--receptive-field 5 --hidden 3", 9, 9, 5), ("", 28, 300, nil), ("", 300, 28, nil),
    ] as [(String, Int, Int, Int?)])
  func `units see windows of three sevenths of the shorter side, if there are enough`(
    line: String, width: Int, height: Int, side: Int?
  ) throws {
    let size = ImageSize(width: width, height: height)
    #expect(try options(line).receptiveField(on: size, of: "these")?.side == side)
  }

  @Test func `a window larger than the images is refused`() throws {
    let options = try options("--receptive-field 10")
    #expect(throws: Failure.self) {
      try options.receptiveField(on: ImageSize(width: 9, height: 12), of: "these")
    }
  }
}
