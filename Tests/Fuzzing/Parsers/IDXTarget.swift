// The IDX reader, plain and compressed, and images against labels.

import IDX
import Storage

extension FuzzTarget {
  static let idx = FuzzTarget(
    name: "IDX",
    seeds: {
      let arrays = [
        IDXArray([UInt8](1...12), dimensions: [3, 2, 2]), IDXArray([3, 1, 4] as [UInt8], dimensions: [3]),
        IDXArray([-1, 1] as [Int8], dimensions: [2, 1]), IDXArray([258, -2] as [Int16], dimensions: [1, 2]),
        IDXArray([1 << 24] as [Int32], dimensions: [1, 1, 1]),
        IDXArray([1.5, -0] as [Float], dimensions: [2]),
        IDXArray([.pi] as [Double], dimensions: [1]), IDXArray([] as [UInt8], dimensions: [0, 28, 28]),
      ]
      let files = arrays.map { $0.encoded() }
      return files + files.map { Gzip.deflate(ByteBuffer($0)).array }
    },
    read: { bytes in
      guard let array = try? IDXArray(loading: ByteBuffer(bytes), limit: 1 << 20) else { return }
      try Finding.unless(
        try IDXArray(parsing: ByteBuffer(array.encoded())) == array, "what was read is not what is written")
      let count = min(array.dimensions.first ?? 0, 4096)
      let labels = IDXArray([UInt8](repeating: 3, count: count), dimensions: [count])
      _ = try? LabeledImages(images: array, labels: labels)
      _ = try? LabeledImages(images: labels, labels: array)
    })
}
