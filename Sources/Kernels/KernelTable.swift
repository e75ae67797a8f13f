// The kernels of one instruction set as values, so that one can be chosen at run time.

/// One instantiation of every kernel. The kernels are documented in the generic sources in this folder.
///
/// A class, because the compiler would copy so large a struct with a function that all kernel modules share, and the
/// linker could keep the version with the widest instructions.
public final class KernelTable: Sendable {
  /// `baseline`, `avx2` or `avx512`.
  public let name: String
  public let product: @Sendable (Product) -> Void
  public let adam: @Sendable (AdamRun, AdamCoefficients) -> Void
  public let convert: @Sendable (UnsafePointer<UInt8>, Int, Float, UnsafeMutablePointer<Float>) -> Void
  public let sumRows: @Sendable (UnsafePointer<Float>, Int, Int, Int, UnsafeMutablePointer<Float>) -> Void
  public let transpose: @Sendable (Transposition) -> Void
  /// `InstructionSet.rowsPerList`.
  public let rowsPerList: Int
  public let markNonzeros: @Sendable (_ rows: Range<Int>, MarkedMatrix) -> Void
  public let listColumns:
    @Sendable (_ columns: Range<Int>, _ rows: Range<Int>, MarkedMatrix, NonzeroLists) -> Void
  public let listRows: @Sendable (_ rows: Int, _ words: Range<Int>, MarkedMatrix, NonzeroLists) -> Void
  public let pool:
    @Sendable (Pooling, UnsafePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>?)
      -> Void
  public let unpool:
    @Sendable (Pooling, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  /// `InstructionSet.gateImage`: source, distance between positions, positions, channels, gate, target.
  public let gateImage:
    @Sendable (UnsafePointer<Float>, Int, Int, Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  public let gather: @Sendable (WindowSums) -> Void
  public let scatter: @Sendable (WindowSums) -> Void
  /// `InstructionSet.list`: grid, values, winners, list.
  public let listPlaces:
    @Sendable (PlaceGrid, UnsafePointer<Float>, UnsafePointer<Float>?, PlaceList) -> PlaceList
  /// `InstructionSet.markSquares`: pixels, width, channels, marks.
  public let markSquares: @Sendable (UnsafePointer<Float>, Int, Int, UnsafeMutablePointer<UInt64>) -> Int
  public let sumWindows: @Sendable (PoolingWindows) -> Void
  /// `InstructionSet.addRows`: matrix, rows, columns, sums.
  public let addRows: @Sendable (UnsafePointer<Float>, Int, Int, UnsafeMutablePointer<Float>) -> Void
  public let interpolate: @Sendable (Interpolation) -> Void
  public let thicken: @Sendable (Thickening) -> Void
  public let peak: @Sendable (_ rounds: Int) -> PeakRun

  public init(
    name: String,
    product: @escaping @Sendable (Product) -> Void,
    adam: @escaping @Sendable (AdamRun, AdamCoefficients) -> Void,
    convert: @escaping @Sendable (UnsafePointer<UInt8>, Int, Float, UnsafeMutablePointer<Float>) -> Void,
    sumRows: @escaping @Sendable (UnsafePointer<Float>, Int, Int, Int, UnsafeMutablePointer<Float>) -> Void,
    transpose: @escaping @Sendable (Transposition) -> Void,
    rowsPerList: Int,
    markNonzeros: @escaping @Sendable (_ rows: Range<Int>, MarkedMatrix) -> Void,
    listColumns:
      @escaping @Sendable (
        _ columns: Range<Int>, _ rows: Range<Int>, MarkedMatrix, NonzeroLists
      ) -> Void,
    listRows: @escaping @Sendable (_ rows: Int, _ words: Range<Int>, MarkedMatrix, NonzeroLists) -> Void,
    pool:
      @escaping @Sendable (
        Pooling, UnsafePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>?
      ) -> Void,
    unpool:
      @escaping @Sendable (
        Pooling, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>
      ) -> Void,
    gateImage:
      @escaping @Sendable (
        UnsafePointer<Float>, Int, Int, Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>
      ) -> Void,
    gather: @escaping @Sendable (WindowSums) -> Void,
    scatter: @escaping @Sendable (WindowSums) -> Void,
    listPlaces:
      @escaping @Sendable (PlaceGrid, UnsafePointer<Float>, UnsafePointer<Float>?, PlaceList) -> PlaceList,
    markSquares:
      @escaping @Sendable (UnsafePointer<Float>, Int, Int, UnsafeMutablePointer<UInt64>) -> Int,
    sumWindows: @escaping @Sendable (PoolingWindows) -> Void,
    addRows: @escaping @Sendable (UnsafePointer<Float>, Int, Int, UnsafeMutablePointer<Float>) -> Void,
    interpolate: @escaping @Sendable (Interpolation) -> Void,
    thicken: @escaping @Sendable (Thickening) -> Void,
    peak: @escaping @Sendable (_ rounds: Int) -> PeakRun
  ) {
    self.name = name
    self.product = product
    self.adam = adam
    self.convert = convert
    self.sumRows = sumRows
    self.transpose = transpose
    self.rowsPerList = rowsPerList
    self.markNonzeros = markNonzeros
    self.listColumns = listColumns
    self.listRows = listRows
    self.pool = pool
    self.unpool = unpool
    self.gateImage = gateImage
    self.gather = gather
    self.scatter = scatter
    self.listPlaces = listPlaces
    self.markSquares = markSquares
    self.sumWindows = sumWindows
    self.addRows = addRows
    self.interpolate = interpolate
    self.thicken = thicken
    self.peak = peak
  }
}
