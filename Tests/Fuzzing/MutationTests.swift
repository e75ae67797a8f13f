// Each parser with its seeds and with thousands of inputs made of them: nothing traps, and nothing comes of any that must
// not. The long runs are libFuzzer's, by the script `fuzz`.

import Testing

struct MutationTests {
  @Test(arguments: FuzzTarget.all)
  func `every seed is read or refused`(target: FuzzTarget) throws {
    let seeds = try target.seeds()
    #expect(!seeds.isEmpty)
    for seed in seeds { try target.read(seed) }
  }

  @Test(arguments: FuzzTarget.all)
  func `whatever is done to them`(target: FuzzTarget) throws {
    var mutator = Mutator(seeds: try target.seeds(), seed: 1)
    for number in 0..<target.mutations {
      let input = mutator.next()
      do { try target.read(input) } catch { Issue.record("\(error), from input \(number): \(input)") }
    }
  }
}
