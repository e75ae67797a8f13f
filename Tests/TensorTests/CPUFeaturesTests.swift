// What the processor is found to have, against what the system says of it.

import CProcessor
import Foundation
import Testing

#if os(Linux) && arch(x86_64)
  @Suite struct CPUFeaturesTests {
    @Test func `instruction sets are those that the system names`() throws {
      let text = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("flags") })
      let flags = Set(line.split(separator: " ").map(String.init))
      #expect(cpu_supports_avx2() == flags.isSuperset(of: ["avx2", "fma"]))
      #expect(
        cpu_supports_avx512() == flags.isSuperset(of: ["avx512f", "avx512vl", "avx512dq", "avx512bw"]))
    }
  }
#endif
