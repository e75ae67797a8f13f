// What a training says of itself where two features meet: its time after a resume, and distortions of classes with names.

import MLP
import Storage
import Testing

@testable import DigitsCLI

struct TrainedFiguresTests {
  /// The checkpoint is told that a thousand seconds have passed in the epoch under way.
  @Test func `the time before an interruption counts`() throws {
    let workplace = try Workplace.withBars()
    _ = try workplace.digits(
      "train --data ./bars --hidden 40,20 --batch-size 32 --epochs 60 --model w --quiet --checkpoint-every 1",
      onceThereIs: "w.checkpoint", then: "kill -INT $pid")
    let limit = TrainingCheckpoint.maximumValues
    let file = try SafetensorsFile(
      parsing: ByteBuffer(workplace.bytes(of: "w.checkpoint")), maximumValues: limit)
    var epochs = try #require(EpochsSoFar(text: file.metadata["epochs"] ?? ""))
    let finished = epochs.finished.count
    epochs.running.earlierSeconds = 1_000
    let metadata = file.metadata.merging(["epochs": epochs.text]) { $1 }
    let changed = SafetensorsFile(tensors: file.tensors, metadata: metadata)
    try workplace.put(changed.encoded(maximumValues: limit), at: "w.checkpoint")

    let run = try workplace.digits(
      "train --resume --model w --quiet --json --history h.csv --checkpoint-every 1000000")
    let json = try JSONOutput(run.output)
    let seconds = try #require(json.objects("epochs")).map { $0["seconds"] as? Double ?? -1 }
    #expect(seconds.count == 60)
    #expect(seconds[finished] >= 1_000 && seconds[finished] < 1_400)
    #expect(seconds.enumerated().allSatisfy { $0.offset == finished || (0..<400).contains($0.element) })
    #expect(try #require(json.number("seconds")) >= seconds.reduce(0, +))
    let rows = String(decoding: try workplace.bytes(of: "h.csv"), as: UTF8.self).split(separator: "\n")
    let told = try #require(rows[finished + 1].split(separator: ",").last.flatMap { Double($0) })
    #expect(abs(told - seconds[finished]) < 0.01)
  }

  /// The same pictures in folders named by numbers and by words: of digits, ones and sevens are turned by half as much.
  @Test func `only digits have ones that are turned less`() throws {
    let workplace = try Workplace()
    let patterns = Patterns(classes: 3, width: 28, height: 28)
    for (folder, names) in [("numbers", ["0", "1", "2"]), ("words", ["ant", "bee", "cat"])] {
      for (label, name) in names.enumerated() {
        for split in ["train", "test"] {
          for number in 0..<4 {
            let pixels = patterns.picture(label, number: number)
            let file = Array("P5\n28 28\n255\n".utf8) + pixels
            try workplace.put(file, at: "\(folder)/\(split)/\(name)/\(number).pgm")
          }
        }
      }
    }
    func weights(_ folder: String, _ augment: String) throws -> [FloatValues] {
      try workplace.digits(
        "train --data ./\(folder) --as-is --epochs 1 --hidden 4 --add-synthetic 0 --augment \(augment) --quiet --model w"
      ).expectSuccess()
      return try SafetensorsFile(parsing: ByteBuffer(workplace.bytes(of: "w"))).tensors.map(\.values)
    }
    #expect(try weights("numbers", "none") == weights("words", "none"))
    #expect(try weights("numbers", "affine") != weights("words", "affine"))
  }
}
