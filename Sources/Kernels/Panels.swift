// Weights in panels: the way the kernels want them, from and to the row-major matrix that everyone else means, and
// turned round for the input gradient. Baseline code for every processor; it checks nothing.
//
// A [rows, columns] matrix W is stored in panels of 32 rows, each [columns, 32] row-major, rows past the last zero.

/// Stores a row-major [rows, columns] matrix in panels, whose fillers are zero already.
public func packPanels(
  _ matrix: UnsafePointer<Float>, rows: Int, columns: Int, to panels: UnsafeMutablePointer<Float>
) {
  forEachBlock(rows: rows, columns: columns) { block in
    let (source, target) = (matrix + block.inMatrix, panels + block.inPanels)
    if block.isWhole {
      transposeBlock(source, stride: columns, to: target, stride: panelWidth)
    } else {
      block.forEachElement { row, column in
        target[column * panelWidth + row] = source[row * columns + column]
      }
    }
  }
}

/// Writes the row-major [rows, columns] matrix that is stored in `panels`.
public func unpackPanels(
  _ panels: UnsafePointer<Float>, rows: Int, columns: Int, to matrix: UnsafeMutablePointer<Float>
) {
  forEachBlock(rows: rows, columns: columns) { block in
    let (source, target) = (panels + block.inPanels, matrix + block.inMatrix)
    if block.isWhole {
      transposeBlock(source, stride: panelWidth, to: target, stride: columns)
    } else {
      block.forEachElement { row, column in
        target[row * columns + column] = source[column * panelWidth + row]
      }
    }
  }
}

/// Copies 32 columns of a [rows, columns] matrix that is stored in panels, from column `first` on, to `packed`,
/// [rows, 32] row-major; columns past the last are filled with zero.
///
/// Rows are written four at a time, so that `packed` has room for a whole panel of them.
public func packTransposed(
  _ panels: UnsafePointer<Float>, rows: Int, columns: Int, first: Int,
  to packed: UnsafeMutablePointer<Float>
) {
  let width = min(panelWidth, columns - first)
  let wholeBlocks = width / 4 * 4
  for row in stride(from: 0, to: rows, by: 4) {
    let panel = panels + (row / panelWidth * columns + first) * panelWidth + row % panelWidth
    let target = packed + row * panelWidth
    for i in stride(from: 0, to: wholeBlocks, by: 4) {
      transposeBlock(panel + i * panelWidth, stride: panelWidth, to: target + i, stride: panelWidth)
    }
    for r in 0..<4 {
      for i in wholeBlocks..<width { target[r * panelWidth + i] = panel[i * panelWidth + r] }
      for i in width..<panelWidth { target[r * panelWidth + i] = 0 }
    }
  }
}

/// Up to 4 x 4 elements of a matrix, and where they begin in it and in its panels.
private struct Block {
  let rows: Int
  let columns: Int
  let inMatrix: Int
  let inPanels: Int

  var isWhole: Bool { rows == 4 && columns == 4 }

  @inline(__always)
  func forEachElement(_ body: (_ row: Int, _ column: Int) -> Void) {
    for row in 0..<rows {
      for column in 0..<columns { body(row, column) }
    }
  }
}

/// Visits a matrix in blocks of 4 x 4, those at its edges smaller.
@inline(__always)
private func forEachBlock(rows: Int, columns: Int, _ body: (Block) -> Void) {
  for row in stride(from: 0, to: rows, by: 4) {
    for column in stride(from: 0, to: columns, by: 4) {
      body(
        Block(
          rows: min(4, rows - row), columns: min(4, columns - column),
          inMatrix: row * columns + column,
          inPanels: (row / panelWidth * columns + column) * panelWidth + row % panelWidth))
    }
  }
}

/// Transposes 4 x 4 elements in registers: one by one, reads or writes a panel's width apart cost several times as
/// much.
@inline(__always)
private func transposeBlock(
  _ source: UnsafePointer<Float>, stride from: Int, to target: UnsafeMutablePointer<Float>, stride to: Int
) {
  let a = source.load(SIMD4<Float>.self)
  let b = source.load(SIMD4<Float>.self, at: from)
  let c = source.load(SIMD4<Float>.self, at: 2 * from)
  let d = source.load(SIMD4<Float>.self, at: 3 * from)
  let (ab, cd) = (SIMD8(lowHalf: a, highHalf: b), SIMD8(lowHalf: c, highHalf: d))
  let even = SIMD8(lowHalf: ab.evenHalf, highHalf: cd.evenHalf)  // a0 a2 b0 b2 c0 c2 d0 d2
  let odd = SIMD8(lowHalf: ab.oddHalf, highHalf: cd.oddHalf)  // a1 a3 b1 b3 c1 c3 d1 d3
  target.store(even.evenHalf)
  target.store(odd.evenHalf, at: to)
  target.store(even.oddHalf, at: 2 * to)
  target.store(odd.oddHalf, at: 3 * to)
}
