// `digits predict --number` with the pretrained weights: numbers drawn by the Synthetic module, what is said about
// them, and how many rows of MNIST's own test digits are read right.

import Foundation
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
    #expect(single.errors.contains("house.pgm: several digits stand side by side"))
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
