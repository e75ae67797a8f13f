// The checker of transcripts checked: right ones pass, and each kind of wrong one is found.

import Testing

struct TranscriptTests {
  private static let page = """
    # A page

    ```sh
    # Build it
    swift build -c release
    digits train --epochs 3
    ```

    ```console
    $ digits --version
    digits 0.1.0
    $ digits predict --top 2 one.pgm
    Using digits.safetensors.
    one.pgm: 0 (100.00 %), 1 (0.00 %)
    ```

    ```swift
    $ not a command
    ```
    """

  private func differences(_ markdown: String) throws -> [String] {
    let workplace = try Workplace()
    try workplace.put(Pictures.one, at: "one.pgm")
    try workplace.put(weights([784, 4, 10], sureOf: 0), at: "digits.safetensors")
    try workplace.putBars()
    let check = TranscriptCheck(workplace: workplace, environment: [:])
    return try CommandPage(markdown: markdown).transcripts.flatMap(check.differences)
  }

  @Test func `finds the blocks of a page`() {
    let page = CommandPage(markdown: Self.page)
    #expect(page.shellLines.map(\.line) == [5, 6])
    #expect(page.shellLines.map(\.command) == ["swift build -c release", "digits train --epochs 3"])
    #expect(page.transcripts.map(\.line) == [9])
    #expect(
      page.transcripts.first?.steps == [
        .init(command: "digits --version", output: ["digits 0.1.0"]),
        .init(
          command: "digits predict --top 2 one.pgm",
          output: ["Using digits.safetensors.", "one.pgm: 0 (100.00 %), 1 (0.00 %)"]),
      ])
  }

  @Test func `passes what the program prints`() throws {
    #expect(try differences(Self.page) == [])
  }

  @Test(arguments: [
    ("digits 0.1.0", "digits 9.9.9"), ("0 (100.00 %), 1", "1 (100.00 %), 0"), ("1 (0.00 %)", "1 (0.20 %)"),
    ("one.pgm: 0", "two.pgm: 0"), ("$ digits --version", "$ digits --versoin"),
    ("\n$ digits predict", "\nand more\n$ digits predict"), ("digits 0.1.0\n", ""),
  ])
  func finds(right: String, wrong: String) throws {
    #expect(Self.page.contains(right))
    #expect(try differences(Self.page.replacing(right, with: wrong)).count == 1)
  }

  @Test func `plays trainings, both streams in order`() throws {
    let session = """
      ```console
      $ swift run -c release digits train --data ./bars --epochs 10 --hidden 32 --label-smoothing 0
      Layer           Shape      Parameters
      ...
      total                          25,450
      ...
      Epoch 10/10: loss 0.01, accuracy 100.00 %, 1 min 3 s
      Test accuracy on bars: 99.90 % ± 0.50 (99 of 100)
      Trained in 7 h 12 min: 1.2 k images/s, 3.4 TFLOP/s; 7 h 20 min in all
      Weights saved to digits.safetensors
      ...
      Next: digits eval --data ./bars, or digits predict FILE
      ```
      """
    #expect(try differences(session) == [])
    for (right, wrong) in [("99.90", "99.00"), ("25,450", "25,451"), ("on bars", "on MNIST"), ("...\n", "")] {
      let found = try differences(session.replacing(right, with: wrong, maxReplacements: 1))
      #expect(found.count == 1)
      #expect(found.first?.contains("the program prints:\nLayer ") == true)
    }
  }

  @Test(arguments: [
    (Likeness.trained, "Test accuracy on MNIST: 98.02 % ± 0.14 (9,802 of 10,000)"),
    (.trained, "Trained in 1 min 2 s: 9 k images/s, 8 GFLOP/s; 1 min 9 s in all"),
    (.trained, "Epoch 1/3: loss 0.2371, accuracy 93.10 %, 29 ms"),
    (.trained, "0  971   .   2"), (.computed, "img_7.pgm: 7 (99.96 %), 9 (0.03 %)"),
    (.computed, #"{"file":"img_7.pgm","digit":7,"probability":0.9998}"#), (.exact, "epochs            3"),
  ])
  func equals(likeness: Likeness, line: String) throws {
    #expect(likeness.matches(line, line))
  }

  @Test(arguments: [
    (
      Likeness.trained, "accuracy 98.02 % ± 0.14 (9,802 of 10,000)",
      "accuracy 98.30 % ± 0.13 (9,830 of 10,000)"
    ),
    (
      .trained, "Trained in 0.43 s: 153 k images/s, 154 GFLOP/s",
      "Trained in 1 min 2 s: 953 images/s, 1 MFLOP/s"
    ),
    (.trained, "Epoch 1/3: loss 0.2371, 1,000 images/s", "Epoch 1/3: loss 0.2502, 55,000 images/s"),
    (.trained, "0   971  .", "0  968  ."), (.trained, "-----", "-------"),
    (.computed, "img_7.pgm: 7 (99.96 %)", "img_7.pgm: 7 (99.91 %)"),
    (.exact, "1 s", "300 ms"),
    (.trained, "60,000 images of MNIST; 2 threads, avx2.", "60,000 images of MNIST; 1 thread, baseline."),
    (.exact, "16 threads, avx512", "3 threads, avx2"),
  ])
  func `are alike`(likeness: Likeness, expected: String, found: String) {
    #expect(likeness.matches(expected, found))
  }

  @Test(arguments: [
    (
      Likeness.trained, "accuracy 98.02 % ± 0.14 (9,802 of 10,000)",
      "accuracy 98.40 % ± 0.13 (9,840 of 10,000)"
    ),
    (.trained, "loss 0.2371", "loss 0.3"), (.trained, "60,000 images", "50,000 images"),
    (.trained, "saved to a", "saved to b"), (.computed, "img_7.pgm: 7 (99.96 %)", "img_7.pgm: 7 (99.70 %)"),
    (.computed, "img_7.pgm: 7 (99.96 %)", "img_7.pgm: 1 (99.96 %)"), (.computed, "img_7.pgm", "img_8.pgm"),
    (.computed, #""digit":7"#, #""digit":8"#), (.exact, "epochs  3", "epochs  4"), (.exact, "a b", "a  b"),
    (.trained, "on MNIST; 2 threads, avx2.", "on bars; 2 threads, avx2."),
    (.trained, "2 threads, avx2.", "2 threads, sse9."), (.exact, "2 threads, avx2", "2 threads"),
  ])
  func differ(likeness: Likeness, expected: String, found: String) {
    #expect(!likeness.matches(expected, found))
  }

  @Test(arguments: [
    ("digits train --epochs 3", true), ("swift run -c release digits train --epochs 3", true),
    ("digits train --data synthetic", false), ("digits eval", true), ("digits eval --data mnist", true),
    ("digits predict Data/img_7.pgm", false), ("digits train --help", false),
  ])
  func `needs MNIST`(command: String, isNeeded: Bool) {
    let transcript = Transcript(line: 1, steps: [.init(command: command, output: [])])
    #expect(transcript.needsMNIST == isNeeded)
  }

  @Test(
    arguments: [
      ("digits train --epochs 3", nil), ("swift run -c release digits eval --json | jq .accuracy", nil),
      (".build/release/digits predict - < one.pgm", nil), ("git clone https://example.org/digits", nil),
      ("digits --version", nil), ("digits", nil),
      ("digits train --epoch 3", "Unknown option '--epoch'. Did you mean '--epochs'?"),
      ("digits trian", "Unknown command 'trian'. Did you mean 'train'?"),
      ("swift run -c release digits download", "Missing expected argument '<name>'."),
    ] as [(String, String?)])
  func parses(line: String, problem: String?) {
    #expect(ShownCommand(number: 1, text: line).problem == problem)
  }
}
