// Incremental reader of a table of images: a fast path for integers from 0 to 255, and text parsing for everything
// else.

import Storage

/// A table of images being read.
struct PixelTableReader {
  /// The maximum length of the first line in bytes; a longer one is neither a header nor an image.
  static let longestFirstLine = 1 << 21
  /// The maximum length of a number in bytes.
  static let longestField = 64

  private let limit: Int
  private var layout: PixelTableLayout?
  private var firstLine: [UInt8] = []
  private var line = 1
  private var column = 0
  /// The value of the current field while it consists only of digits.
  private var value = 0
  private var digits = 0
  /// The text of the current field, once it contains anything but digits.
  private var text: [UInt8] = []
  private var pixels: [UInt8] = []
  /// All pixels as floats, once one of them is not a byte.
  private var numbers: [Float]?
  private var hasPoints = false
  private var labels: [UInt8] = []
  private var blankLines = BlankLines()

  init(limit: Int) { self.limit = limit }

  /// Parses the next bytes.
  mutating func feed(_ bytes: Span<UInt8>) throws(PixelTableError) {
    var index = 0
    while layout == nil {
      guard index < bytes.count else { return }
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        try begin()
      } else {
        guard firstLine.count < Self.longestFirstLine else {
          throw .longFirstLine(limit: Self.longestFirstLine)
        }
        firstLine.append(byte)
      }
    }
    try read(bytes, from: index)
  }

  /// Returns the table after all bytes have been fed.
  mutating func finish(scale: PixelScale?) throws(PixelTableError) -> PixelTable {
    if layout == nil { try begin() }
    if column > 0 || digits > 0 || !text.isEmpty { try endLine() }
    guard let layout else { throw .nothing }
    if layout.takesFirstForLabels(labels) {
      let area = layout.pixelCount
      let ends = stride(from: area - 1, to: area * labels.count, by: area)
      let last = ends.map { index in numbers.map { Double($0[index]) } ?? Double(pixels[index]) }
      guard !PixelTableLayout.areLikeLabels(last) else { throw .labelsLast }
    }
    let bytes = try finalPixels(scale)
    guard !bytes.isEmpty else { throw .noRows }
    return PixelTable(pixels: ByteBuffer(bytes), labels: layout.hasLabels ? labels : nil, layout: layout)
  }

  private func finalPixels(_ scale: PixelScale?) throws(PixelTableError) -> [UInt8] {
    guard let numbers else {
      let greatest = pixels.max() ?? 0
      let own = hasPoints && greatest == 1 ? PixelScale(paper: 0, ink: 1) : nil
      guard let scale = scale ?? own else { return pixels }
      return pixels.map { scale.pixel(Double($0)) }
    }
    let chosen: PixelScale
    if let scale { chosen = scale } else { chosen = try ownScale(of: numbers) }
    return numbers.map { chosen.pixel(Double($0)) }
  }

  private func ownScale(of numbers: [Float]) throws(PixelTableError) -> PixelScale {
    var spread = PixelSpread()
    for number in numbers { spread.add(Double(number)) }
    do throws(PixelError) { return try spread.scale(areShares: hasPoints) } catch {
      guard case .stray(let value, let index, let ink) = error else { throw .pixels(error) }
      let (line, field) = blankLines.place(ofPixel: index, in: layout!)
      throw .stray(value, ink: ink, line: line, field: field)
    }
  }

  /// Interprets the first line as a header or an image.
  private mutating func begin() throws(PixelTableError) {
    if firstLine.starts(with: [0xEF, 0xBB, 0xBF]) { firstLine.removeFirst(3) }
    if firstLine.last == 0x0D { firstLine.removeLast() }
    guard !firstLine.isEmpty else { throw .nothing }
    let layout = try PixelTableLayout(firstLine: firstLine)
    self.layout = layout
    if layout.hasHeader {
      line = 2
    } else {
      firstLine.append(0x0A)
      let image = firstLine
      try read(image.span, from: 0)
    }
    firstLine = []
  }

  private mutating func read(_ bytes: Span<UInt8>, from start: Int) throws(PixelTableError) {
    let separator = layout!.separator
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte &- 0x30 <= 9, digits < 9, text.isEmpty {
        value = value * 10 + Int(byte &- 0x30)
        digits += 1
      } else if byte == separator {
        // Consecutive spaces count as one separator.
        if separator != 0x20 || digits > 0 || !text.isEmpty { try endField() }
      } else if byte == 0x0A {
        try endLine()
      } else if byte == 0x22, text.isEmpty, digits == 0 || isEndOfField(in: bytes, at: index, separator) {
        // Ignore quotation marks around an integer.
      } else if byte != 0x0D, byte != 0x20 {
        if text.isEmpty, digits > 0 { text = Array("\(value)".utf8) }
        text.append(byte)
        guard text.count <= Self.longestField else { throw bad(PixelTableLayout.text(text.prefix(20))) }
      }
    }
  }

  /// Whether a field ends before the byte at `index`, which must exist.
  private func isEndOfField(in bytes: Span<UInt8>, at index: Int, _ separator: UInt8) -> Bool {
    index < bytes.count && (bytes[index] == separator || bytes[index] == 0x0A || bytes[index] == 0x0D)
  }

  private func bad(_ text: String) -> PixelTableError {
    let isLabel = layout!.kinds.indices.contains(column) && layout!.kinds[column] == .label
    let shown = String(
      text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
    return isLabel
      ? .badLabel(shown, line: line, field: column + 1) : .badNumber(shown, line: line, field: column + 1)
  }

  private mutating func endLine() throws(PixelTableError) {
    let expected = layout!.kinds.count
    // A line may end with a separator, followed by nothing.
    if column != expected || digits > 0 || !text.isEmpty {
      guard column > 0 || digits > 0 || !text.isEmpty else {
        blankLines.add(beforeImage: (numbers?.count ?? pixels.count) / layout!.pixelCount)
        line += 1
        return
      }
      if column < expected { try endField() }
      guard column == expected, digits == 0, text.isEmpty else {
        throw .wrongFieldCount(
          found: column + (digits > 0 || !text.isEmpty ? 1 : 0), expected: expected, line: line)
      }
    }
    column = 0
    line += 1
  }

  private mutating func endField() throws(PixelTableError) {
    let kinds = layout!.kinds
    guard column < kinds.count else {
      throw .wrongFieldCount(found: column + 1, expected: kinds.count, line: line)
    }
    let kind = kinds[column]
    if kind == .pixel, text.isEmpty, digits > 0, value <= 255, numbers == nil {
      guard pixels.count < limit else { throw .tooLarge(limit: limit) }
      pixels.append(UInt8(truncatingIfNeeded: value))
    } else if kind != .ignored {
      try endOddField(kind)
    }
    (value, digits) = (0, 0)
    if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    column += 1
  }

  /// Ends a field that is not a pixel from 0 to 255 written in digits alone.
  private mutating func endOddField(_ kind: PixelTableLayout.Column) throws(PixelTableError) {
    let field = text.isEmpty ? (digits > 0 ? "\(value)" : "") : PixelTableLayout.text(text)
    guard let number = Double(field), number.isFinite, Float(number).isFinite else { throw bad(field) }
    if kind == .label {
      guard let label = UInt8(exactly: number) else { throw bad(field) }
      labels.append(label)
      return
    }
    hasPoints = hasPoints || number != number.rounded() || field.utf8.contains(UInt8(ascii: "."))
    guard pixels.count < limit, (numbers?.count ?? 0) < limit / 4 else { throw .tooLarge(limit: limit) }
    if numbers == nil, let byte = UInt8(exactly: number) {
      pixels.append(byte)
      return
    }
    if numbers == nil {
      numbers = pixels.map { Float($0) }
      pixels = []
    }
    numbers!.append(Float(number))
  }
}
