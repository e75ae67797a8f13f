// `digits eval` with a network that takes everything for a zero: every figure is known beforehand.

import Testing

struct EvalTests {
  private func workplace() throws -> Workplace {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 4, 10]), at: "zeros.safetensors")
    return workplace
  }

  @Test(arguments: ["eval", "evaluate"])
  func `prints figures, classes and confusion`(command: String) throws {
    let run = try workplace().digits("\(command) --data ./bars --model zeros.safetensors")
    run.expectSuccess()
    #expect(
      run.output == """
        Accuracy on bars (test): 10.00 % ± 3.00 (10 of 100)
        Mean cross-entropy: 2.3026 nats

        Class             Precision    Recall       F1  Support
        -------------------------------------------------------
        0                   10.00 %  100.00 %  18.18 %       10
        1                    0.00 %    0.00 %   0.00 %       10
        2                    0.00 %    0.00 %   0.00 %       10
        3                    0.00 %    0.00 %   0.00 %       10
        4                    0.00 %    0.00 %   0.00 %       10
        5                    0.00 %    0.00 %   0.00 %       10
        6                    0.00 %    0.00 %   0.00 %       10
        7                    0.00 %    0.00 %   0.00 %       10
        8                    0.00 %    0.00 %   0.00 %       10
        9                    0.00 %    0.00 %   0.00 %       10
        -------------------------------------------------------
        macro average        1.00 %   10.00 %   1.82 %      100
        weighted average     1.00 %   10.00 %   1.82 %      100

        Confusion (rows: label, columns: read as)
            0   1   2   3   4   5   6   7   8   9
        -----------------------------------------
        0  10   .   .   .   .   .   .   .   .   .
        1  10   .   .   .   .   .   .   .   .   .
        2  10   .   .   .   .   .   .   .   .   .
        3  10   .   .   .   .   .   .   .   .   .
        4  10   .   .   .   .   .   .   .   .   .
        5  10   .   .   .   .   .   .   .   .   .
        6  10   .   .   .   .   .   .   .   .   .
        7  10   .   .   .   .   .   .   .   .   .
        8  10   .   .   .   .   .   .   .   .   .
        9  10   .   .   .   .   .   .   .   .   .

        """)
  }

  @Test func `prints one JSON object`() throws {
    let run = try workplace().digits("eval --data ./bars --model zeros.safetensors --split train --json")
    run.expectSuccess()
    let json = try JSONOutput(run.output)
    #expect(json.keys == ["accuracy", "loss", "count", "dataset", "classes", "confusion"])
    #expect(json.number("accuracy") == 0.1)
    #expect(json.number("count") == 300)
    #expect(json.text("dataset") == "bars")
    let classes = try #require(json.objects("classes"))
    #expect(classes.map { $0["label"] as? Int } == Array(0..<10))
    #expect(classes.allSatisfy { Set($0.keys) == ["label", "precision", "recall", "f1", "support"] })
    let confusion = try #require(json.members["confusion"] as? [[Int]])
    #expect(confusion == [[Int]](repeating: [30] + [Int](repeating: 0, count: 9), count: 10))
  }

  @Test func `takes the weights of the current folder, or else the pretrained ones`() throws {
    let workplace = try workplace()
    let note =
      "There is no digits.safetensors here: the pretrained weights are used.\n"
    try workplace.digits("eval --data ./bars").expectSuccess(errors: note)
    try workplace.put(weights([784, 4, 10]), at: "digits.safetensors")
    let run = try workplace.digits("eval --data ./bars")
    run.expectSuccess()
    #expect(run.output.hasPrefix("Accuracy on bars (test): 10.00 % ± 3.00 (10 of 100)\n"))
  }
}
