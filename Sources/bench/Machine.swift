// Where and from what the figures come: processor, load, date and commit. Whatever cannot be found out is said to be
// unknown; nothing here fails.

import Formats
import Parallel
import Storage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a table of figures has to name so that someone else can repeat it.
enum Machine {
  /// Processor, number of processors, system: `AMD EPYC, 2 processors, Linux x86_64`.
  static var summary: String {
    let processors = WorkerTeam.recommendedThreads
    return "\(processor), \(processors) processor\(processors == 1 ? "" : "s"), \(system)"
  }

  /// Today in UTC, as 2026-01-31.
  static var date: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 16)
    let length = strftime(&text, text.count, "%Y-%m-%d", &parts)
    return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The commit checked out in the current folder, with `-dirty` after it when files differ from it.
  static var commit: String {
    // Asked of git itself, since where it keeps the answer depends on worktrees, packed references and its version.
    guard let git = popen("git describe --always --dirty --exclude '*' 2>/dev/null", "r") else {
      return "unknown"
    }
    defer { pclose(git) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), git) != nil else { return "unknown" }
    return String(decoding: line.prefix { $0 > 0x20 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// How many threads ran or wanted to over the last minute: `0.12`. Figures of a busy machine are not to be trusted.
  static var load: String {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? NumberFormat.fixed(averages[0], places: 2) : "unknown"
  }

  /// The name that the processor gives itself.
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
