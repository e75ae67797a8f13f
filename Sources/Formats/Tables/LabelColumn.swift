// Labels from an array with one number per image, or with one row per image.

import Storage

/// Why an array does not contain labels.
public enum LabelError: Error, Equatable, CustomStringConvertible {
  case wrongShape([Int])
  case notLabel(String, index: Int)

  public var description: String {
    switch self {
    case .wrongShape(let shape):
      "the labels are an array of \(shape.map(\.grouped).joined(separator: " x ")), where one number an image was"
        + " expected"
    case .notLabel(let text, let index):
      "label \(text) at item \(index.grouped), where a whole number from 0 to 255 was expected"
    }
  }
}

extension NumberArray {
  /// One label per image, from 0 to 255.
  ///
  /// If there are several columns, the first is the label, as in QMNIST, unless every row is one-hot (a single 1,
  /// otherwise 0); then the label is the position of the 1.
  public func labels() throws(LabelError) -> [UInt8] {
    guard let count = dimensions.first, dimensions.count <= 2 else { throw .wrongShape(dimensions) }
    let columns = dimensions.count == 2 ? dimensions[1] : 1
    guard columns > 0, columns <= 256, count <= bytes.count else { throw .wrongShape(dimensions) }
    let values = values()
    if let places = oneHotPlaces(values, columns: columns) { return places }
    var labels: [UInt8] = []
    labels.reserveCapacity(count)
    for index in 0..<count {
      let value = values[index * columns]
      guard let label = UInt8(exactly: value) else {
        throw .notLabel(
          value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)", index: index)
      }
      labels.append(label)
    }
    return labels
  }

  private func oneHotPlaces(_ values: [Double], columns: Int) -> [UInt8]? {
    guard columns > 1 else { return nil }
    var places: [UInt8] = []
    for start in stride(from: 0, to: values.count, by: columns) {
      let row = values[start..<start + columns]
      guard row.allSatisfy({ $0 == 0 || $0 == 1 }), row.count(where: { $0 == 1 }) == 1,
        let place = row.firstIndex(of: 1)
      else { return nil }
      places.append(UInt8(place - start))
    }
    return places
  }
}
