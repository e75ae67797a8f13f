// Disks, folders and rivals that get in the way of saving: the old file or the new one is there and whole, links and
// permissions stay, and what was trained is not lost with what could not be written.

import Foundation
import Testing

struct DurabilityTests {
  private let line = "train --data ./bars --epochs 3 --hidden 64"

  /// A shell in a name space of its own, where a file system can be mounted on `disk` without leaving a trace.
  private static func shell(_ workplace: Workplace, mount options: String, _ script: String) throws
    -> FinishedProcess
  {
    try workplace.shell(
      "unshare -rm sh -c 'mkdir -p disk && mount -t tmpfs -o \(options) none disk && \(script)'")
  }

  static let canMount =
    (try? Workplace()).flatMap { try? shell($0, mount: "size=100k", "true").status == 0 } ?? false

  @Test(.enabled(if: canMount, "needs unshare and the right to mount"))
  func `a disk too full for the weights keeps those of before`() throws {
    let workplace = try Workplace.withBars()
    // The weights of 64 units take 203 kB, their checkpoint three times as much.
    let run = try Self.shell(
      workplace, mount: "size=300k",
      "digits \(line) --seed 1 --model disk/w --quiet; cp disk/w before; digits \(line) --seed 2 --model disk/w"
        + " --quiet; echo $?; cmp disk/w before && ls -A disk")
    #expect(run.output.hasSuffix("\n1\nw\n"))
    #expect(
      run.errors
        == """
        disk/w.checkpoint: the disk or your quota is full; free some space and try again; training continues \
        without a checkpoint.
        disk/w.checkpoint: the disk or your quota is full; free some space and try again; training continues \
        without a checkpoint.
        Error: disk/w.previous: the disk or your quota is full; free some space and try again

        """)
  }

  @Test(.enabled(if: canMount, "needs unshare and the right to mount"))
  func `a disk that became read-only is known before any work`() throws {
    let workplace = try Workplace.withBars()
    let run = try Self.shell(
      workplace, mount: "size=1m", "mount -o remount,bind,ro disk; digits \(line) --model disk/w")
    #expect(run.errors == "Error: disk/w: could not create it: Read-only file system\n")
    #expect(run.status == 1)
  }

  @Test func `a training whose checkpoint is too large goes on without`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.shell("ulimit -f 800; digits \(line) --quiet")
    #expect(run.errors.hasPrefix("digits.safetensors.checkpoint: its 6"))
    #expect(
      run.errors.hasSuffix(
        " bytes are more than this process may write to one file (see 'ulimit -f'); training continues without a"
          + " checkpoint.\n"))
    #expect(run.status == 0)
    #expect(workplace.names == ["bars", "digits.safetensors"])
  }

  @Test func `a folder in the checkpoint's place`() throws {
    let workplace = try Workplace.withBars()
    try workplace.makeFolder("w.checkpoint")
    let run = try workplace.digits(line + " --model w --quiet")
    #expect(
      run.errors.hasSuffix(
        "w.checkpoint: this is a folder, not a file; training continues without a checkpoint.\n"
      ))
    #expect(run.status == 0)
    #expect(workplace.names == ["bars", "w", "w.checkpoint"])
    try workplace.digits("train --resume --model w").expectFailure(
      "w.checkpoint: this is a folder, not a file")
  }

  @Test func `a folder that takes the weights' place meanwhile costs no work`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(
      "train --data ./bars --hidden 64 --epochs 40 --batch-size 10 --model w --quiet",
      onceThereIs: "w.checkpoint",
      then: "mkdir w")
    #expect(run.errors == "Error: w: this is a folder, not a file\n")
    #expect(run.output == "1\n")
    try workplace.remove("w")
    try workplace.digits("train --resume --model w --quiet").expectSuccess()
    #expect(workplace.names == ["bars", "w"])
  }

  @Test func `links and permissions stay`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.shell(
      """
      mkdir store; : > store/real; chmod 640 store/real; ln -s store/real w
      digits \(line) --model w --quiet > output; readlink w; stat -c %a store/real; ls -A . store
      """)
    #expect(run.output == "store/real\n640\n.:\nbars\noutput\nstore\nw\n\nstore:\nreal\n")
    #expect(try workplace.bytes(of: "store/real").count > 200_000)
  }

  @Test func `two trainings with one file leave one's weights whole`() throws {
    let workplace = try Workplace.withBars()
    for seed in [1, 2] {
      try workplace.digits(line + " --seed \(seed) --model w\(seed) --quiet").expectSuccess()
    }
    let wholes = [try workplace.bytes(of: "w1"), try workplace.bytes(of: "w2")]
    for _ in 0..<2 {
      let run = try workplace.shell(
        "for seed in 1 2 1 2; do digits \(line) --seed $seed --model w --quiet & done; wait"
      )
      #expect(!run.errors.contains("Error"))
      let bytes = try workplace.bytes(of: "w")
      let isWhole = wholes.contains(bytes)
      #expect(isWhole)
      // Which of the two was replaced, if one saw the other's, is a matter of time.
      #expect(workplace.names.filter { $0 != "w.previous" } == ["bars", "w", "w1", "w2"])
      let previous = try? workplace.bytes(of: "w.previous")
      let isPreviousWhole = previous.map(wholes.contains) ?? true
      #expect(isPreviousWhole)
    }
  }

  static let canTrace =
    (try? Workplace()).flatMap { try? $0.shell("strace -o trace true").status == 0 } ?? false

  /// What a power cut would show: the file is on the disk before it takes its name, and its name is before the program
  /// goes on.
  @Test(.enabled(if: canTrace, "needs strace and the right to trace"))
  func `weights and their name are waited for until the disk has them`() throws {
    let workplace = try Workplace.withBars()
    _ = try workplace.shell("mkdir store")
    let run = try workplace.shell(
      "strace -f -y -s 200 -o trace -e trace=write,fsync,rename,renameat,renameat2"
        + " digits \(line) --threads 1 --quiet --model store/w > output")
    run.expectSuccess()
    let folder = try workplace.shell("cd store && pwd -P").output.dropLast()
    let calls = try String(decoding: workplace.bytes(of: "trace"), as: UTF8.self)
      .split(separator: "\n").filter { $0.contains("\(folder)") || $0.contains("rename") }
    let renames = calls.indices.filter { calls[$0].contains("rename") }
    #expect(renames.contains { calls[$0].contains("\"store/w\"") })
    #expect(renames.contains { calls[$0].contains("\"store/w.checkpoint\"") })
    for place in renames {
      let name = try #require(calls[place].firstMatch(of: /\.saving-[0-9a-f]{16}/)).output
      // Nothing is written between: the last call before that names the file, and the first after it the folder.
      let before = try #require(calls[..<place].last { $0.contains(name) })
      #expect(before.contains("fsync(") && before.hasSuffix("= 0"), "\(before)")
      let after = try #require(calls[(place + 1)...].first)
      #expect(after.contains("fsync(") && after.contains("<\(folder)>") && after.hasSuffix("= 0"), "\(after)")
    }
  }
}
