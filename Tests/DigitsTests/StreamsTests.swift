// Standard streams that are closed or whose other end is gone.

import Testing

struct StreamsTests {
  @Test func `ends silently when nobody reads the answer any more`() throws {
    // A pipe that had a reader only until it was opened for writing.
    let run = try Workplace().shell(
      "mkfifo pipe; exec 3<>pipe 4>pipe 3<&-; digits help >&4; echo \"status $?\" >&2")
    #expect(run.errors == "status 141\n")
  }

  @Test func `fails when there is no standard output`() throws {
    let run = try Workplace().shell("digits help >&-")
    #expect(run.errors == "Error: cannot write to standard output: bad file descriptor\n")
    #expect(run.status == 1)
  }

  @Test func `reads nothing from a closed standard input`() throws {
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10]), at: "digits.safetensors")
    try workplace.shell("digits predict - <&-").expectFailure(
      "standard input: could not read it: Bad file descriptor")
  }

  @Test func `works without standard error`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.shell("digits train --data ./bars --epochs 1 --hidden 8 2>&-")
    #expect(run.output.hasPrefix("Test accuracy on bars: "))
    run.expectSuccess()
    #expect(workplace.names == ["bars", "digits.safetensors"])
  }
}
