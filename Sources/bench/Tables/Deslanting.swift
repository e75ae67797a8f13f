// The deslanting of images, on one thread: the one-time cost of `--preprocess deslant` for each image.

import Formats
import Images

extension BenchTable {
  static let deslanting = BenchTable(
    name: "deslanting", title: "Deslanting an image, one thread",
    note: "Images of 28 x 28: the slant of the ink found, and each row moved sideways by what it asks for.",
    columns: [.figures("images")] + TimeUnit.microseconds.columns + [.figures("ns per image")],
    rows: { sitting in [DeslantingRow(data: sitting.data)] })
}

private struct DeslantingRow: BenchRow {
  let data: TrainingData

  private static let count = 256

  var label: [String] { ["\(Self.count)"] }

  private func deslant(_ body: (_ example: Int, _ upright: [UInt8]) -> Void) {
    let examples = data.examples
    var upright = [UInt8](repeating: 0, count: examples.rows * examples.columns)
    for example in 0..<Self.count {
      examples.image(at: example).withSpan { image in
        var span = upright.mutableSpan
        Deslanting.deslant(image, width: examples.columns, into: &span)
      }
      body(example, upright)
    }
  }

  /// Pixels may round to either side of a half, so they may differ by one.
  func check(_ checks: inout Checks) {
    var farthest = 0
    deslant { example, upright in
      let slow = Self.reference(data.examples.image(at: example).array, width: data.examples.columns)
      for (fast, slow) in zip(upright, slow) { farthest = max(farthest, abs(Int(fast) - slow)) }
    }
    checks.expect(farthest <= 1, "deslanted images are \(farthest) levels away from those of the plain loop")
  }

  /// The same in Double, pixel by pixel, by definition.
  private static func reference(_ pixels: [UInt8], width: Int) -> [Int] {
    let ink = pixels.enumerated().map { (x: Double($0 % width), y: Double($0 / width), mass: Double($1)) }
    let mass = ink.reduce(0) { $0 + $1.mass }
    let middle = (
      x: ink.reduce(0) { $0 + $1.mass * $1.x } / mass, y: ink.reduce(0) { $0 + $1.mass * $1.y } / mass
    )
    let covariance = ink.reduce(0) { $0 + $1.mass * ($1.x - middle.x) * ($1.y - middle.y) }
    let variance = ink.reduce(0) { $0 + $1.mass * ($1.y - middle.y) * ($1.y - middle.y) }
    let slant = min(max(covariance / variance, -1), 1)
    return ink.map { place in
      let source = place.x + slant * (place.y - middle.y)
      let row = Int(place.y) * width
      var sum = 0.0
      for column in 0..<width {
        sum += cubic(source - Double(column)) * Double(pixels[row + column])
      }
      return Int(min(max(sum, 0), 255).rounded())
    }
  }

  /// Keys' kernel with a = −1/2.
  private static func cubic(_ distance: Double) -> Double {
    let d = abs(distance)
    return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let time = try stopwatch.time([{ deslant { _, _ in } }])[0]
    return TimeUnit.microseconds.cells(time)
      + [NumberFormat.fixed(time.median / Double(Self.count) * 1e9, places: 0)]
  }
}
