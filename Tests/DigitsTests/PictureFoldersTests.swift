// Folders of pictures as people have them: pictures of kinds that are not read, pictures deeper than their class, folders
// inside folders, tables, and no labels at all. Nothing is left out without a word.

import Testing

struct PictureFoldersTests {
  private static let heic = [0, 0, 0, 0x18] + Array("ftypheic0000mif1heic".utf8)

  private func bar(_ label: Int, _ number: Int = 0) -> [UInt8] {
    Array("P5\n28 28\n255\n".utf8) + Bars.picture(label, number: number)
  }

  /// Ten bars in each of three folders of classes.
  private func put(_ folder: String, below place: String = "", in workplace: Workplace) throws {
    for number in 0..<30 {
      try workplace.put(bar(number % 3, number), at: "\(folder)/\(number % 3)\(place)/\(number).pgm")
    }
  }

  private let training = "train --epochs 1 --hidden 8 --add-synthetic 0 --data "

  @Test func `pictures of kinds that are not read are counted and named`() throws {
    let workplace = try Workplace()
    try put("photos", in: workplace)
    for number in 0..<9 { try workplace.put(Self.heic, at: "photos/1/IMG_\(number).HEIC") }
    try workplace.put(Array("not a picture".utf8), at: "photos/2/scan.webp")
    try workplace.put(Array("my notes".utf8), at: "photos/2/notes.txt")
    try workplace.put([0], at: "photos/2/Thumbs.db")
    try workplace.put(bar(1), at: "photos/stray.pgm")
    let run = try workplace.digits(training + "photos")
    #expect(run.status == 0)
    let words = run.errors.replacing("\n", with: " ")
    #expect(
      words.contains(
        "Skipped 10 of 40 pictures, because they could not be read: photos/1/IMG_0.HEIC, photos/1/IMG_1.HEIC,"
          + " photos/1/IMG_2.HEIC and 6 more (this is an HEIC picture; the supported formats are PNG,"))
    #expect(words.contains("; photos/2/scan.webp (the file is not in a known picture format;"))
    #expect(words.contains("Left out 1 file not named as a picture: photos/2/notes.txt."))
    #expect(words.contains("Left out 1 picture without a label: photos/stray.pgm."))
  }

  @Test func `a folder of pictures that cannot be read says so in a sentence`() throws {
    let workplace = try Workplace()
    for label in 0..<3 { try workplace.put(Self.heic, at: "photos/\(label)/a.heic") }
    let run = try workplace.digits(training + "photos")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors.hasPrefix(
        "Error: photos: none of its 3 pictures could be read: photos/0/a.heic, photos/1/a.heic and photos/2/a.heic"
          + " (this is an HEIC picture; the supported formats are PNG, "))
    #expect(run.errors.contains("convert it first"))
  }

  @Test func `pictures at any depth belong to their class`() throws {
    let workplace = try Workplace()
    try put("photos", below: "/writer1/monday", in: workplace)
    try workplace.put(bar(0), at: "photos/0/first.pgm")
    // A folder that holds itself is listed once.
    _ = try workplace.shell("ln -s .. photos/0/again")
    let run = try workplace.digits(training + "photos")
    #expect(run.status == 0)
    #expect(run.errors.contains("5 of 31 images are held out"))
    #expect(
      run.errors.replacing("\n", with: " ").contains(
        "30 of 31 pictures are in folders inside those of the classes: photos/0/writer1/monday/0.pgm counts as class 0."
      ))
  }

  @Test func `a folder that wraps a data set is the data set`() throws {
    let workplace = try Workplace()
    try put("photos/archive/my digits", in: workplace)
    try workplace.put([0], at: "photos/__MACOSX/._archive")
    let run = try workplace.digits(training + "photos")
    #expect(run.status == 0)
    #expect(run.errors.contains("5 of 30 images are held out"))
    #expect(try workplace.digits("eval --data photos").status == 0)
    // One folder of a class wraps nothing.
    try workplace.put(bar(3), at: "three/3/writer1/a.pgm")
    try workplace.put(bar(3), at: "three/3/writer2/a.pgm")
    let one = try workplace.digits(training + "three --model w")
    #expect(one.errors.contains("All training images are of one class, 3: there is nothing to tell apart."))
  }

  @Test func `pictures without labels are told what is expected`() throws {
    let workplace = try Workplace()
    for number in 0..<4 { try workplace.put(bar(number), at: "pics/\(number).pgm") }
    try workplace.digits("train --data pics").expectFailure(
      "pics: its 4 pictures have no labels; a data set of pictures has one folder per class, such as pics/7, or a table"
        + " pics/labels.csv, and 'digits predict' reads pictures without labels")
    try workplace.makeFolder("split")
    _ = try workplace.shell("cp -r pics split/train && cp -r pics split/test")
    let run = try workplace.digits("train --data split")
    #expect(run.errors.hasPrefix("Error: split/train: its 4 pictures have no labels; "))
  }

  @Test func `a table of labels is the data set of its folder, with Windows' paths too`() throws {
    let workplace = try Workplace()
    for number in 0..<12 { try workplace.put(bar(number % 2, number), at: "photos/pics/\(number).pgm") }
    let rows = (0..<11).map { "pics\\\($0).pgm;\($0 % 2)\r\n" }
    try workplace.put(Array(("file;label\r\n" + rows.joined()).utf8), at: "photos/labels.csv")
    for name in ["photos", "photos/labels.csv"] {
      let run = try workplace.digits("show --data \(name) --split train")
      #expect(run.status == 0)
      #expect(run.output.contains("Read as pictures: 11 labelled by labels.csv; images framed"))
      #expect(run.output.contains("photos (train): 11 images of 28 x 28 pixels in 2 classes"))
    }
    let run = try workplace.digits("show --data photos --split train")
    #expect(run.errors.contains("Left out 1 picture without a label: photos/pics/11.pgm."))
    try workplace.put(weights([784, 10], sureOf: 1), at: "digits.safetensors")
    let score = try workplace.digits("predict --labels photos/labels.csv")
    #expect(score.status == 0)
    #expect(!score.errors.contains("no such file"))
  }

  @Test(arguments: [
    ("train photos", "Unexpected argument 'photos'. Use --data photos for a data set."),
    ("show my photos", "Unexpected argument 'my'. Use --data my for a data set."),
  ])
  func `a data set in the place of an argument is told of the option`(line: String, sentence: String) throws {
    let run = try Workplace().digits(line)
    #expect(run.status == 64 && run.errors.hasPrefix("Error: \(sentence)\n"))
  }

  @Test func `a data set in the place of weights is told of the option`() throws {
    let workplace = try Workplace()
    try put("photos", in: workplace)
    for name in ["photos", "fashion-mnist"] {
      try workplace.digits("eval \(name)").expectFailure(
        "\(name): this is a data set or a folder, not weights; 'digits eval --data \(name)' measures on it")
    }
  }
}
