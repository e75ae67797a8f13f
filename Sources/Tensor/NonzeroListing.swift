// Index lists of hidden layers; batches get theirs while they are filled (Rows.swift). The lists themselves are in
// Nonzeros.swift. Without them products give the same results, and are slower for sparse matrices.

import Kernels

extension Engine {
  /// For each group of rows, lists the nonzero columns and their values, unless that is done already: the active units,
  /// so that the forward product and the input gradient can skip the others.
  ///
  /// - Parameters:
  ///   - matrix: [B, features], the left factor of a product.
  ///   - productWidth: the columns of that product. If it or the matrix is narrow, listing would take as long as it
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

  /// For each group of columns, lists the nonzero rows and their values, for the weight gradient; does nothing if the
  /// columns are not listed.
  public func listNonzeroRows(of matrix: inout Matrix) { matrix.listNonzeroRows(on: self) }
}
