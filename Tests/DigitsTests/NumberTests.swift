// `digits predict --number` with the pretrained weights: numbers drawn by the Synthetic module, what is said about
// them, and how many rows of MNIST's own test digits are read right.

import Foundation
import Images
import Random
import Testing

struct NumberTests {
  private static let drawn = NumberPicture(drawing: [2, 0, 3, 5], side: 90, seed: 3)

  @Test func `reads a drawn number, each digit with its probability`() throws {
    let workplace = try Workplace()
    try workplace.put(Self.drawn.file, at: "house.pgm")
    let run = try workplace.digits("predict --number house.pgm")
    #expect(
      run.output.contains(#/^house\.pgm: 2035 = 2 \(\d+\.\d\d %\), 0 \(.+ %\), 3 \(.+ %\), 5 \(.+ %\)\n$/#))
    #expect(run.status == 0)
    let single = try workplace.digits("predict house.pgm")
    #expect(single.errors.contains("house.pgm: the picture shows several digits"))
  }

  @Test func `frames each digit`() throws {
    let workplace = try Workplace()
    try workplace.put(Self.drawn.file, at: "house.pgm")
    let run = try workplace.digits("predict --number --show house.pgm")
    for digit in Self.drawn.digits { #expect(run.output.contains("┌\(digit)─")) }
    #expect(run.output.split(separator: "\n").count > 10)
  }

  @Test func `prints the boxes as JSON`() throws {
    let workplace = try Workplace()
    try workplace.put(Self.drawn.file, at: "house.pgm")
    let object = try JSONOutput(workplace.digits("predict --number --json house.pgm").output)
    let lines = try #require(object.objects("lines"))
    #expect(lines.map { $0["number"] as? String } == ["2035"])
    let digits = try #require(lines[0]["digits"] as? [[String: Any]])
    #expect(digits.map { $0["digit"] as? Int } == [2, 0, 3, 5])
    let boxes = digits.compactMap { $0["box"] as? [String: Int] }
    #expect(boxes.count == 4)
    #expect(zip(boxes, boxes.dropFirst()).allSatisfy { ($0["x"] ?? 0) < ($1["x"] ?? 0) })
  }

  /// Rows of digits below each other, dark on light, turned clockwise by so many quarters.
  private static func page(of rows: [[Int]], turnedBy quarters: Int) -> [UInt8] {
    let pictures = rows.enumerated().map { NumberPicture(drawing: $1, side: 60, seed: UInt64($0 + 1)).row }
    let (width, height) = (pictures.map(\.width).max()!, pictures.reduce(0) { $0 + $1.height })
    var samples = [UInt8](repeating: 255, count: width * height)
    var top = 0
    for row in pictures {
      for y in 0..<row.height {
        for x in 0..<row.width { samples[(top + y) * width + x] = 255 - row.samples[y * row.width + x] }
      }
      top += row.height
    }
    let page = GrayImage(width: width, height: height, samples: samples)
    return NetpbmWriter.encode(page.turned(byQuarters: quarters))
  }

  @Test(arguments: [(0, nil), (1, 270), (2, 180), (3, 90)] as [(Int, Int?)])
  func `reads a page however it lies, and says how it was turned`(quarters: Int, degrees: Int?) throws {
    let workplace = try Workplace()
    let rows = [[2, 4, 7, 5], [5, 3, 2, 4], [7, 2, 4, 3]]
    try workplace.put(Self.page(of: rows, turnedBy: quarters), at: "page.pgm")
    let object = try JSONOutput(workplace.digits("predict --number --json page.pgm").output)
    let lines = try #require(object.objects("lines"))
    #expect(lines.map { $0["number"] as? String } == ["2475", "5324", "7243"])
    #expect(object.number("turned") == degrees.map(Double.init))
    #expect((object.text("warning")?.contains("turned clockwise") ?? false) == (degrees != nil))
  }

  @Test func `names the signs between digits`() throws {
    let workplace = try Workplace()
    let row = NumberPicture(drawing: [2, 5], side: 90, seed: 3).row
    // A point and a hyphen behind the digits, where they stand on the line and in the middle of it.
    let (width, height) = (row.width + 120, row.height)
    var samples = [UInt8](repeating: 255, count: width * height)
    for y in 0..<height {
      for x in 0..<row.width { samples[y * width + x] = 255 - row.samples[y * row.width + x] }
    }
    let bottom = (0..<height).last { y in samples[y * width..<y * width + row.width].contains { $0 < 128 } }!
    for y in bottom - 9...bottom { for x in row.width + 4..<row.width + 14 { samples[y * width + x] = 0 } }
    for y in height / 2..<height / 2 + 8 {
      for x in row.width + 50..<row.width + 90 { samples[y * width + x] = 0 }
    }
    let picture = GrayImage(width: width, height: height, samples: samples)
    try workplace.put(NetpbmWriter.encode(picture), at: "signs.pgm")
    let object = try JSONOutput(workplace.digits("predict --number --json signs.pgm").output)
    let line = try #require(object.objects("lines")?.first)
    let signs = try #require(line["signs"] as? [[String: Any]])
    #expect(line["number"] as? String == "25")
    #expect(signs.map { $0["sign"] as? String } == ["point", "hyphen"])
    let boxes = signs.compactMap { $0["box"] as? [String: Int] }
    #expect(boxes.map { $0["x"] } == [row.width + 4, row.width + 50])
  }

  @Test func `prints a table with a line a number`() throws {
    let workplace = try Workplace()
    try workplace.put(Self.drawn.file, at: "house.pgm")
    try workplace.put(Pictures.blank, at: "blank.pgm")
    let run = try workplace.digits("predict --number --csv house.pgm blank.pgm")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first == "file,number,least_probability,warning,error")
    #expect(lines[1].contains(#/^house\.pgm,2035,0\.\d+,/#))
    #expect(lines[2].hasPrefix("blank.pgm,,,,"))
    #expect(run.status == 1)
  }

  @Test func `saves what the network sees of each digit`() throws {
    let workplace = try Workplace()
    try workplace.put(Self.drawn.file, at: "house.pgm")
    _ = try workplace.digits("predict --number --save-normalized digits house.pgm")
    for name in ["house-1-28x28.pgm", "house-2-28x28.pgm", "house-3-28x28.pgm", "house-4-28x28.pgm"] {
      #expect(FileManager.default.fileExists(atPath: "\(workplace.folder)/digits/\(name)"))
    }
  }

  @Test func `digits of another size than MNIST's are no digits of a number`() throws {
    let workplace = try Workplace()
    try workplace.put(Self.drawn.file, at: "house.pgm")
    try workplace.put(
      weights([196, 10], metadata: ["image_width": "14", "image_height": "14"]), at: "digits.safetensors")
    try workplace.digits("predict --number house.pgm").expectFailure(
      "digits.safetensors: --number needs a network that reads images of 28 x 28 pixels, framed like"
        + " MNIST's")
  }

  @Test func `a blank picture has no number`() throws {
    let workplace = try Workplace()
    try workplace.put(Pictures.blank, at: "blank.pgm")
    let run = try workplace.digits("predict --number blank.pgm")
    #expect(
      run.errors.hasSuffix(
        "Error: blank.pgm: the picture is blank: it is all of one shade, so there is no digit to read\n")
    )
    #expect(run.status == 1)
  }

