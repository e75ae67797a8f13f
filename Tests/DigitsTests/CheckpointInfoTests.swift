// `digits info` of a checkpoint, and the other commands that are given one by mistake.

import Testing

struct CheckpointInfoTests {
  @Test func `says what training it is of and how to go on with it`() throws {
    let workplace = try Workplace.withBars()
    let stopped = try workplace.digits(
      "train --data ./bars --epochs 60 --hidden 9 --model w --quiet --checkpoint-every 1",
      onceThereIs: "w.checkpoint", then: "kill -INT $pid")
    #expect(stopped.output == "130\n")
    let run = try workplace.digits("info w.checkpoint")
    run.expectSuccess()
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "w.checkpoint: the checkpoint of an unfinished training")
    #expect(lines.contains("data set      bars, 300 images"))
    #expect(run.output.contains(#/\nposition      (after epoch \d+|in epoch \d+) of 60/#))
    #expect(
      lines.contains(
        "started with  digits train --data ./bars --add-synthetic 0 --hidden 9 --receptive-field 0 --epochs 60 --checkpoint-every 1"
      ))
    #expect(lines.last == "resume with   digits train --resume --model w")

    let words = "this is a training checkpoint; 'digits info' describes it and how to resume it"
    for command in ["eval --data ./bars --model", "predict one.pgm --model", "export x.npz --model"] {
      try workplace.digits("\(command) w.checkpoint").expectFailure("w.checkpoint: \(words)")
    }
    try workplace.shell("mv w.checkpoint moved").expectSuccess()
    #expect(
      try workplace.digits("info moved").output.hasSuffix(
        "\nresume with   digits train --resume, once its name is digits.safetensors.checkpoint\n"))
  }

  @Test func `shows nothing of a foreign one but words`() throws {
    let workplace = try Workplace()
    try workplace.put(weights([2, 2], metadata: ["format": "digits checkpoint"]), at: "w")
    try workplace.digits("info w").expectFailure(
      "w: it was made by digits of an unknown version, but this is digits 0.1.0")
  }
}
