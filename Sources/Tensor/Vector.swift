// A flat array of Floats: a network's parameters, their gradient, or an Adam moment.

/// A fixed-size array of Floats with value semantics, aligned for the kernels; zeros at first.
public struct Vector: Sendable {
  private var storage: AlignedFloats

  /// A vector of `count` zeros; traps if `count` is negative.
  public init(count: Int) {
    precondition(count >= 0, "a vector cannot hold \(count) elements")
    storage = AlignedFloats(count: count)
  }

  /// A vector of these elements.
  public init(_ elements: some Collection<Float>) {
    self.init(count: elements.count)
    var target = storage.base
    for element in elements {
      target.pointee = element
      target += 1
    }
  }

  /// The number of elements.
  public var count: Int { storage.count }

  /// The element at `index`, 0 ..< `count`; traps outside.
  public subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count, "index \(index) is outside a vector of \(count)")
      return storage.base[index]
    }
    set {
      precondition(index >= 0 && index < count, "index \(index) is outside a vector of \(count)")
      makeUnique()
      storage.base[index] = newValue
    }
  }

  /// The elements as an array.
  public var elements: [Float] { Array(UnsafeBufferPointer(start: storage.base, count: count)) }

  /// A pointer to the first element, for reading; valid as long as this value is neither changed nor released.
  var pointer: UnsafePointer<Float> { UnsafePointer(storage.base) }

  /// A pointer to the first element, for writing; copies the storage first if it is shared.
  mutating func mutablePointer() -> UnsafeMutablePointer<Float> {
    makeUnique()
    return storage.base
  }

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
  }
}

extension Vector: Equatable {
  /// Whether all elements have the same bits: NaN equals itself, and −0 differs from 0.
  public static func == (a: Vector, b: Vector) -> Bool {
    a.count == b.count
      && (0..<a.count).allSatisfy { a.pointer[$0].bitPattern == b.pointer[$0].bitPattern }
  }
}
