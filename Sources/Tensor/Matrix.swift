// A row-major matrix of Floats, as a batch of images, activations or gradients: [B examples, features].

import Kernels

/// A row-major matrix of Floats with value semantics; zeros at first.
///
/// Rows start `stride` Floats apart: the columns rounded up to whole panels, so that a kernel may read and write
/// whole vectors; what lies between the last column and the stride is zero. The number of panels is made odd,
/// because rows a power of two apart fall on the same few lines of the cache.
public struct Matrix: Sendable {
  /// The number of rows in use; see `setRows`.
  public private(set) var rows: Int
  /// The number of columns.
  public let columns: Int
  /// Floats from the start of one row to the start of the next.
  public let stride: Int
  private var storage: Vector
  /// Its nonzero elements, if they have been listed since the last change.
  private(set) var nonzeros: Nonzeros?
  private let listing: Listing

  /// What is recorded about the nonzero elements when rows are filled or columns listed.
  private enum Listing {
    /// Column lists, for products that use them, and the bitmap.
    case columns
    /// The bitmap, from which rows can be listed.
    case marks
    case nothing
  }

  /// A [rows, columns] matrix of zeros; traps when either is negative.
  public init(rows: Int, columns: Int) { self.init(rows: rows, columns: columns, listing: .columns) }

  /// A [rows, I] matrix of zeros for the inputs of a layer, with the lists that the layer's products use.
  ///
  /// The forward product of units that see windows uses no lists; only the weight gradient does, in training.
  public init(rows: Int, inputsOf layer: DenseLayout, forTraining: Bool) {
    let listing: Listing = layer.receptiveField == nil ? .columns : forTraining ? .marks : .nothing
    self.init(rows: rows, columns: layer.inputs, listing: listing)
  }

  /// A [rows, H · W · C] matrix of zeros for the images of a convolutional layer, whose products use no lists.
  public init(rows: Int, inputsOf layer: Convolution) {
    self.init(rows: rows, columns: layer.input.count, listing: .nothing)
  }

  private init(rows: Int, columns: Int, listing: Listing) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) x \(columns)")
    self.rows = rows
    self.columns = columns
    self.listing = listing
    stride = ((columns + panelWidth - 1) / panelWidth | 1) * panelWidth
    storage = Vector(count: rows * stride)
  }

  /// A [rows, columns] matrix of these elements in row-major order; traps unless there are rows · columns of them.
  public init(rows: Int, columns: Int, _ elements: [Float]) {
    precondition(
      elements.count == rows * columns,
      "\(elements.count) elements do not fill a \(rows) x \(columns) matrix")
    self.init(rows: rows, columns: columns)
    let base = mutablePointer()
    for row in 0..<rows {
      for column in 0..<columns { base[row * stride + column] = elements[row * columns + column] }
    }
  }

  /// The number of rows that the storage can hold.
  public var capacity: Int { storage.count / stride }

  /// Uses the first `rows` rows only, as the last batch of an epoch does; traps above `capacity`.
  public mutating func setRows(_ rows: Int) {
    precondition(rows >= 0 && rows <= capacity, "\(rows) rows do not fit into \(capacity)")
    self.rows = rows
    nonzeros?.forget()
  }

  /// The element at a row and a column; traps outside.
  public subscript(row: Int, column: Int) -> Float {
    get {
      checkIndex(row, column)
      return pointer[row * stride + column]
    }
    set {
      checkIndex(row, column)
      mutablePointer()[row * stride + column] = newValue
    }
  }

  /// The elements in row-major order, `rows` x `columns` of them.
  public var elements: [Float] {
    (0..<rows).flatMap { row in UnsafeBufferPointer(start: pointer + row * stride, count: columns) }
  }

  /// The first element, for reading; valid as long as this value is neither changed nor let go.
  var pointer: UnsafePointer<Float> { storage.pointer }

  /// The first element, for writing, after taking a copy where the storage is shared.
  mutating func mutablePointer() -> UnsafeMutablePointer<Float> {
    nonzeros?.forget()
    return storage.mutablePointer()
  }

  /// Whether its nonzero elements are listed for `kernels`.
  func isListed(for kernels: KernelTable) -> Bool { nonzeros?.isListed(for: kernels) ?? false }

  /// Where to note what is not zero, group of rows by group; nil where nothing is to be noted.
  mutating func beginListing(for kernels: KernelTable) -> Nonzeros? {
    guard listing != .nothing else { return nil }
    var lists = nonzeros.take()
    if lists?.fit(kernels) != true {
      lists = Nonzeros(rows: capacity, columns: columns, listsColumns: listing == .columns, for: kernels)
    }
    lists?.begin()
    return lists
  }

  /// Keeps lists that all its rows are in now.
  mutating func endListing(_ lists: consuming Nonzeros?) {
    lists?.end(rows: rows)
    nonzeros = lists
  }

  /// Lists the rows that are not zero, where they are marked.
  mutating func listNonzeroRows(on engine: Engine) {
    let elements = pointer
    nonzeros?.listRows(rows, of: elements, stride: stride, on: engine)
  }

  /// The columns in parts of which a product takes one after the other, each with its lists: all columns in one part
  /// without lists, unless there are some that pay.
  func parts(for kernels: KernelTable) -> [ColumnPart] {
    guard let nonzeros, let parts = nonzeros.parts(for: kernels) else {
      return [ColumnPart(columns: 0..<columns, nonzeros: nil)]
    }
    return parts.map { ColumnPart(columns: $0, nonzeros: nonzeros) }
  }

  private func checkIndex(_ row: Int, _ column: Int) {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "(\(row), \(column)) is outside a \(rows) x \(columns) matrix")
  }
}

/// Columns that a product takes together, and where they are not zero if that is to be followed.
struct ColumnPart {
  let columns: Range<Int>
  private let nonzeros: Nonzeros?

  init(columns: Range<Int>, nonzeros: Nonzeros?) { (self.columns, self.nonzeros) = (columns, nonzeros) }

  /// The lists for the rows from `row` on, a multiple of four.
  func lists(fromRow row: Int) -> NonzeroLists? { nonzeros?.columns(columns, fromRow: row) }
}
