// `digits eval --corrupt` through the built program: bars instead of digits, which are read in no time.

import Augmentation
import Foundation
import IDX
import MLP
import Parallel
import Testing

struct EvalCorruptTests {
  private static let kinds = [
    "shot noise", "impulse noise", "gaussian blur", "motion blur", "pixelate", "shift", "rotate", "scale",
    "shear", "brightness", "fog", "stripe", "spatter", "dotted line", "zigzag line",
  ]

  /// Bars, and a network that has learnt them.
  private func workplace() throws -> Workplace {
    let workplace = try Workplace.withBars()
    try workplace.digits(
      "train --data ./bars --epochs 4 --hidden 16 --batch-size 10 --seed 1 --model bars.safetensors --quiet"
    ).expectSuccess()
    return workplace
  }

  /// A network that takes everything for a zero reads a tenth of the bars right, whatever becomes of them.
  @Test func `adds a table to the answer`() throws {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 4, 10]), at: "zeros.safetensors")
    let plain = try workplace.digits("eval --data ./bars --model zeros.safetensors")
    let run = try workplace.digits("eval --data ./bars --model zeros.safetensors --corrupt")
    run.expectSuccess()
    let rows = Self.kinds.map { $0.padding(toLength: 13, withPad: " ", startingAt: 0) }.map {
      "\($0)  10.0  10.0  10.0  10.0  10.0  10.0"
    }
    #expect(
      run.output == plain.output + """

        Accuracy in % on damaged images, strengths 1 to 5
        Damage            1     2     3     4     5  Mean
        -------------------------------------------------
        none                                         10.0
        \(rows.joined(separator: "\n"))
        -------------------------------------------------
        mean           10.0  10.0  10.0  10.0  10.0  10.0

        """)
  }

  @Test func `adds the shares to the JSON, the same with any number of threads`() throws {
    let workplace = try workplace()
    let line = "eval --data ./bars --model bars.safetensors --corrupt --json --threads"
    let run = try workplace.digits(line + " 1")
    run.expectSuccess()
    let json = try JSONOutput(run.output)
    let found = try #require(json.members["corruptions"] as? [String: Any])
    #expect(Set(found.keys) == ["mean_accuracy", "accuracies", "kinds"])
    let kinds = try #require(found["kinds"] as? [[String: Any]])
    #expect(kinds.map { $0["name"] as? String } == Self.kinds)
    #expect(kinds.allSatisfy { Set($0.keys) == ["name", "mean_accuracy", "accuracies"] })
    let table = try kinds.map { try #require($0["accuracies"] as? [Double]) }
    #expect(table.allSatisfy { $0.count == 5 && $0.allSatisfy { 0...1 ~= $0 } })
    let sum = table.joined().reduce(0, +)
    #expect(abs(try #require(found["mean_accuracy"] as? Double) - sum / 75) < 1e-9)
    // The bars are learnt, and damage unlearns them.
    #expect(try #require(json.number("accuracy")) > 0.95)
    #expect(sum / 75 < 0.9)
    for threads in [2, 3] {
      #expect(try workplace.digits(line + " \(threads)").output == run.output, "\(threads) threads")
    }
  }

  @Test func `adds a section to the report`() throws {
    let workplace = try workplace()
    let run = try workplace.digits(
      "eval --data ./bars --model bars.safetensors --corrupt --report report.html")
    #expect(run.status == 0)
    let html = String(decoding: try workplace.bytes(of: "report.html"), as: UTF8.self)
    #expect(isWellFormed(html))
    #expect(html.contains("on the same 100 images after 15 kinds of damage at strengths 1 to 5"))
    #expect(html.contains("<image id=\"damaged\""))
    #expect(
      html.contains("digits eval --model bars.safetensors --data ./bars --corrupt --report report.html"))
    for kind in Self.kinds { #expect(html.contains("<th scope=\"row\">\(kind)</th>")) }
  }

  /// Deslanting takes a shear out again only where it comes after it.
  @Test func `damages before preprocessing`() throws {
    let workplace = try Workplace()
    for split in Split.allCases {
      let drawn = SyntheticDigits(seed: 1).images(
        split == .train ? .training : .test, count: split == .train ? 2_000 : 200,
        team: WorkerTeam(threads: 1))
      let images = IDXArray(drawn.pixels, dimensions: [drawn.labels.count, 28, 28])
      let labels = IDXArray(drawn.labels, dimensions: [drawn.labels.count])
      for file in MNISTFile.all where file.split == split {
        try workplace.put((file.content == .images ? images : labels).encoded(), at: "few/\(file.name)")
      }
    }
    var shear: [String: Double] = [:]
    for preprocessing in ["none", "deslant"] {
      try workplace.digits(
        "train --data ./few --epochs 6 --hidden 32 --seed 1 --model w --quiet --preprocess \(preprocessing)"
      ).expectSuccess()
      let json = try JSONOutput(workplace.digits("eval --data ./few --model w --corrupt --json").output)
      let found = try #require(json.members["corruptions"] as? [String: Any])
      let kinds = try #require(found["kinds"] as? [[String: Any]])
      shear[preprocessing] = kinds.first { $0["name"] as? String == "shear" }?["mean_accuracy"] as? Double
    }
    let (none, deslanted) = (try #require(shear["none"]), try #require(shear["deslant"]))
    #expect(deslanted > none + 0.1, "\(none), deslanted \(deslanted)")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script"), "needs util-linux's script"))
  func `shows its progress at a terminal`() throws {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 4, 10]), at: "zeros.safetensors")
    let run = try workplace.shell(
      "script -qec 'digits eval --data ./bars --model zeros.safetensors --corrupt' /dev/null < /dev/null",
      environment: ["TERM": "xterm"])
    #expect(run.output.contains("\rDamaging  |"))
    #expect(run.output.contains("shot noise 1\u{1B}[K"))
  }
}
