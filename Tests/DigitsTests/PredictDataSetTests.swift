// `digits predict` over the images of a data set: a prediction each, in three forms.

import Testing

struct PredictDataSetTests {
  private static let table = Array("a,b,c,d\n0,0,0,0\n255,0,0,255\n1,2,3,4\n".utf8)

  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.put(weights([4, 3, 5], sureOf: 2), at: "digits.safetensors")
    try workplace.put(Self.table, at: "test.csv")
    return workplace
  }

  @Test func `writes what Kaggle takes`() throws {
    let run = try workplace().digits("predict --csv test.csv")
    run.expectSuccess()
    #expect(run.output == "ImageId,Label\n1,2\n2,2\n3,2\n")
  }

  @Test func `prints a line an image, or an object`() throws {
    let workplace = try workplace()
    let lines = try workplace.digits("predict test.csv --top 2")
    lines.expectSuccess()
    #expect(lines.output.split(separator: "\n").first == "image 1: 2 (100.00 %), 0 (0.00 %)")
    let objects = try JSONOutput.lines(try workplace.digits("predict --json test.csv").output)
    #expect(objects.map { $0.number("image") } == [1, 2, 3])
    #expect(objects.map { $0.text("file") } == ["test.csv", "test.csv", "test.csv"])
    #expect(objects[0].keys == ["file", "image", "digit", "probability", "probabilities"])
  }

  @Test func `doubts what the network is not sure of`() throws {
    let workplace = try workplace()
    try workplace.put(weights([4, 3, 5]), at: "unsure.safetensors")
    let run = try workplace.digits("predict test.csv unsure.safetensors")
    #expect(run.output.contains("image 3: ") && run.output.hasSuffix(", not sure\n"))
    #expect(run.remarks == "Unsure about 3 of 3 images.\n")
  }

  @Test func `takes the test images of a folder, and says that they have labels`() throws {
    let workplace = try Workplace()
    let patterns = Patterns(classes: 3, width: 9, height: 7)
    try workplace.put(patterns, in: "set")
    try workplace.digits("train --data ./set --epochs 1 --hidden 8 --quiet").expectSuccess()
    let run = try workplace.digits("predict --csv set")
    #expect(run.status == 0)
    #expect(run.remarks.hasPrefix("These images have labels; 'digits eval --data' measures"))
    #expect(run.output.split(separator: "\n").count == 1 + 18)
  }

  @Test func `refuses what belongs to pictures, and other arguments`() throws {
    let workplace = try workplace()
    try workplace.put(Pictures.one, at: "one.pgm")
    for option in ["--number", "--show", "--labels test.csv", "--save-normalized out"] {
      let name = option.prefix { $0 != " " }
      let run = try workplace.digits("predict test.csv \(option)")
      #expect(run.status == 64)
      #expect(run.errors.contains("The option '\(name)' applies to pictures, but a data set was given."))
    }
    let both = try workplace.digits("predict test.csv one.pgm")
    both.expectFailure("test.csv: a data set must be the only argument: remove the others")
    let turned = try workplace.digits("predict --invert one.pgm")
    #expect(turned.errors.contains("The option '--invert' applies to data sets, but pictures were given."))
  }

  @Test func `a table of labels is none of images`() throws {
    let workplace = try workplace()
    try workplace.put(Array("file,label\none.pgm,1\n".utf8), at: "labels.csv")
    let run = try workplace.digits("predict labels.csv")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.remarks.hasPrefix("Error: labels.csv: "))
  }
}
