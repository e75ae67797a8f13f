// The types of option values: parsing, a description of valid values, and formatting. A kind rejects values out of
// range, so commands need not check them.

/// Parses and formats the values of one option.
struct ValueKind<Value> {
  /// A description of valid values, which completes "it must be ...".
  let expectation: String
  /// The allowed words, if the value is one of a fixed set; otherwise empty.
  var choices: [String] = []
  /// The values that shells complete.
  var completion = Completion.none
  /// Parses a value; nil when the text is invalid or out of range.
  let parse: (String) -> Value?
  /// The value as it would be typed.
  let text: (Value) -> String
}

extension ValueKind where Value: FixedWidthInteger {
  /// An integer.
  static func integer(in range: ClosedRange<Value>) -> Self {
    Self(
      expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      parse: { Value($0).flatMap { range.contains($0) ? $0 : nil } },
      text: { "\($0)" })
  }
}

extension ValueKind where Value: BinaryFloatingPoint & LosslessStringConvertible {
  /// A number; the range is finite, so `nan` and `inf` are rejected.
  static func number(in range: ClosedRange<Value>) -> Self {
    Self(
      expectation: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))",
      parse: { Value($0).flatMap { range.contains($0) ? $0 : nil } },
      text: { plain($0) })
  }
}

/// The shortest decimal form, without a trailing `.0`.
private func plain<Value: BinaryFloatingPoint & LosslessStringConvertible>(_ value: Value) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension ValueKind where Value == [Int] {
  /// A list of integers, `128,128`, whose length is in `counts`.
  static func integers(in range: ClosedRange<Int>, count counts: ClosedRange<Int>) -> Self {
    Self(
      expectation: "\(counts.lowerBound) to \(counts.upperBound) whole numbers"
        + " from \(range.lowerBound) to \(range.upperBound) separated by commas",
      parse: { text in
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let valid = numbers.compactMap { $0 }.filter(range.contains)
        return valid.count == numbers.count && counts.contains(valid.count) ? valid : nil
      },
      text: { $0.map(String.init).joined(separator: ",") })
  }
}

extension ValueKind where Value == String {
  /// Any nonempty text; `expectation` describes it.
  static func text(_ expectation: String, completion: Completion = .none) -> Self {
    Self(
      expectation: expectation, completion: completion, parse: { $0.isEmpty ? nil : $0 }, text: { $0 })
  }

  /// The path of a file.
  static var file: Self { .text("the path of a file", completion: .files) }

  /// The path of a file with one of these extensions, ignoring case.
  static func file(endingIn fileExtensions: [String]) -> Self {
    let endings = fileExtensions.map { ".\($0)" }
    return Self(
      expectation: "the path of a file that ends in \(alternatives(endings))", completion: .files,
      parse: { path in endings.contains { path.lowercased().hasSuffix($0) } ? path : nil }, text: { $0 })
  }

  /// The output path for weights: any file except standard output and names with the extension of another format.
  static var weights: Self {
    let others = [
      "h5", "hdf5", "keras", "tf", "tflite", "pt", "pth", "ckpt", "pkl", "pickle", "onnx", "npz", "npy", "pb",
      "bin",
      "mlmodel", "json", "csv", "html",
    ]
    return Self(
      expectation: "the path of a file that ends in .safetensors, the format of the weights",
      completion: .files,
      parse: { path in
        let name = path.lowercased()
        return path.isEmpty || path == "-" || others.contains { name.hasSuffix(".\($0)") } ? nil : path
      }, text: { $0 })
  }

  /// One of the given words.
  static func choice(of words: [String]) -> Self {
    Self(
      expectation: alternatives(words), choices: words, completion: Completion(words: words),
      parse: { words.contains($0) ? $0 : nil }, text: { $0 })
  }
}

extension ValueKind where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the cases, by its raw value.
  static var choice: Self {
    let words = Value.allCases.map(\.rawValue)
    return Self(
      expectation: alternatives(words), choices: words, completion: Completion(words: words),
      parse: Value.init(rawValue:), text: \.rawValue)
  }
}

/// `a`, `a or b`, `a, b or c`.
private func alternatives(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.joined() }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
