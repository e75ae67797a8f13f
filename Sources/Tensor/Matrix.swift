// A row-major matrix of Floats for a batch of images, activations or gradients: [B examples, features].

import Kernels

/// A row-major matrix of Floats with value semantics; zeros at first.
///
/// The stride is the number of columns rounded up to whole panels, so that a kernel may read and write whole vectors;
/// elements between the last column and the stride are zero. The number of panels is odd, because rows a power of two
/// apart map to the same few cache sets.
public struct Matrix: Sendable {
  /// The number of rows in use; see `setRows`.
  public private(set) var rows: Int
  /// The number of columns.
  public let columns: Int
  /// Floats from the start of one row to the start of the next.
  public let stride: Int
  private var storage: Vector
  /// The nonzero elements, if they have been listed since the last change.
  private(set) var nonzeros: Nonzeros?
  private let listing: Listing

  /// What is recorded about the nonzero elements when rows are filled or columns listed.
  private enum Listing {
    /// Column lists, for products that use them, and the bitmap.
    case columns
    /// The bitmap only, from which row lists can be built.
    case marks
    case nothing
  }

  /// A [rows, columns] matrix of zeros; traps when either is negative.
  public init(rows: Int, columns: Int) { self.init(rows: rows, columns: columns, listing: .columns) }

  /// A [rows, I] matrix of zeros for the inputs of a layer, with the lists that the layer's products use.
  ///
  /// With a receptive field, only the weight gradient uses lists, so inference needs none.
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

  /// A [rows, columns] matrix of these elements in row-major order; traps unless there are rows · columns elements.
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

  /// Uses only the first `rows` rows, as for the last batch of an epoch; traps above `capacity`.
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

  /// The rows · columns elements in row-major order.
  public var elements: [Float] {
    (0..<rows).flatMap { row in UnsafeBufferPointer(start: pointer + row * stride, count: columns) }
  }

  /// A pointer to the first element, for reading; valid as long as this value is neither changed nor released.
  var pointer: UnsafePointer<Float> { storage.pointer }

  /// A pointer to the first element, for writing; copies the storage first if it is shared.
  mutating func mutablePointer() -> UnsafeMutablePointer<Float> {
    nonzeros?.forget()
    return storage.mutablePointer()
  }

  /// Whether its nonzero elements are listed for `kernels`.
  func isListed(for kernels: KernelTable) -> Bool { nonzeros?.isListed(for: kernels) ?? false }

  /// The lists to fill while groups of rows are written; nil if nothing is recorded.
  mutating func beginListing(for kernels: KernelTable) -> Nonzeros? {
    guard listing != .nothing else { return nil }
    var lists = nonzeros.take()
    if lists?.fit(kernels) != true {
      lists = Nonzeros(rows: capacity, columns: columns, listsColumns: listing == .columns, for: kernels)
    }
    lists?.begin()
    return lists
  }

  /// Keeps `lists`, which now cover all rows.
  mutating func endListing(_ lists: consuming Nonzeros?) {
    lists?.end(rows: rows)
    nonzeros = lists
  }

  /// Lists the nonzero rows of each group of columns, if the bitmap is up to date.
  mutating func listNonzeroRows(on engine: Engine) {
    let elements = pointer
    nonzeros?.listRows(rows, of: elements, stride: stride, on: engine)
  }

  /// The column blocks that a product processes in turn, each with its lists; one block of all columns, without lists,
  /// if lists would not make it faster.
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

/// A block of columns that a product processes at once, with its lists of nonzero elements if they are to be used.
struct ColumnPart {
  let columns: Range<Int>
  private let nonzeros: Nonzeros?

  init(columns: Range<Int>, nonzeros: Nonzeros?) { (self.columns, self.nonzeros) = (columns, nonzeros) }

  /// The lists for the rows from `row`, a multiple of four.
  func lists(fromRow row: Int) -> NonzeroLists? { nonzeros?.columns(columns, fromRow: row) }
}
