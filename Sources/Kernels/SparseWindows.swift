// Convolution by the nonzero values of one operand: each is multiplied with a window of the other. After max pooling at
// most a quarter of ∂L/∂z is nonzero; about a fifth of a digit image is ink. Performs no checks.

/// Nonzero values, each with the offset of its window.
public struct PlaceList {
  public var count: Int
  public var values: UnsafeMutablePointer<Float>
  /// Distance in Floats from the start of the map to the corner of each value's window.
  public var offsets: UnsafeMutablePointer<Int>

  @inlinable
  public init(values: UnsafeMutablePointer<Float>, offsets: UnsafeMutablePointer<Int>) {
    (count, self.values, self.offsets) = (0, values, offsets)
  }
}

/// The positions of values in a [height, width] grid, and of their windows in a map.
public struct PlaceGrid {
  public var height, width: Int
  /// Distance in Floats from one value to the next.
  public var step: Int
  /// The side of the pooling window that a value came from, 1 or 2.
  public var side: Int
  /// Distance in Floats from one row of the map to the next, and from one position to the next.
  public var mapRow, mapPlace: Int

  @inlinable
  public init(height: Int, width: Int, step: Int, side: Int, mapRow: Int, mapPlace: Int) {
    (self.height, self.width, self.step, self.side) = (height, width, step, side)
    (self.mapRow, self.mapPlace) = (mapRow, mapPlace)
  }
}

/// The windows of listed values in a map, and weights for each position of a window.
///
/// Shapes: windows are [size, size, channels] in a map of any strides, weights are [size, size, channels] with
/// positions `weightsPlace` apart; `channels` is a multiple of 16.
public struct WindowSums {
  public var list: PlaceList
  public var size: Int
  public var channels: Int
  public var map: UnsafeMutablePointer<Float>
  public var mapRow, mapPlace: Int
  public var weights: UnsafeMutablePointer<Float>
  public var weightsPlace: Int

  @inlinable
  public init(
    list: PlaceList, size: Int, channels: Int,
    map: UnsafeMutablePointer<Float>, mapRow: Int, mapPlace: Int,
    weights: UnsafeMutablePointer<Float>, weightsPlace: Int
  ) {
    (self.list, self.size, self.channels) = (list, size, channels)
    (self.map, self.mapRow, self.mapPlace) = (map, mapRow, mapPlace)
    (self.weights, self.weightsPlace) = (weights, weightsPlace)
  }
}

/// Positions of a window whose vectors are kept in registers: `rows` by `columns`. `count` must be their product.
public enum Patch<let rows: Int, let columns: Int, let count: Int> {
  /// weights[i, j] += Σ over the list: value · map[offset + (i, j)], for the patch that starts at (row, column).
  @inlinable @inline(__always)
  static func gather<I: InstructionSet>(_: I.Type, _ windows: WindowSums, row: Int, column: Int, channel: Int)
  {
    let (mapRow, mapPlace) = (windows.mapRow, windows.mapPlace)
    let map = UnsafePointer(windows.map) + (row &* mapRow &+ column &* mapPlace &+ channel)
    var sums = load(I.self, windows, row: row, column: column, channel: channel)
    for k in 0..<windows.list.count {
      let factor = I.Vector(repeating: windows.list.values[k])
      let source = map + windows.list.offsets[k]
      for i in 0..<rows {
        for j in 0..<columns {
          let sum = sums[unchecked: i &* columns &+ j]
          sums[unchecked: i &* columns &+ j] = I.multiplyAdd(
            sum, factor, source.load(I.Vector.self, at: i &* mapRow &+ j &* mapPlace))
        }
      }
    }
    let weights = windows.weights + channel
    for i in 0..<rows {
      for j in 0..<columns {
        weights.store(
          sums[unchecked: i &* columns &+ j],
          at: ((row &+ i) &* windows.size &+ column &+ j) &* windows.weightsPlace)
      }
    }
  }

  /// map[offset + (i, j)] += value · weights[i, j] for each listed value, for the patch that starts at (row, column).
  @inlinable @inline(__always)
  static func scatter<I: InstructionSet>(
    _: I.Type, _ windows: WindowSums, row: Int, column: Int, channel: Int
  ) {
    let (mapRow, mapPlace) = (windows.mapRow, windows.mapPlace)
    let map = windows.map + (row &* mapRow &+ column &* mapPlace &+ channel)
    let weights = load(I.self, windows, row: row, column: column, channel: channel)
    for k in 0..<windows.list.count {
      let factor = I.Vector(repeating: windows.list.values[k])
      let target = map + windows.list.offsets[k]
      for i in 0..<rows {
        for j in 0..<columns {
          let place = i &* mapRow &+ j &* mapPlace
          target.store(
            I.multiplyAdd(
              target.load(I.Vector.self, at: place), factor, weights[unchecked: i &* columns &+ j]),
            at: place)
        }
      }
    }
  }

