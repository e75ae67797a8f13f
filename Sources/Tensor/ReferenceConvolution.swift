// Reference implementations of a convolutional layer, in Double, in plain loops that can be checked by reading. Images
// are [height, width, channels], filters [filters, K, K, channels], both row-major.

extension Reference {
  /// z [H', W', F] of one image [H, W, C] padded with `border` zeros on each side: the sums before pooling.
  public static func convolution(
    _ image: [Double], _ input: Volume, _ filters: [Double], _ bias: [Double], kernelSize: Int, border: Int
  ) -> [Double] {
    let (height, width) = (
      input.height + 2 * border - kernelSize + 1, input.width + 2 * border - kernelSize + 1
    )
    var sums: [Double] = []
    for y in 0..<height {
      for x in 0..<width {
        for f in bias.indices {
          var sum = bias[f]
          forEachPixel(input, kernelSize: kernelSize, top: y - border, left: x - border) { pixel, place in
            sum += image[pixel] * filters[f * kernelSize * kernelSize * input.channels + place]
          }
          sums.append(sum)
        }
      }
    }
    return sums
  }

  /// ∂L/∂image, ∂L/∂filters and ∂L/∂bias of one image, given δ = ∂L/∂z [H', W', F].
  public static func convolutionGradients(
    _ delta: [Double], _ image: [Double], _ input: Volume, _ filters: [Double], filterCount: Int,
    kernelSize: Int, border: Int
  ) -> (image: [Double], filters: [Double], bias: [Double]) {
    let width = input.width + 2 * border - kernelSize + 1
    var (dImage, dFilters) = (image.map { _ in 0.0 }, filters.map { _ in 0.0 })
    var dBias = [Double](repeating: 0, count: filterCount)
    for (index, delta) in delta.enumerated() {
      let (place, f) = index.quotientAndRemainder(dividingBy: filterCount)
      let (y, x) = place.quotientAndRemainder(dividingBy: width)
      dBias[f] += delta
      forEachPixel(input, kernelSize: kernelSize, top: y - border, left: x - border) { pixel, place in
        let weight = f * kernelSize * kernelSize * input.channels + place
        dImage[pixel] += delta * filters[weight]
        dFilters[weight] += delta * image[pixel]
      }
    }
    return (dImage, dFilters, dBias)
  }

  /// The maximum of each whole `side` x `side` window of sums [H', W', F], and its index, the first in case of a tie.
  public static func maxPooling(
    _ sums: [Double], _ shape: Volume, side: Int
  ) -> (values: [Double], winners: [Int]) {
    var (values, winners): ([Double], [Int]) = ([], [])
    for y in 0..<shape.height / side {
      for x in 0..<shape.width / side {
        for f in 0..<shape.channels {
          let places = (0..<side * side).map { i in
            ((y * side + i / side) * shape.width + x * side + i % side) * shape.channels + f
          }
          let winner = places.dropFirst().reduce(places[0]) { sums[$1] > sums[$0] ? $1 : $0 }
          values.append(sums[winner])
          winners.append(winner)
        }
      }
    }
    return (values, winners)
  }

  /// Visits the pixels, in all channels, in the window whose corner is at (top, left), with their positions in the
  /// filter.
  private static func forEachPixel(
    _ input: Volume, kernelSize: Int, top: Int, left: Int, _ body: (_ pixel: Int, _ place: Int) -> Void
  ) {
    for i in 0..<kernelSize where 0..<input.height ~= top + i {
      for j in 0..<kernelSize where 0..<input.width ~= left + j {
        for c in 0..<input.channels {
          body(
            ((top + i) * input.width + left + j) * input.channels + c,
            (i * kernelSize + j) * input.channels + c)
        }
      }
    }
  }
}
