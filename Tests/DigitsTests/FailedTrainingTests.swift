// Trainings that cannot end well: refused before they begin where that can be known, and otherwise the weights
// of before stay as they were.

import Testing

struct FailedTrainingTests {
  private let line = "train --data ./bars --epochs 2 --hidden 16"

  // Weight decay of 1 at this rate multiplies every weight by -9 at each step.
  private let diverging =
    "train --data ./bars --epochs 60 --hidden 16 --quiet --learning-rate 10 --weight-decay 1 --schedule constant"

  @Test func `a loss that is not finite stops the run and costs neither weights nor checkpoint`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --quiet").expectSuccess()
    let before = try workplace.bytes(of: "digits.safetensors")

    let run = try workplace.digits(diverging)
    let lead =
      "Error: the loss is no longer finite in epoch 7, batch 2, at a learning rate of 10.0: try a smaller"
      + " --learning-rate; digits.safetensors.checkpoint holds its state after epoch "
    #expect(run.errors.hasPrefix(lead))
    #expect(run.output == "")
    #expect(run.status == 1)
    #expect(try workplace.bytes(of: "digits.safetensors") == before)
    #expect(workplace.names == ["bars", "digits.safetensors", "digits.safetensors.checkpoint"])
    #expect(try workplace.digits("train --resume --quiet").errors.hasPrefix(lead))
  }

  @Test func `a loss that is not finite in the first epoch leaves everything as it was`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(diverging + " --batch-size 1").expectFailure(
      "the loss is no longer finite in epoch 1, batch 20, at a learning rate of 10.0: try a smaller"
        + " --learning-rate")
    #expect(workplace.names == ["bars"])
  }

  @Test(arguments: [
    ("bars", "bars: this is a folder, not a file"),
    ("bars/", "bars/: this is a folder, not a file"),
    ("no/such/w.safetensors", "no/such/w.safetensors: its folder does not exist"),
    (
      "bars/t10k-labels-idx1-ubyte/w",
      "bars/t10k-labels-idx1-ubyte/w: part of this path is a file, not a folder"
    ),
  ])
  func `cannot be saved`(model: String, sentence: String) throws {
    let workplace = try Workplace.withBars()
    // Not a word about layers or epochs: it is refused before any work is done.
    try workplace.digits(line + " --model \(model)").expectFailure(sentence)
    #expect(workplace.names == ["bars"])
  }

  @Test func `a network that no file could hold is refused`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits("train --data ./bars --hidden 8192,8192,8192").expectFailure(
      "a network of 140,746,762 weights and biases exceeds the limit of 100,000,000: choose smaller or"
        + " fewer --hidden layers")
    #expect(workplace.names == ["bars"])
  }

  @Test func `a disk that is full leaves the old weights and nothing else`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --quiet").expectSuccess()
    let before = try workplace.bytes(of: "digits.safetensors")
    let run = try workplace.shell("ulimit -f 8; digits train --data ./bars --epochs 1 --hidden 64 --quiet")
    #expect(
      run.errors.hasSuffix(" bytes are more than this process may write to one file (see 'ulimit -f')\n"))
    #expect(run.errors.hasPrefix("Error: digits.previous.safetensors: its "))
    #expect(run.output == "")
    #expect(run.status == 1)
    #expect(try workplace.bytes(of: "digits.safetensors") == before)
    #expect(workplace.names == ["bars", "digits.safetensors"])
  }

  @Test(.enabled(if: Workplace.hasFullDevice, "this system has no /dev/full"))
  func `a device that is full is told from success`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --quiet --model /dev/full").expectFailure(
      "/dev/full: the disk or your quota is full; free some space and try again")
    let answer = try workplace.shell("digits \(line) --quiet > /dev/full")
    #expect(answer.errors == "Error: cannot write to standard output: no space left on device\n")
    #expect(answer.status == 1)
  }
}