  /// How many numbers are read: few, for a debug build is slow. With DIGITS_NUMBERS=1000 and `-c release` the figures
  /// of the README are printed.
  private static let count = ProcessInfo.processInfo.environment["DIGITS_NUMBERS"].flatMap { Int($0) } ?? 20

  @Test(.enabled(if: MNIST.folder != nil, MNIST.reason), arguments: [(false, 0.85), (true, 0.7)])
  func `reads rows of four digits of MNIST's test set`(touching: Bool, least: Double) throws {
    let images = try MNIST.testImages()
    var generator = SeededGenerator(seed: touching ? 2 : 1)
    let workplace = try Workplace()
    var numbers: [String] = []
    for index in 0..<Self.count {
      let pair = generator.integer(below: 3)
      let picture = NumberPicture(of: images, count: 4, using: &generator) { touching && $0 == pair }
      numbers.append(picture.number)
      try workplace.put(picture.file, at: "rows/\(10_000 + index).pgm")
    }
    let run = try workplace.digits("predict --number rows")
    let read = run.output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/: ([\d ]+) = /#).map { $0.1.replacing(" ", with: "") }
    }
    #expect(read.count == Self.count)
    let right = zip(read, numbers).count { $0 == $1 }
    if Self.count > 100 { print("touching \(touching): \(right) of \(Self.count) numbers right") }
    #expect(Double(right) >= least * Double(Self.count))
  }
}
