// The team's promises: every worker once, everything seen, nothing lost over many forks.

import CProcessor
import Synchronization
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@testable import Parallel

@Suite struct WorkerTeamTests {
  @Test(arguments: [1, 2, 3, 4, 9])
  func `every share is done exactly once`(threads: Int) {
    let team = WorkerTeam(threads: threads)
    #expect(team.threads == threads)
    let calls = (0..<threads).map { _ in Counter() }
    for _ in 0..<100 { team.run { share in calls[share].value.add(1, ordering: .relaxed) } }
    #expect(calls.map { $0.value.load(ordering: .relaxed) } == [Int](repeating: 100, count: threads))
  }

  @Test(arguments: [1, 2, 4])
  func `one stage sees what the stage before wrote`(threads: Int) {
    let team = WorkerTeam(threads: threads)
    var values = [UInt8](repeating: 0, count: 1000)
    for _ in 0..<500 {
      let before = values
      let sum = before.reduce(0, &+)
      values = team.bytes(count: 1000, chunkLength: 7) { chunk, bytes in
        for i in bytes.indices { bytes[i] &+= before[7 * chunk + i] &+ UInt8(chunk) &+ sum % 3 }
      }
    }
    var expected = [UInt8](repeating: 0, count: 1000)
    for _ in 0..<500 {
      let sum = expected.reduce(0, &+)
      for i in expected.indices { expected[i] &+= UInt8(i / 7) &+ sum % 3 }
    }
    #expect(values == expected)
  }

  @Test func `workers that slept wake up`() {
    let team = WorkerTeam(threads: 3)
    for _ in 0..<5 {
      // Longer than any spinning, so that the workers are asleep when the next call comes.
      var pause = timespec(tv_sec: 0, tv_nsec: 20_000_000)
      nanosleep(&pause, nil)
      let calls = Atomic<Int>(0)
      team.run { _ in calls.add(1, ordering: .relaxed) }
      let total = calls.load(ordering: .relaxed)
      #expect(total == 3)
    }
  }

  @Test func `a slow worker is waited for`() {
    let team = WorkerTeam(threads: 2)
    let done = Atomic<Bool>(false)
    team.run { worker in
      guard worker == 1 else { return }
      var pause = timespec(tv_sec: 0, tv_nsec: 20_000_000)
      nanosleep(&pause, nil)
      done.store(true, ordering: .relaxed)
    }
    let finished = done.load(ordering: .relaxed)
    #expect(finished)
  }

  @Test func `a call from within the work traps`() async {
    await #expect(processExitsWith: .failure) {
      let team = WorkerTeam(threads: 2)
      team.run { _ in team.run { _ in } }
    }
  }

  @Test func `no more threads than a control group has time for`() throws {
    var template = Array("/tmp/digits-XXXXXX".utf8CString)
    let folder = String(cString: mkdtemp(&template))
    defer {
      for name in ["/cpu.max", "/cpu/cpu.cfs_quota_us", "/cpu/cpu.cfs_period_us", "/cpu", ""] {
        remove(folder + name)
      }
    }
    func write(_ text: String, to name: String) throws {
      let file = try #require(fopen(folder + name, "w"))
      fputs(text, file)
      fclose(file)
    }
    #expect(cpu_quota(folder) == 0)
    for (text, processors) in [
      ("max 100000", 0), ("200000 100000", 2), ("150000 100000", 2), ("5 100000", 1), ("", 0),
    ] {
      try write(text, to: "/cpu.max")
      #expect(cpu_quota(folder) == Int32(processors))
    }
    remove(folder + "/cpu.max")
    mkdir(folder + "/cpu", 0o700)
    for (quota, processors) in [("-1", 0), ("300000", 3)] {
      try write(quota, to: "/cpu/cpu.cfs_quota_us")
      try write("100000", to: "/cpu/cpu.cfs_period_us")
      #expect(cpu_quota(folder) == Int32(processors))
    }
  }

  @Test func `an empty array has no chunks`() {
    let none = WorkerTeam(threads: 2).bytes(count: 0, chunkLength: 8) { _, _ in
      Issue.record("there is no chunk to fill")
    }
    #expect(none == [])
  }
}

/// Atomic rather than behind a `Mutex`, whose lock the thread sanitizer does not see.
private final class Counter: Sendable {
  let value = Atomic<Int>(0)
}
