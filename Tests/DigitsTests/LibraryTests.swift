// The library where it is used: a package of somebody else's that depends on this one, built and run by `swift run`.
// What it answers is for DigitReaderTests to try; here is one test, and it takes as long as a build.

import Foundation
import Testing

struct LibraryTests {
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// A `swift` that runs, from the path that the tests were given; nil where there is none.
  private static let swift: String? = {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let files = folders.map { "\($0)/swift" }
    return files.first { FileManager.default.isExecutableFile(atPath: $0) }.flatMap { file in
      let run = try? FinishedProcess(
        file, ["--version"], in: "/", environment: ProcessInfo.processInfo.environment)
      return run?.status == 0 ? file : nil
    }
  }()

  private static let manifest = """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "consumer",
      platforms: [.macOS(.v26)],
      dependencies: [.package(path: "\(project.path)")],
      targets: [
        .executableTarget(
          name: "consumer",
          dependencies: [.product(name: "DigitReader", package: "\(project.lastPathComponent)")])
      ]
    )
    """

  private static let main = """
    import DigitReader
    import Foundation

    let reader = HandwritingReader()
    func picture(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]).appending(path: name))
    }
    let digit = try reader.digit(in: picture("img_7.pgm"))
    print(digit.value, digit.probability > 0.9, digit.doubt == nil, digit.box != nil)
    print(try reader.number(in: picture("number_2035.png")).text)
    """

  @Test(
    .enabled(if: swift != nil, "there is no 'swift' on the path that runs"))
  func `slow, since it builds: another package imports DigitReader, and reads a digit and a number`() throws {
    let workplace = try Workplace()
    try workplace.put(Array(Self.manifest.utf8), at: "consumer/Package.swift")
    try workplace.put(Array(Self.main.utf8), at: "consumer/Sources/consumer/main.swift")
    // Beside what this build made, so that all but the first run find the library built.
    let run = try FinishedProcess(
      #require(Self.swift),
      [
        "run", "--package-path", "consumer", "--scratch-path", Workplace.products + "/consumer.scratch",
        "consumer", Self.project.appending(path: "Data").path,
      ], in: workplace.folder, environment: ProcessInfo.processInfo.environment, timeLimit: 1_800)
    #expect(run.output == "7 true true true\n2035\n", "\(run.output)\(run.errors)")
    #expect(run.status == 0)
  }
}
