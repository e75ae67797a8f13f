// `digits info`, `help` and `--version`: answers that need no data, on standard output alone.

import Testing

struct InfoTests {
  @Test func `describes the layers of any network`() throws {
    let workplace = try Workplace()
    try workplace.put(weights([784, 128, 10]), at: "w")
    let run = try workplace.digits("info w")
    run.expectSuccess()
    #expect(
      run.output == """
        Layer           Shape       Parameters
        --------------------------------------
        dense, ReLU     784 -> 128     100,480
        dense, softmax  128 -> 10        1,290
        --------------------------------------
        total                          101,770

        """)
  }

  @Test func `shows how a network was trained`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits("train --data ./bars --epochs 2 --hidden 16 --seed 99 --quiet").expectSuccess()
    let run = try workplace.digits("info")
    run.expectSuccess()
    let words = run.output.split(separator: "\n").map { $0.split(separator: " ") }
    for entry in [
      ["dataset", "bars"], ["epochs", "2"], ["seed", "99"], ["layers", "784,16,10"], ["test_count", "100"],
    ] {
      #expect(words.contains { $0.map(String.init) == entry }, "\(entry)")
    }
  }

  @Test func `shows the built-in weights where there are no others`() throws {
    let run = try Workplace().digits("info")
    #expect(run.output.hasPrefix("Layer "))
    run.expectSuccess(
      errors:
        "Using the pretrained weights (99.57 % on MNIST), since there is no digits.safetensors here.\n"
    )
  }

  @Test(arguments: [
    ("", "Train a neural network"), ("--help", "Train a neural network"), ("help", "Train a neural network"),
    ("help train", "Train a network and save its weights."),
    ("train -h", "Train a network and save its weights."),
    ("train --epochs 0 --help", "Train a network and save its weights."),
    ("evaluate --help", "Measure how well"), ("--version", "digits "),
  ])
  func helps(line: String, beginning: String) throws {
    let run = try Workplace().digits(line)
    run.expectSuccess()
    #expect(run.output.hasPrefix(beginning))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
