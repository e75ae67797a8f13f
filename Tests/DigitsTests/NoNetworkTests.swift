// A machine without MNIST and without a network: the built-in digits take its place and say so, unless MNIST was
// asked for by name.

import Testing

struct NoNetworkTests {
  private func sentence(_ workplace: Workplace) -> String {
    "MNIST is not on this machine and no mirror of it can be reached (is there a network?), so the built-in"
      + " synthetic digits take its place; try 'digits download mnist', or put its files into"
      + " \(workplace.cache)/mnist"
  }

  @Test func `training goes on with synthetic digits`() throws {
    let workplace = try Workplace()
    let run = try workplace.digits("train --epochs 1 --hidden 16 --quiet --json")
    run.expectSuccess(errors: sentence(workplace) + "\n")
    let json = try JSONOutput(run.output)
    #expect(json.text("dataset") == "synthetic")
    #expect(json.number("accuracy")! > 0.5)
    #expect(workplace.names == ["digits.safetensors"])
    #expect(workplace.cachedFiles.isEmpty)

    let info = try workplace.digits("info").output.split(separator: "\n")
    #expect(info.contains { $0.split(separator: " ") == ["dataset", "synthetic"] })
    let evaluation = try workplace.digits("eval")
    evaluation.expectSuccess(errors: sentence(workplace) + "\n")
    #expect(evaluation.output.hasPrefix("Accuracy on synthetic digits (test): "))
  }

  @Test func `synthetic digits can be asked for`() throws {
    let run = try Workplace().digits("train --data synthetic --epochs 1 --hidden 8")
    #expect(run.output.hasPrefix("Test accuracy on synthetic digits: "))
    #expect(run.errors.contains("Training on 60,000 images of synthetic digits; "))
    #expect(!run.errors.contains("network"))
    #expect(run.status == 0)
  }

  @Test(arguments: ["train --data mnist --epochs 1", "eval --data mnist --model w", "download mnist"])
  func `a data set that was named is an error`(line: String) throws {
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10]), at: "w")
    let run = try workplace.digits(line)
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains(" could not be downloaded: http://127.0.0.1:9/"))
    #expect(
      run.errors.hasSuffix(
        "; without a network, put the files of MNIST into \(workplace.cache)/mnist by hand\n"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.output == "")
    #expect(run.status == 1)
    #expect(workplace.names == ["w"])
    #expect(workplace.cachedFiles.isEmpty)
  }

  @Test func `a user without a home is told where files may be`() throws {
    let workplace = try Workplace()
    let run = try workplace.shell("unset HOME XDG_CACHE_HOME; digits train --data mnist --epochs 1")
    run.expectFailure(
      "there is no folder to download to; set HOME or XDG_CACHE_HOME, or say --data with a folder that has the files"
    )
  }
}
