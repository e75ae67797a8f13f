// Rows filled by a function: each once, with its own number, whatever the threads.

import Tensor
import Testing

@Suite struct FillRowsTests {
  @Test(arguments: threadCounts, [0, 1, 13, 127])
  func `every row is filled once`(threads: Int, count: Int) {
    let columns = 33
    var batch = Matrix(rows: 130, columns: columns)
    Engine(threads: threads).fillRows(of: &batch, count: count, work: 10_000, scratch: { 0 }) {
      row, values, calls in
      calls += 1
      for column in values.indices { values[column] += Float(1000 * row + column) }
    }
    #expect(batch.rows == count)
    let expected = (0..<count).flatMap { row in (0..<columns).map { Float(1000 * row + $0) } }
    // Compared outside of #expect, which would print every element.
    let same = batch.elements == expected
    #expect(same)
    batch.setRows(130)
    #expect(batch.elements.dropFirst(expected.count).allSatisfy { $0 == 0 })
  }

  @Test func `scratch is kept within a part`() {
    var batch = Matrix(rows: 30, columns: 1)
    Engine(threads: 1).fillRows(of: &batch, count: 30, work: 1, scratch: { Float(0) }) { _, values, sum in
      sum += 1
      values[0] = sum
    }
    #expect(batch.elements == (1...30).map(Float.init))
  }

  @Test func `more rows than there is room for trap`() async {
    await #expect(processExitsWith: .failure) {
      var batch = Matrix(rows: 2, columns: 1)
      Engine(threads: 1).fillRows(of: &batch, count: 3, work: 1, scratch: {}) { _, _, _ in }
    }
  }
}
