import Foundation
import Random
import Testing

@testable import Augmentation

@Suite struct DisplacementFieldTests {
  /// The displacements of all pixels, row by row.
  private func values(_ field: DisplacementField, width: Int, height: Int) -> (u: [Double], v: [Double]) {
    var (u, v): ([Double], [Double]) = ([], [])
    for row in 0..<height {
      let knots = field.knots(atRow: row)
      for column in 0..<width {
        let pulled = field.displacements(knots, lanes: column / 8)
        u.append(Double(pulled.u[column % 8]))
        v.append(Double(pulled.v[column % 8]))
      }
    }
    return (u, v)
  }

  @Test(
    arguments: [(1.10, 4), (1.38, 4), (1.2, 5), (1.2, 6), (2.5, 8)] as [(Float, Float)])
  func `the root mean square of the displacements is what was asked for, within 2 %`(
    size: Float, smoothness: Float
  ) {
    var field = DisplacementField(width: 28, height: 28)
    var generator = SeededGenerator(seed: 1)
    var (squaresOfU, squaresOfV, product, sum) = (0.0, 0.0, 0.0, 0.0)
    let fields = 4000
    for _ in 0..<fields {
      field.draw(size: size, smoothness: smoothness, using: &generator)
      let (u, v) = values(field, width: 28, height: 28)
      for (u, v) in zip(u, v) {
        squaresOfU += u * u
        squaresOfV += v * v
        product += u * v
        sum += u + v
      }
    }
    let count = Double(fields * 28 * 28)
    let wanted = Double(size)
    #expect(abs((squaresOfU / count).squareRoot() / wanted - 1) < 0.02)
    #expect(abs((squaresOfV / count).squareRoot() / wanted - 1) < 0.02)
    #expect(abs(product / count) < 0.02 * wanted * wanted, "the axes are pulled apart from each other")
    #expect(abs(sum / count) < 0.05 * wanted, "neither way is preferred")
  }

  @Test
  func `no place of the picture is pulled more than another`() {
    var field = DisplacementField(width: 28, height: 28)
    var generator = SeededGenerator(seed: 2)
    var squares = [Double](repeating: 0, count: 28 * 28)
    let fields = 8000
    for _ in 0..<fields {
      field.draw(size: 1, smoothness: 5, using: &generator)
      let (u, v) = values(field, width: 28, height: 28)
      for i in squares.indices { squares[i] += (u[i] * u[i] + v[i] * v[i]) / 2 }
    }
    let meanSquares = squares.map { $0 / Double(fields) }
    #expect(meanSquares.min()! > 0.92 && meanSquares.max()! < 1.08)
  }

  @Test(arguments: [4, 6] as [Float])
  func `pixels are pulled as much alike as by a field that a Gaussian smoothed`(smoothness: Float) {
    var field = DisplacementField(width: 28, height: 28)
    var generator = SeededGenerator(seed: 3)
    let distances = [2, 4, 6, 8, 12, 16, 20]
    var products = [Double](repeating: 0, count: distances.count)
    let fields = 6000
    for _ in 0..<fields {
      field.draw(size: 1, smoothness: smoothness, using: &generator)
      let (u, v) = values(field, width: 28, height: 28)
      for (i, distance) in distances.enumerated() {
        let (here, beside, below) = (14 * 28 + 4, 14 * 28 + 4 + distance, 4 * 28 + 14)
        products[i] += (u[here] * u[beside] + v[here] * v[beside]) / 4
        products[i] += (u[below] * u[below + 28 * distance] + v[below] * v[below + 28 * distance]) / 4
      }
    }
    for (i, distance) in distances.enumerated() {
      // White noise through a Gaussian of σ has the correlation exp(−d² / 4σ²).
      let gaussian = exp(-Double(distance * distance) / Double(4 * smoothness * smoothness))
      #expect(abs(products[i] / Double(fields) - gaussian) < 0.05, "at a distance of \(distance)")
    }
  }

  @Test(arguments: [(1, 1), (3, 70), (70, 3)])
  func `a field may be of any size and keeps no trace of the one before`(width: Int, height: Int) {
    var used = DisplacementField(width: width, height: height)
    var generator = SeededGenerator(seed: 4)
    used.draw(size: 3, smoothness: 1, using: &generator)
    used.draw(size: 3, smoothness: 9, using: &generator)
    var fresh = DisplacementField(width: width, height: height)
    var (first, second) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5))
    used.draw(size: 1, smoothness: 5, using: &first)
    fresh.draw(size: 1, smoothness: 5, using: &second)
    #expect(values(used, width: width, height: height).u == values(fresh, width: width, height: height).u)
    #expect(values(used, width: width, height: height).v == values(fresh, width: width, height: height).v)
    #expect(first == second)
  }
}