  /// Gathers or scatters, for the patch that starts at (row, column).
  @inlinable @inline(__always)
  static func add<I: InstructionSet>(
    _: I.Type, _ windows: WindowSums, row: Int, column: Int, channel: Int, scatters: Bool
  ) {
    if scatters {
      scatter(I.self, windows, row: row, column: column, channel: channel)
    } else {
      gather(I.self, windows, row: row, column: column, channel: channel)
    }
  }

  @inlinable @inline(__always)
  static func load<I: InstructionSet>(
    _: I.Type, _ windows: WindowSums, row: Int, column: Int, channel: Int
  ) -> InlineArray<count, I.Vector> {
    let weights = windows.weights + channel
    var vectors = InlineArray<count, I.Vector>(repeating: I.Vector(repeating: 0))
    for i in 0..<rows {
      for j in 0..<columns {
        vectors[unchecked: i &* columns &+ j] = weights.load(
          I.Vector.self, at: ((row &+ i) &* windows.size &+ column &+ j) &* windows.weightsPlace)
      }
    }
    return vectors
  }
}

extension InstructionSet {
  /// weights[i, j, c] += Σ over the list: value · map[offset + (i, j, c)].
  @inlinable @inline(__always)
  public static func gather(_ windows: WindowSums) { sweep(windows, scatters: false) }

  /// map[offset + (i, j, c)] += value · weights[i, j, c], for each listed value in order.
  @inlinable @inline(__always)
  public static func scatter(_ windows: WindowSums) { sweep(windows, scatters: true) }

  /// Covers the window with patches that fit in the registers, one vector of channels after another.
  @inlinable @inline(__always)
  static func sweep(_ windows: WindowSums, scatters: Bool) {
    let size = windows.size
    for c in stride(from: 0, to: windows.channels, by: Vector.scalarCount) {
      switch size {
      case 3: Patch<3, 3, 9>.add(Self.self, windows, row: 0, column: 0, channel: c, scatters: scatters)
      // Instruction sets with 16 lanes have 32 registers, others 16.
      case 5 where Vector.scalarCount == 16:
        Patch<5, 5, 25>.add(Self.self, windows, row: 0, column: 0, channel: c, scatters: scatters)
      case 5:
        for i in 0..<5 {
          Patch<1, 5, 5>.add(Self.self, windows, row: i, column: 0, channel: c, scatters: scatters)
        }
      default:
        for i in 0..<size {
          var j = 0
          while size - j >= 3 {
            Patch<1, 3, 3>.add(Self.self, windows, row: i, column: j, channel: c, scatters: scatters)
            j += 3
          }
          while j < size {
            Patch<1, 1, 1>.add(Self.self, windows, row: i, column: j, channel: c, scatters: scatters)
            j += 1
          }
        }
      }
    }
  }

  /// Lists the nonzero values of a grid in row-major order, each with its window in the map. With `winners`, laid out
  /// like the values, a window starts at the position that won the pooling; see `pool`.
  ///
  /// The list has capacity for the whole grid. No branch depends on a value, since half of them would be mispredicted.
  @inlinable @inline(__always)
  public static func list(
    _ grid: PlaceGrid, _ source: UnsafePointer<Float>, winners: UnsafePointer<Float>?, to list: PlaceList
  ) -> PlaceList {
    var list = list
    let (values, offsets) = (list.values, list.offsets)
    let (mapRow, mapPlace, side) = (grid.mapRow, grid.mapPlace, grid.side)
    var (n, index) = (0, 0)
    for y in 0..<grid.height {
      var offset = y &* side &* mapRow
      for _ in 0..<grid.width {
        let value = source[index]
        values[n] = value
        if let winners, side > 1 {
          let winner = winners[index]
          let column = winner == 1 || winner == 3 ? mapPlace : 0
          offsets[n] = offset &+ column &+ (winner >= 2 ? mapRow : 0)
        } else {
          offsets[n] = offset
        }
        n &+= value != 0 ? 1 : 0
        index &+= grid.step
        offset &+= side &* mapPlace
      }
    }
    list.count = n
    return list
  }

  /// Adds the rows of a contiguous [rows, columns] matrix to `sums` [columns], in order.
  @inlinable @inline(__always)
  public static func addRows(
    _ matrix: UnsafePointer<Float>, rows: Int, columns: Int, to sums: UnsafeMutablePointer<Float>
  ) {
    var column = 0
    while columns - column >= Vector.scalarCount {
      var sum = sums.load(Vector.self, at: column)
      for row in 0..<rows { sum += matrix.load(Vector.self, at: row &* columns &+ column) }
      sums.store(sum, at: column)
      column &+= Vector.scalarCount
    }
    for column in column..<columns {
      for row in 0..<rows { sums[column] += matrix[row &* columns &+ column] }
    }
  }
}
