// `digits download` against a server on this machine: what is served wrongly leaves nothing behind.

import Foundation
import IDX
import LoopbackServer
import Testing

@Suite(.needsLoopback) struct DownloadTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let reply: @Sendable (LoopbackServer.Request) -> Reply
    /// What the sentence says of the server.
    let words: String
  }

  static let cases = [
    Case(testDescription: "not found", reply: { _ in .status(404) }, words: "404"),
    Case(testDescription: "forbidden", reply: { _ in .status(403) }, words: "403"),
    Case(testDescription: "out of order", reply: { _ in .status(503) }, words: "503"),
    Case(
      testDescription: "a web page", reply: { _ in .whole(Array("<html>log in first</html>".utf8)) },
      words: "web page"),
    Case(
      testDescription: "other bytes of the same length",
      reply: { _ in .whole([UInt8](repeating: 0x1F, count: 9_912_422)) }, words: "SHA-256"),
  ]

  @Test(arguments: cases)
  func `leaves no bad file`(example: Case) throws {
    let server = try LoopbackServer(answer: example.reply)
    let workplace = try Workplace()
    let run = try workplace.digits(["download", "mnist"], environment: ["DIGITS_MIRROR": server.address])
    #expect(run.errors.hasPrefix("Downloading mnist: 12 MB\n"))
    #expect(run.remarks.hasPrefix("Error: train-images-idx3-ubyte.gz could not be downloaded: "))
    #expect(run.errors.contains(example.words))
    #expect(run.remarks.split(separator: "\n").count == 1)
    #expect(run.output == "")
    #expect(run.status == 1)
    #expect(workplace.cachedFiles.isEmpty)
    #expect(workplace.names.isEmpty)
  }

  @Test func `training goes on with synthetic digits when no mirror has the files`() throws {
    let server = try LoopbackServer { _ in .status(404) }
    let run = try Workplace().digits(
      ["train", "--epochs", "1", "--hidden", "8", "--quiet", "--json"],
      environment: ["DIGITS_MIRROR": server.address])
    #expect(run.errors.hasPrefix("MNIST is not on this machine and could not be downloaded ("))
    #expect(run.errors.contains("so the built-in synthetic digits are used instead; "))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(try JSONOutput(run.output).text("dataset") == "synthetic")
    #expect(run.status == 0)
  }

  @Test(.enabled(if: MNIST.folder != nil, MNIST.reason))
  func `fetches what is missing, once`() throws {
    let folder = try #require(MNIST.folder)
    let server = try LoopbackServer { request in
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: folder + request.path))
      return bytes.map { .file([UInt8]($0), for: request) } ?? .status(404)
    }
    let workplace = try Workplace()
    try workplace.put(weights([784, 4, 10]), at: "w")
    // Only the test images are needed; the training images at hand may be compressed differently.
    let names = ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]
    for _ in 1...2 {
      let run = try workplace.digits(
        ["eval", "--data", "mnist", "--model", "w"], environment: ["DIGITS_MIRROR": server.address])
      #expect(run.status == 0 && run.remarks.hasPrefix("The network does little better than chance"))
      #expect(run.output.hasPrefix("Accuracy on MNIST (test): 9.80 % ± 0.30 (980 of 10,000)\n"))
      #expect(workplace.cachedFiles == names.map { "mnist/\($0)" })
    }
    #expect(server.requests.map(\.path) == names.map { "/\($0).gz" })
  }
}
