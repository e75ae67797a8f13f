// Encodes a safetensors file in the layout of the reference writer. Equal contents give equal bytes: metadata keys,
// which the reference writes in arbitrary order, are sorted by bytes.

extension SafetensorsFile {
  /// The whole file: length, header (metadata first, tensors by name, padded with spaces to a multiple of 8), data.
  ///
  /// Values are written unchanged, even if not finite; see ``requireFiniteValues()``. Traps if there are more than
  /// `maximumValues`, or if the header is longer than the format allows.
  public func encoded(maximumValues: Int = SafetensorsFile.maximumValues) -> [UInt8] {
    let tensors = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let header = Self.header(tensors, metadata: metadata)
    precondition(
      header.count <= SafetensorsHeader.maximumLength,
      "a safetensors header of \(header.count) bytes is longer than \(SafetensorsHeader.maximumLength)")
    let valueCount = tensors.reduce(0) { $0 + $1.values.count }
    precondition(valueCount <= maximumValues, "\(valueCount) values are more than \(maximumValues)")
    let size = SafetensorsHeader.lengthSize + header.count + Self.valueSize * valueCount
    return [UInt8](capacity: size) { bytes in
      for place in 0..<SafetensorsHeader.lengthSize {
        bytes.append(UInt8(truncatingIfNeeded: header.count >> (8 * place)))
      }
      for byte in header { bytes.append(byte) }
      for tensor in tensors {
        tensor.values.withSpan { values in
          for index in values.indices {
            let bits = values[index].bitPattern
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
          }
        }
      }
    }
  }

  /// The header's JSON, padded; the data of `tensors` follow in this order.
  private static func header(_ tensors: [Tensor], metadata: [String: String]) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let texts =
        metadata
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\($0.key.asJSON):\($0.value.asJSON)" }
      members.append("\(metadataKey.asJSON):{\(texts.joined(separator: ","))}")
    }
    var begin = 0
    for tensor in tensors {
      let end = begin + valueSize * tensor.values.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(tensor.name.asJSON):{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(end)]}")
      begin = end
    }
    let text = Array("{\(members.joined(separator: ","))}".utf8)
    let padding = -text.count & 7
    return text + [UInt8](repeating: UInt8(ascii: " "), count: padding)
  }
}

extension String {
  /// The text as a JSON string, with only the escapes that JSON requires.
  fileprivate var asJSON: String {
    var json = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{08}": json += "\\b"
      case "\u{0C}": json += "\\f"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\u{00}"..<"\u{10}": json += "\\u000" + String(scalar.value, radix: 16)
      case "\u{10}"..<"\u{20}": json += "\\u00" + String(scalar.value, radix: 16)
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
