// Builds index lists for hidden layers; those of input batches are built while they are filled (Rows.swift). Products
// give the same results without lists, but are slower for sparse matrices.

import Kernels

extension Engine {
  /// Lists the nonzero columns of each group of rows, with their values, unless that is done already. These are the
  /// active units: the forward product and the input gradient skip the others.
  ///
  /// - Parameters:
  ///   - matrix: [B, features], the left factor of a product.
  ///   - productWidth: the number of columns of that product. If it or the matrix is narrow, listing would take as long
  ///     as it saves, and nothing is listed.
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

  /// Lists the nonzero rows of each group of columns, with their values, for the weight gradient. Does nothing if the
  /// columns are not listed.
  public func listNonzeroRows(of matrix: inout Matrix) { matrix.listNonzeroRows(on: self) }
}
