// The facts that a report names: processor, load, date and commit. Facts that cannot be determined are `unknown`.

import Formats
import Parallel
import Storage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The facts needed to reproduce a table of figures.
enum Machine {
  /// Processor, number of processors and system: `AMD EPYC, 2 processors, Linux x86_64`.
  static var summary: String {
    let processors = WorkerTeam.recommendedThreads
    return "\(processor), \(processors) processor\(processors == 1 ? "" : "s"), \(system)"
  }

  /// The current date in UTC, as 2026-01-31.
  static var date: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 16)
    let length = strftime(&text, text.count, "%Y-%m-%d", &parts)
    return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The commit checked out in the current folder, followed by `-dirty` if files differ from it.
  static var commit: String {
    // Determined by running git, because where the answer is stored depends on worktrees, packed references and git's
    // version.
    guard let git = popen("git describe --always --dirty --exclude '*' 2>/dev/null", "r") else {
      return "unknown"
    }
    defer { pclose(git) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), git) != nil else { return "unknown" }
    return String(decoding: line.prefix { $0 > 0x20 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The load average of the last minute: `0.12`. Figures from a busy machine are unreliable.
  static var load: String {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? NumberFormat.fixed(averages[0], places: 2) : "unknown"
  }

  /// The model name of the processor.
  private static var processor: String {
    #if canImport(Darwin)
      var name = [CChar](repeating: 0, count: 128)
      var size = name.count
      guard sysctlbyname("machdep.cpu.brand_string", &name, &size, nil, 0) == 0 else {
        return unknownProcessor
      }
      return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      guard let file = try? ByteBuffer(contentsOf: "/proc/cpuinfo", limit: 1 << 24) else {
        return unknownProcessor
      }
      let text = String(decoding: file.array, as: UTF8.self)
      guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") }),
        let colon = line.firstIndex(of: ":")
      else { return unknownProcessor }
      return String(line[line.index(after: colon)...].drop { $0 == " " })
    #endif
  }

  private static let unknownProcessor = "unknown processor"

  private static var system: String {
    #if arch(x86_64)
      let architecture = "x86_64"
    #elseif arch(arm64)
      let architecture = "arm64"
    #else
      let architecture = "other architecture"
    #endif
    #if canImport(Darwin)
      return "macOS \(architecture)"
    #else
      return "Linux \(architecture)"
    #endif
  }
}
