// `digits convert`: a data set goes through every form and comes back as it was, and nothing is lost on the way.

import Foundation
import IDX
import Testing

struct ConvertTests {
  private static let names = MNISTFile.all.map(\.name)

  private func files(_ workplace: Workplace, in folder: String) throws -> [[UInt8]] {
    try Self.names.map { try workplace.bytes(of: "\(folder)/\($0)") }
  }

  @Test(arguments: ["arrays.npz", "tables --to csv", "pictures --to png", "files"])
  func `goes through`(form: String) throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 3, width: 9, height: 7), in: "digits")
    let there = String(form.prefix { $0 != " " })
    let first = try workplace.digits("convert digits \(form)")
    first.expectSuccess()
    #expect(first.output.contains("Saved to \(there) ("))
    try workplace.digits("convert \(there) back\(form.contains("png") ? " --as-is" : "")").expectSuccess()
    // Pictures come back class by class.
    guard !form.contains("png") else {
      #expect(try files(workplace, in: "back").map(\.count) == files(workplace, in: "digits").map(\.count))
      return
    }
    #expect(try files(workplace, in: "back") == files(workplace, in: "digits"))
  }

  @Test func `one split, turned and inverted`() throws {
    let workplace = try Workplace()
    try workplace.put(Array("label,1x1,1x2,2x1,2x2\n3,0,10,20,255\n".utf8), at: "one.csv")
    let run = try workplace.digits("convert --transpose --invert one.csv two.csv")
    run.expectSuccess()
    #expect(run.output == "train: 1 image of 2 x 2 pixels\nSaved to two.csv (csv).\n")
    let text = String(decoding: try workplace.bytes(of: "two.csv"), as: UTF8.self)
    #expect(text == "label,pixel0,pixel1,pixel2,pixel3\n3,255,235,245,0\n")
  }

  @Test func `one split alone is written where it is asked for`() throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 3, width: 9, height: 7), in: "digits")
    let run = try workplace.digits("convert --split test digits only.csv")
    run.expectSuccess()
    #expect(run.output.hasPrefix("test: ") && run.output.split(separator: "\n").count == 2)
    #expect(workplace.names == ["digits", "only.csv"])
  }

  @Test func `names of classes are folders of pictures, and numbers elsewhere`() throws {
    let workplace = try Workplace()
    for name in ["cat", "dog"] {
      try workplace.put(Array("P5\n2 1\n255\n".utf8) + [0, 9], at: "pets/\(name)/a.pgm")
    }
    try workplace.put([1], at: "pets/dog/notes.txt")
    let notice = "Left out 1 file not named as a picture: pets/dog/notes.txt.\n"
    try workplace.digits("convert --as-is pets new --to png").expectSuccess(errors: notice)
    #expect(
      try workplace.shell("cd new && find . -type f | sort").output
        == "./train/cat/00001.png\n./train/dog/00002.png\n")
    try workplace.digits("convert --as-is pets pets.npz").expectSuccess(
      errors: notice + "The classes are written as numbers, which stand for: cat, dog\n")
    try workplace.digits("convert --as-is pets pets.npz --to png").expectFailure(
      "pets.npz: this is a file, not a folder")
  }

  @Test func `images without labels stay so`() throws {
    let workplace = try Workplace()
    try workplace.put(Array("pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n".utf8), at: "test.csv")
    let run = try workplace.digits("convert test.csv arrays")
    run.expectSuccess()
    #expect(run.output.hasPrefix("test: 1 image of 2 x 2 pixels, without labels\n"))
    #expect(workplace.names.contains("arrays"))
    #expect(try workplace.bytes(of: "arrays/t10k-images-idx3-ubyte").suffix(4) == [1, 2, 3, 4])
  }

  @Test func `nothing is replaced unasked`() throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 3, width: 9, height: 7), in: "digits")
    try workplace.put([1], at: "there.npz")
    try workplace.put([1], at: "folder/t10k-labels-idx1-ubyte")
    for target in ["there.npz", "folder"] {
      let file = target == "folder" ? "folder/t10k-labels-idx1-ubyte" : target
      let run = try workplace.digits("convert digits \(target)")
      run.expectFailure("\(file): this file already exists; use --force to overwrite it")
      #expect(try workplace.bytes(of: file) == [1])
      try workplace.digits("convert --force digits \(target)").expectSuccess()
      #expect(try workplace.bytes(of: file) != [1])
    }
    try workplace.digits("convert digits folder --to png")
      .expectFailure("folder: this folder already exists; use --force to write pictures into it")
  }

  @Test func `what cannot be is said`() throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 3, width: 9, height: 7), in: "digits")
    try workplace.put(Array("words and words\n".utf8), at: "notes")
    try workplace.digits("convert digits a.csv").expectFailure(
      "a.csv: a table holds one split, but there are training and test images: use --split, or name a folder with"
        + " --to csv")
    try workplace.digits("convert synthetic a.csv").expectFailure(
      "the built-in digits are generated, so there is nothing to convert")
    #expect(try workplace.digits("convert missing a.csv").status == 1)
    #expect(try workplace.digits("convert notes a.npz").status == 1)
    #expect(try workplace.digits("convert digits").status == 64)
    #expect(try workplace.digits("convert digits a.npz b.npz").status == 64)
    #expect(!workplace.names.contains("a.csv") && !workplace.names.contains("a.npz"))
  }

  @Test(arguments: ["x.csv.gz", "x.foo", "-"])
  func `a name that means no format is refused`(target: String) throws {
    let workplace = try Workplace()
    try workplace.put(Patterns(classes: 3, width: 9, height: 7), in: "digits")
    let sentences = [
      "x.csv.gz": "x.csv.gz: compressed files cannot be written; leave out '.gz'",
      "x.foo":
        "x.foo: no format has the extension '.foo'; use .csv or .npz, or --to idx for a folder of this name",
      "-": "a data set cannot be written to standard output; name a file or a folder",
    ]
    try workplace.digits("convert digits \(target)").expectFailure(try #require(sentences[target]))
    #expect(workplace.names == ["digits"])
    for folder in ["mnist.d/", "there.d", "x.foo --to idx"] {
      if folder == "there.d" { try workplace.put([1], at: "there.d/notes") }
      try workplace.digits("convert digits \(folder)").expectSuccess()
    }
    #expect(workplace.names == ["digits", "mnist.d", "there.d", "x.foo"])
  }

  /// Enough images that it takes a while to write them.
  private static let many = IDXArray(
    [UInt8](repeating: 200, count: 40_000 * 784), dimensions: [40_000, 28, 28])

  @Test(
    arguments: zip(["pictures --to png", "there --to png --force", "table.csv"], ["INT", "TERM", "HUP"]))
  func `an interruption leaves nothing behind`(target: String, signal: String) throws {
    let workplace = try Workplace()
    try workplace.put(Self.many.encoded(), at: "many/train-images-idx3-ubyte")
    try workplace.put([1], at: "there/notes")
    let place = target.hasPrefix("there") ? "there" : "."
    let run = try workplace.shell(
      """
      digits convert many \(target) & pid=$!
      while [ -z "$(ls -A \(place) | grep saving)" ] && kill -0 $pid 2>/dev/null; do :; done
      kill -\(signal) $pid; wait $pid; echo $?
      """)
    #expect(run.output == ["INT": "130\n", "TERM": "143\n", "HUP": "129\n"][signal])
    #expect(run.errors == "Interrupted; nothing was written.\n")
    #expect(workplace.names == ["many", "there"])
    #expect(try workplace.shell("ls -A there").output == "notes\n")
  }
}
