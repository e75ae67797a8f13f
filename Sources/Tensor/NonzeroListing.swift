// Which matrices are listed, and when: batches while they are filled (Rows.swift), hidden layers here. The lists
// themselves are in Nonzeros.swift; without them every product is the same, and slower where much is zero.

import Kernels

extension Engine {
  /// For each group of rows, lists the columns that are not zero and what they hold, unless that is done already: the
  /// units that ReLU let through, so that the forward product and the input gradient can leave out the others.
  ///
  /// - Parameters:
  ///   - matrix: [B, features], what a product is to read.
  ///   - productWidth: the columns of that product. Where it or the matrix is narrow, listing would take as long as it
  ///     saves, and nothing is listed.
  public func listNonzeroColumns(of matrix: inout Matrix, productWidth: Int) {
    guard matrix.columns >= Nonzeros.fewestColumns, productWidth > panelWidth,
      !matrix.isListed(for: kernels)
    else { return }
    // Each worker reads and lists the rows of its own part.
    nonisolated(unsafe) let source = matrix.pointer
    let (rows, stride) = (matrix.rows, matrix.stride)
    let lists = matrix.beginListing(for: kernels)
    share(work: rows * stride) { share in
      share.forEachPart(panels: 1, rows: rows) { _, part in
        lists?.list(part, of: source, stride: stride, kernels)
      }
    }
    matrix.endListing(lists)
  }

  /// For each group of columns, lists the rows that are not zero and what they hold, for the weight gradient; does
  /// nothing where the columns are not listed.
  public func listNonzeroRows(of matrix: inout Matrix) { matrix.listNonzeroRows(on: self) }
}
