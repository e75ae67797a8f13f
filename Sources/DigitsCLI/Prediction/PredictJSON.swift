// The output of `predict --json`: one object per line, in the order of the pictures. Doubts appear both in the object
// and on standard error.

import DigitReader
import Formats
import Images
import Terminal

/// One JSON object per picture, including unreadable ones.
struct PredictJSON: PredictOutput {
  let console: Console

  func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws {
    var members: [(String, JSON)] = [("file", .string(source.name))]
    let doubts: [String]
    switch reading {
    case .digit(let reading, let doubt):
      members += Self.members(of: reading)
      doubts = doubt.map { [$0.advice] } ?? []
    case .number(let number):
      members.append(("lines", .array(number.lines.map(Self.json(of:)))))
      if number.quarters > 0 { members.append(("turned", .integer(90 * number.quarters))) }
      doubts = number.doubts.map(\.description)
    }
    for doubt in doubts { console.note("\(source.title): \(doubt)") }
    if !doubts.isEmpty {
      members.append(("warning", .string(doubts.joined(separator: "; "))))
    }
    try console.answer(JSON.object(members).description)
  }

  func tellFailure(_ error: any Error, of source: PictureSource) throws {
    let object: JSON = ["file": .string(source.name), "error": .string("\(error)")]
    try console.answer(object.description)
  }

  static func members(of reading: DigitReading) -> [(String, JSON)] {
    let name = reading.classes[reading.digit]
    return [("digit", .integer(reading.digit))]
      + (reading.classes.areNumbers ? [] : [("name", .string(name))]) + [
        ("probability", .float(reading.confidence)),
        ("probabilities", .array(reading.probabilities.map { .float($0) })),
      ]
  }

  private static func json(of line: NumberLineReading) -> JSON {
    var members: [(String, JSON)] = [
      ("number", .string(line.number)),
      ("digits", .array(line.map(json(of:)))),
    ]
    if line.parts.count > 1 { members.append(("parts", .array(line.parts.map { .string($0) }))) }
    if !line.signs.isEmpty {
      members.append(("signs", .array(line.signs.map(json(of:)))))
    }
    return .object(members)
  }

  private static func json(of digit: NumberDigit) -> JSON {
    let cell = digit.cell.map { cell -> [(String, JSON)] in
      [("row", .integer(cell.row + 1)), ("column", .integer(cell.column + 1))]
    }
    return .object(members(of: digit.reading) + [("box", json(of: digit.box))] + (cell ?? []))
  }

  private static func json(of sign: SegmentedSign) -> JSON {
    let name = sign.kind.map { [("sign", JSON.string($0.rawValue))] } ?? []
    return .object(name + [("box", json(of: sign.box))])
  }

  private static func json(of box: PixelBox) -> JSON {
    [
      "x": .integer(box.x), "y": .integer(box.y), "width": .integer(box.width),
      "height": .integer(box.height),
    ]
  }
}
