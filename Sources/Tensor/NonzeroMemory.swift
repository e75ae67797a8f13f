// The storage of `Nonzeros`: bitmaps and lists, shared by copies of a matrix until one of them is listed again.

import Kernels

/// Memory for the bitmap of a matrix. `@unchecked Sendable`: `Nonzeros` writes only while it holds the only reference,
/// and each row is written by one worker.
final class BitMemory: @unchecked Sendable {
  let words: UnsafeMutablePointer<UInt64>
  private let count: Int

  init(count: Int) {
    self.count = count
    words = .allocate(capacity: max(1, count))
  }

  deinit { words.deallocate() }

  func another() -> BitMemory { BitMemory(count: count) }
}

/// Memory for the lists of groups in several parts. `@unchecked Sendable` for the same reason as `BitMemory`: each list
/// is written by one worker.
final class ListMemory: @unchecked Sendable {
  private let parts: Int
  private let groups: Int
  /// Values per step.
  private let width: Int
  private let memory: NonzeroLists

  /// Memory for lists of up to `steps` steps each.
  init(parts: Int, groups: Int, width: Int, steps: Int) {
    (self.parts, self.groups, self.width) = (parts, groups, width)
    let count = max(1, parts * groups)
    memory = NonzeroLists(
      steps: .allocate(capacity: count * steps), values: .allocate(capacity: count * steps * width),
      stride: steps, counts: .allocate(capacity: count))
  }

  deinit {
    memory.steps.deallocate()
    memory.values.deallocate()
    memory.counts.deallocate()
  }

  func another() -> ListMemory {
    ListMemory(parts: parts, groups: groups, width: width, steps: memory.stride)
  }

  /// The lists of a part for `group` and the groups after it.
  func lists(_ part: Int, fromGroup group: Int) -> NonzeroLists {
    let number = part * groups + group
    var lists = memory
    lists.steps += number * lists.stride
    lists.values += number * lists.stride * width
    lists.counts += number
    return lists
  }

  /// The total length of the lists of the first `groups` groups in all parts.
  func totalLength(groups: Int) -> Int {
    (0..<parts).reduce(0) { sum, part in
      let counts = lists(part, fromGroup: 0).counts
      return (0..<groups).reduce(sum) { $0 + Int(counts[$1]) }
    }
  }
}

extension ListMemory? {
  /// Takes the memory out, if there is any; returns new memory of the same size if a copy of its owner still reads it.
  mutating func takeUnshared() -> ListMemory? {
    guard var memory = take() else { return nil }
    return isKnownUniquelyReferenced(&memory) ? memory : memory.another()
  }
}
