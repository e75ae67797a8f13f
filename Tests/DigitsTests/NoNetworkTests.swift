// A machine without MNIST and without a network: the built-in digits take its place and say so, unless MNIST was
// asked for by name.

import Testing

struct NoNetworkTests {
  /// Expects the sentence on what takes MNIST's place, libcurl's words on the refused connection among it, and no other
  /// in `remarks`.
  private func expectSubstitute(_ remarks: String, _ workplace: Workplace) {
    #expect(remarks.hasPrefix("MNIST is not on this machine and no mirror of it can be reached ("))
    // As every version of libcurl has it.
    #expect(remarks.contains("127.0.0.1") && remarks.contains("; is there a network?)"))
    #expect(
      remarks.hasSuffix(
        ", so the built-in synthetic digits are used instead; try 'digits download mnist', or put its files into"
          + " \(workplace.cache)/mnist\n"))
    #expect(remarks.split(separator: "\n").count == 1)
  }

  @Test func `a proxy that lets nothing through is reported in libcurl's words`() throws {
    let run = try Workplace().digits(
      ["download", "mnist"],
      environment: [
        "DIGITS_MIRROR": "https://digits.invalid/", "no_proxy": "", "https_proxy": "http://127.0.0.1:9",
      ])
    #expect(run.remarks.contains("https://digits.invalid/train-images-idx3-ubyte.gz could not be reached ("))
    #expect(run.remarks.contains("127.0.0.1"))
    #expect(run.status == 1)
  }

  @Test func `training goes on with synthetic digits`() throws {
    let workplace = try Workplace()
    let run = try workplace.digits("train --epochs 1 --hidden 16 --quiet --json")
    #expect(run.status == 0)
    expectSubstitute(run.remarks, workplace)
    let json = try JSONOutput(run.output)
    #expect(json.text("dataset") == "synthetic")
    #expect(json.number("accuracy")! > 0.5)
    #expect(workplace.names == ["digits.safetensors"])
    #expect(workplace.cachedFiles.isEmpty)

    let info = try workplace.digits("info").output.split(separator: "\n")
    #expect(info.contains { $0.split(separator: " ") == ["dataset", "synthetic"] })
    let evaluation = try workplace.digits("eval")
    evaluation.expectSuccess(
      errors: """
        Measuring on synthetic digits, which the weights were trained on; use --data to choose another data set.
        Built-in digits are harder to read than MNIST: a network trained on them reads 98 % of MNIST's test images.

        """)
    #expect(evaluation.output.hasPrefix("Accuracy on synthetic digits (test): "))
  }

  @Test func `synthetic digits can be asked for`() throws {
    let run = try Workplace().digits("train --data synthetic --epochs 1 --hidden 8")
    #expect(run.output.hasPrefix("Test accuracy on synthetic digits: "))
    #expect(run.errors.contains("Training on 60,000 images of synthetic digits; "))
    #expect(
      run.errors.contains(
        "Built-in digits are harder to read than MNIST: a network trained on them reads 98 % of")
    )
    #expect(!run.errors.contains("is there a network?"))
    #expect(run.status == 0)
  }

  @Test(arguments: ["train --data mnist --epochs 1", "eval --data mnist --model w", "download mnist"])
  func `a data set that was named is an error`(line: String) throws {
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10]), at: "w")
    let run = try workplace.digits(line)
    #expect(run.errors.contains("Downloading mnist: "))
    #expect(run.remarks.hasPrefix("Error: "))
    #expect(run.errors.contains(" could not be downloaded: http://127.0.0.1:9/"))
    #expect(
      run.errors.hasSuffix(
        "; without a network, put the files of MNIST into \(workplace.cache)/mnist by hand\n"))
    #expect(run.remarks.split(separator: "\n").count == 1)
    #expect(run.output == "")
    #expect(run.status == 1)
    #expect(workplace.names == ["w"])
    #expect(workplace.cachedFiles.isEmpty)
  }

  @Test func `a user without a home is told where files may be`() throws {
    let workplace = try Workplace()
    let run = try workplace.shell("unset HOME XDG_CACHE_HOME; digits train --data mnist --epochs 1")
    run.expectFailure(
      "there is no folder to download to; set HOME or XDG_CACHE_HOME, or use --data with a folder that has the files"
    )
  }
}
