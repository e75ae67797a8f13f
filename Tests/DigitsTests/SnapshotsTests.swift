// `digits train --snapshots` and what `--from` passes on: the same files whether a training was interrupted or not, and
// the real story of a network that was trained twice.

import Foundation
import Testing

struct SnapshotsTests {
  private static let training = "train --data ./pics --epochs 8 --hidden 8 --batch-size 5 --snapshots"

  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 5, width: 6, height: 7), in: "pics")
    return workplace
  }

  @Test func `the moments are the same in two trainings`() throws {
    let (one, other) = (try workplace(), try workplace())
    for workplace in [one, other] { #expect(try workplace.digits(Self.training + " --quiet").status == 0) }
    let file = try one.bytes(of: "digits.moments.safetensors")
    #expect(try other.bytes(of: "digits.moments.safetensors") == file)
    let header = String(decoding: file.dropFirst(8).prefix(300), as: UTF8.self)
    #expect(header.contains(#""epochs":"0,1,2,3,4,6,8","#), "\(header)")
    #expect(header.contains(#""steps":"0,6,12,18,24,36,48""#), "\(header)")
  }

  @Test func `another file in their place is not replaced`() throws {
    let workplace = try workplace()
    try workplace.put([1, 2, 3], at: "digits.moments.safetensors")
    try workplace.digits(Self.training).expectFailure(
      "digits.moments.safetensors: not overwritten: this is not a moments file; choose another --model"
    )
  }

  @Test func `an interrupted training ends with the moments of one that ran through, and its story`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits("train --data ./bars --hidden 40,20 --epochs 1 --model first --quiet")
      .expectSuccess()
    let line = "train --data ./bars --from first --batch-size 32 --epochs 60 --snapshots"
    try workplace.digits(line + " --model whole --quiet").expectSuccess()
    _ = try workplace.digits(
      line + " --model w --checkpoint-every 1", onceItSays: "^Epoch 10/", then: "kill -INT $pid")
    #expect(workplace.names.contains("w.checkpoint"))
    try workplace.digits("train --resume --model w --snapshots --quiet --checkpoint-every 1000000")
      .expectSuccess()
    for ending in ["", ".moments"] {
      let isSame = try workplace.bytes(of: "w" + ending) == workplace.bytes(of: "whole" + ending)
      #expect(isSame, "w\(ending)")
    }
    #expect(try workplace.digits("info w").output.contains("earlier_trainings  on bars for 1 epoch"))
  }

  @Test func `a network that was trained twice tells of both`() throws {
    let workplace = try workplace()
    try workplace.digits("train --data ./pics --epochs 3 --hidden 8 --model one.safetensors --quiet")
      .expectSuccess()
    try workplace.digits("train --data ./pics --epochs 2 --from one.safetensors --quiet").expectSuccess()
    let info = try workplace.digits("info").output
    #expect(info.contains("earlier_trainings  on pics for 3 epochs"), "\(info)")
    try workplace.digits("export demo.html").expectSuccess()
    let page = String(decoding: try workplace.bytes(of: "demo.html"), as: UTF8.self)
    #expect(page.contains("\"story\":[\"First trained on pics for 3 epochs, and read "))
    #expect(page.contains("\"Then trained on pics for 2 epochs, and read "))
  }
}
