// `--ensemble`: networks that are trained side by side and saved as one.

import MLP
import Storage
import Testing

struct EnsembleTests {
  private let line = "train --data ./bars --epochs 2 --hidden 32,16 --receptive-field 9 --quiet"

  @Test func `an ensemble is a network like any other`() throws {
    let workplace = try Workplace.withBars()
    let trained = try JSONOutput(
      workplace.digits(line + " --ensemble 3 --seed 5 --validation-split 0.2 --json").output)
    // 81 pixels of each window, 32 and 16 units, 10 classes: of one member 2,624 + 528 + 170.
    #expect(trained.members["parameters"] as? Int == 3 * 3322)
    #expect(trained.members["ensemble"] as? Int == 3)
    let info = try workplace.digits("info").output
    #expect(info.contains(/dense, ReLU +784 -> 96\b.*\ndense, ReLU +96 -> 48\b/))
    #expect(info.contains("\n3 networks side by side; the zeros between them are counted.\n"))
    #expect(info.contains(/\nensemble +3\n/) && info.contains(/\nreceptive_field +9\n/))
    let measured = try JSONOutput(workplace.digits("eval --data ./bars --json").output)
    #expect(try #require(trained.members["loss"] as? Double) == measured.members["loss"] as? Double)
    try workplace.digits("export e.onnx").expectSuccess()
  }

  @Test func `the members are the networks of seeds that follow one another`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --ensemble 2 --seed 5 --model two").expectSuccess()
    func layers(_ name: String) throws -> [LayerTensors.Layer] {
      try LayerTensors(SafetensorsFile(parsing: ByteBuffer(workplace.bytes(of: name)))).layers
    }
    func part(_ values: FloatValues, from start: Int, count: Int) -> ArraySlice<Float> {
      values.array[start..<start + count]
    }
    let both = try layers("two")
    for (member, seed) in [5, 6].enumerated() {
      try workplace.digits(line + " --seed \(seed) --model one").expectSuccess()
      let own = try layers("one")
      #expect(own[0].weight.array[...] == part(both[0].weight, from: member * 32 * 784, count: 32 * 784))
      #expect(own[0].bias.array[...] == part(both[0].bias, from: member * 32, count: 32))
      for unit in 0..<16 {
        let row = (member * 16 + unit) * 64
        #expect(
          part(own[1].weight, from: unit * 32, count: 32)
            == part(both[1].weight, from: row + member * 32, count: 32))
        #expect(part(both[1].weight, from: row + (1 - member) * 32, count: 32).allSatisfy { $0 == 0 })
      }
    }
  }

  @Test func `what is no number of networks is not believed in`() throws {
    let workplace = try Workplace.withBars()
    for text in ["0", "-1", "two", ""] {
      try workplace.put(weights([784, 4, 10], metadata: ["ensemble": text]), at: "digits.safetensors")
      try workplace.digits("eval --data ./bars").expectFailure(
        "digits.safetensors: its metadata has an ensemble of '\(text)', which is no number of networks")
    }
  }

  @Test func `a checkpoint holds all members`() throws {
    let workplace = try Workplace.withBars()
    let line =
      "train --data ./bars --epochs 60 --hidden 32,16 --receptive-field 9 --batch-size 32 --ensemble 2"
      + " --validation-split 0.2 --patience 50"
    try workplace.digits(line + " --model whole --quiet").expectSuccess()
    _ = try workplace.digits(
      line + " --model w --quiet --checkpoint-every 1", onceThereIs: "w.checkpoint",
      then: "sleep 0.1; kill -INT $pid")
    let info = try workplace.digits("info w.checkpoint").output
    #expect(info.contains("--ensemble 2"))
    try workplace.digits("train --resume --model w --quiet --checkpoint-every 1000000").expectSuccess()
    let isSame = try workplace.bytes(of: "w") == workplace.bytes(of: "whole")
    #expect(isSame)
  }

  @Test func `a training does not go on from an ensemble, nor an ensemble from one network`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --ensemble 2 --model two").expectSuccess()
    try workplace.digits(line + " --model one").expectSuccess()
    let more = "train --data ./bars --epochs 1 --quiet"
    try workplace.digits(more + " --from two").expectFailure(
      "two: it holds an ensemble of networks, and --from goes on with a single one: leave --from out")
    try workplace.digits(more + " --from one --ensemble 2").expectFailure(
      "one: an ensemble begins with networks that differ, and --from names a single one: leave --from or --ensemble out"
    )
    #expect(workplace.names == ["bars", "one", "two"])
    // A preset's ensemble is not meant for a network that is there already.
    let single = try workplace.digits(
      "train --data ./bars --epochs 1 --from one --preset best --model more")
    #expect(
      single.status == 0 && single.errors.contains("A single network is trained, since --from names one.\n"))
    #expect(try workplace.digits("info more").output.contains(/\nensemble +1\n/))
  }

  @Test func `an ensemble that no file could hold is refused before it is trained`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits("train --data ./bars --quiet --ensemble 9 --hidden 8192").expectFailure(
      "an ensemble of 9 such networks has a layer of 73,728 units, and one has 65,536 at most: choose a smaller"
        + " --ensemble or narrower --hidden layers")
    try workplace.digits("train --data ./bars --quiet --ensemble 16 --hidden 2000,1000").expectFailure(
      "a network of 537,296,010 weights and biases is more than its file may hold, 100,000,000: choose smaller or fewer"
        + " --hidden layers, or a smaller --ensemble")
    #expect(workplace.names == ["bars"])
  }
}
