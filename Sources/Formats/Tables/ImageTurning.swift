// Transposing images: EMNIST stores its images with rows and columns exchanged.

/// Transposes sets of images.
public enum ImageTurning {
  /// Transposes each image: `images` is count x rows x columns, the result is count x columns x rows.
  public static func transposed(_ images: Span<UInt8>, rows: Int, columns: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: images.count)
    let area = rows * columns
    var turned = result.mutableSpan
    for start in stride(from: 0, to: images.count, by: area) {
      for row in 0..<rows {
        for column in 0..<columns {
          turned[start + column * rows + row] = images[start + row * columns + column]
        }
      }
    }
    return result
  }
}
