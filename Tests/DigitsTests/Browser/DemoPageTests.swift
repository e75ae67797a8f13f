// The page that `digits export` makes, opened in a real browser from a file: it reads as the program reads, does
// what its tools say, and asks nobody for anything.

import Foundation
import IDX
import Storage
import Tensor
import Testing

/// A workplace with the page of the pretrained weights in it.
private func workplaceWithPage() throws -> Workplace {
  let workplace = try Workplace()
  let run = try workplace.digits("export demo.html")
  #expect(run.status == 0, "\(run.errors)")
  return workplace
}

/// One at a time: a browser takes a processor for itself.
@Suite(.enabled(if: Browser.executable != nil, Browser.reason), .serialized)
struct DemoPageTests {
  private let workplace: Workplace
  private let browser: Browser

  init() throws {
    workplace = try workplaceWithPage()
    browser = try Browser(opening: workplace.folder + "/demo.html")
  }

  /// A seven in two bends, on the scale of the paper, 0 ... 1.
  private let seven = [(0.28, 0.25), (0.72, 0.25), (0.62, 0.45), (0.5, 0.8)]

  /// The left and top edge of the paper in the window, and its width.
  private func boardFrame() throws -> [Double] {
    try browser.evaluate(
      """
      (({left, top, width}) => [left, top, width])(document.getElementById("board").getBoundingClientRect())
      """)
  }

  /// Draws with the mouse through these places of the paper.
  private func draw(_ places: [(x: Double, y: Double)]) throws {
    let frame = try boardFrame()
    func mouse(_ type: String, _ place: (x: Double, y: Double), buttons: Int) throws {
      try browser.command(
        "Input.dispatchMouseEvent",
        [
          "type": type, "x": frame[0] + place.x * frame[2], "y": frame[1] + place.y * frame[2],
          "button": "left", "buttons": buttons, "clickCount": 1,
        ])
    }
    try mouse("mousePressed", places[0], buttons: 1)
    for (start, end) in zip(places, places.dropFirst()) {
      for part in stride(from: 0.2, through: 1, by: 0.2) {
        let place = (x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part)
        try mouse("mouseMoved", place, buttons: 1)
      }
    }
    try mouse("mouseReleased", places[places.count - 1], buttons: 0)
  }

  private func press(_ id: String) throws {
    try browser.run("document.getElementById('\(id)').click()")
  }

  private func key(_ key: String, control: Bool = false) throws {
    for type in ["keyDown", "keyUp"] {
      try browser.command("Input.dispatchKeyEvent", ["type": type, "key": key, "modifiers": control ? 2 : 0])
    }
  }

  /// What the page says after the next frame.
  private func answer() throws -> String {
    try browser.evaluate(
      """
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
        done(document.getElementById("answer").dataset.kind + " " + document.getElementById("glyph").textContent))))
      """)
  }

  @Test func `reads pictures as the program reads them`() throws {
    let pictures = DrawnPicture.plain
    #expect(pictures.count >= 50)
    for picture in pictures { try workplace.put(picture.file, at: "pictures/\(picture.name)") }
    let run = try workplace.digits("predict --json pictures")
    let readings = try JSONOutput.lines(run.output)
    #expect(readings.count == pictures.count, "\(run.errors)")
    var worst = 0.0
    for json in readings {
      let name = try #require(json.text("file"))
      let file = try Data(workplace.bytes(of: name)).base64EncodedString()
      let found: [Double] = try browser.evaluate(
        """
        openPicture(new Blob([bytesOfBase64("\(file)")], {type: "image/png"}))
          .then((picture) => [...(page.reading(picture).reading?.probabilities ?? [])])
        """)
      // A picture in which the program sees no digit shows none to the page either.
      let expected = json.members["probabilities"] as? [Double] ?? []
      let difference = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
      #expect(
        found.count == expected.count && difference <= 1e-4,
        "\(name): \(found) in the page, \(expected) by the program")
      worst = max(worst, difference)
    }
    let read = readings.count { $0.members["probabilities"] != nil }
    #expect(read >= 50)
    print("\(read) of \(pictures.count) pictures are read; no probability differs by more than \(worst)")
    try expectQuiet()
  }

  static let convolutional: [[ConvolutionBlock]] = [
    [ConvolutionBlock(filters: 16, kernelSize: 5), ConvolutionBlock(filters: 9, kernelSize: 3)],
    [
      ConvolutionBlock(filters: 3, kernelSize: 3, padding: .same, isPooled: false),
      ConvolutionBlock(filters: 11, kernelSize: 7, padding: .same),
      ConvolutionBlock(filters: 4, kernelSize: 1, padding: .same),
      ConvolutionBlock(filters: 5, kernelSize: 3, padding: .same),
    ],
  ]

  @Test(arguments: convolutional)
  func `reads with a convolutional network as the program does`(blocks: [ConvolutionBlock]) throws {
    try workplace.put(convolutionalWeights(blocks, hidden: [12]), at: "filters.safetensors")
    try workplace.digits("export filters.html --model filters.safetensors").expectSuccess()
    let browser = try Browser(opening: workplace.folder + "/filters.html")
    for picture in DrawnPicture.all { try workplace.put(picture.file, at: "pictures/\(picture.name)") }
    let readings = try JSONOutput.lines(
      workplace.digits(
        "predict --json --model filters.safetensors --save-normalized fields pictures"
      ).output)
    var (read, spread) = (0, 0.0)
    for json in readings {
      guard let expected = json.members["probabilities"] as? [Double] else { continue }
      // The field that the program chose: a network that is unsure makes it look where the page does not.
      let name = try #require(json.text("file")).split(separator: "/")[1].dropLast(4)
      let field = try workplace.bytes(of: "fields/\(name)-28x28.pgm").suffix(784)
      let found: [Double] = try browser.evaluate(
        "[...page.network.read(Uint8Array.of(\(field.map(String.init).joined(separator: ",")))).probabilities]"
      )
      let isSame = found.count == 10 && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-4 }
      #expect(isSame, "\(found) in the page, \(expected) by the program")
      read += 1
      spread = max(spread, (expected.max() ?? 0) - (expected.min() ?? 0))
    }
    // A network that says the same of everything would prove nothing.
    #expect(read >= 50 && spread > 0.1)

    // What each pixel spoke for, against differences of the logits; a step too small for a ReLU or a pooling to turn.
    let worst: Double = try browser.evaluate(
      """
      openPicture(new Blob([bytesOfBase64("\(Data(DrawnPicture.all[3].file).base64EncodedString())")], {type: "image/png"}))
        .then((picture) => {
          const {reading} = page.reading(picture);
          const evidence = page.network.evidence(reading, 3, 8);
          const inputs = reading.values[0];
          const margin = (pixel, step) => {
            const changed = Float64Array.from(inputs, (value, i) => (i === pixel ? value * (1 + step) : value));
            const logits = page.network.forward(changed).values.at(-1);
            return logits[3] - logits[8];
          };
          const errors = [...inputs.keys()].map((pixel) =>
            inputs[pixel] === 0 ? evidence[pixel] : (margin(pixel, 1e-6) - margin(pixel, -1e-6)) / 2e-6 - evidence[pixel]);
          const strongest = Math.max(...evidence.map(Math.abs));
          return strongest > 0.01 ? Math.max(...errors.map(Math.abs)) / strongest : Infinity;
        })
      """)
    #expect(worst < 1e-4)

    let words: String = try browser.evaluate(
      "[...document.querySelectorAll('#panels b')].map((title) => title.textContent).join(', ')")
    let maps = blocks.indices.map { "Feature maps \($0 + 1)" }.joined(separator: ", ")
    #expect(words == "What the network sees, Which pixels spoke, Filters 1, \(maps), Hidden layer 1")
    let rows: Int = try browser.evaluate("document.querySelectorAll('#layers tr').length")
    #expect(rows == blocks.count + 3)
    #expect(browser.requests == [])
    #expect(browser.complaints == [])
  }

  @Test func `shows the shape and parameters of each layer`() throws {
    try workplace.put(convolutionalWeights(Self.convolutional[0], hidden: [12]), at: "filters.safetensors")
    try workplace.digits("export filters.html --model filters.safetensors").expectSuccess()
    let browser = try Browser(opening: workplace.folder + "/filters.html")
    let cells: String = try browser.evaluate(
      """
      [...document.querySelectorAll("#layers tr")].map((row) => [...row.cells].map((cell) => cell.textContent).join("; "))
        .join("\\n")
      """)
    #expect(
      cells == """
        filters of 5 × 5, ReLU, 2 × 2 max pooling; 12 × 12 × 16; 416
        filters of 3 × 3, ReLU, 2 × 2 max pooling; 5 × 5 × 9; 1,305
        dense, ReLU; 12; 2,712
        dense, softmax; 10; 130
        total; ; 4,563
        """)
  }

  @Test func `sets digits upright as the program does`() throws {
    for picture in DrawnPicture.plain { try workplace.put(picture.file, at: "pictures/\(picture.name)") }
    try workplace.put(weights([784, 10], metadata: ["preprocess": "deslant"]), at: "upright.safetensors")
    try workplace.digits("export upright.html --model upright.safetensors").expectSuccess()
    let browser = try Browser(opening: workplace.folder + "/upright.html")
    try workplace.put(weights([784, 10]), at: "plain.safetensors")
    let readings = try JSONOutput.lines(
      workplace.digits("predict --json --model upright.safetensors --save-normalized upright pictures").output
    )
    _ = try workplace.digits("predict --json --model plain.safetensors --save-normalized plain pictures")
    var compared = 0
    for name in readings.filter({ $0.members["error"] == nil }).compactMap({ $0.text("file") }) {
      let file = try Data(workplace.bytes(of: name)).base64EncodedString()
      // What the network sees, and what is kept to train on: that is set upright by the training.
      let found: [[Int]] = try browser.evaluate(
        """
        openPicture(new Blob([bytesOfBase64("\(file)")], {type: "image/png"}))
          .then((picture) => page.reading(picture))
          .then(({field, framed}) => [[...field], [...framed]])
        """)
      let field = "\(name.split(separator: "/")[1].dropLast(4))-28x28.pgm"
      for (folder, pixels) in zip(["upright", "plain"], found) {
        let expected = try workplace.bytes(of: "\(folder)/\(field)").suffix(784)
        #expect(pixels.elementsEqual(expected.map(Int.init)), "\(folder)/\(field)")
      }
      compared += 1
    }
    #expect(compared >= 50)
  }

  @Test func `a drawing saved as a picture is read the same by the program`() throws {
    try draw(seven)
    #expect(try answer() == "sure 7")
    let found: [Double] = try browser.evaluate("[...page.state.reading.probabilities]")
    let png: String = try browser.evaluate("page.board.png.split(',')[1]")
    try workplace.put([UInt8](try #require(Data(base64Encoded: png))), at: "seven.png")
    let json = try JSONOutput(workplace.digits("predict --json seven.png").output)
    let expected = try #require(json.members["probabilities"] as? [Double])
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-4 }, "\(found) \(expected)")
  }

  @Test func `strokes, eraser, undo, redo and clear`() throws {
    #expect(try answer() == "empty ")
    try draw(seven)
    #expect(try answer() == "sure 7")
    try press("undo")
    #expect(try answer() == "empty ")
    try key("y", control: true)
    #expect(try answer() == "sure 7")
    try press("eraser")
    try browser.run("page.board.width = 280")
    try draw([(0.1, 0.5), (0.9, 0.5)])
    #expect(try answer() == "blank ")
    try key("z", control: true)
    #expect(try answer() == "sure 7")
    try press("clear")
    #expect(try answer() == "empty ")
    #expect(try browser.evaluate("document.getElementById('clear').disabled"))
    try expectQuiet()
  }

  @Test func `the keys draw a one`() throws {
    try browser.run("document.getElementById('board').focus()")
    for _ in 0..<9 { try key("ArrowUp") }
    try key(" ")
    for _ in 0..<18 { try key("ArrowDown") }
    try key(" ")
    #expect(try answer() == "sure 1")
    try key("Delete")
    #expect(try answer() == "empty ")
    try expectQuiet()
  }

  @Test func `kept drawings are a data set to train on`() throws {
    for label in [7, 7, 7, 7, 7, 1] {
      try draw(label == 7 ? seven : [(0.5, 0.2), (0.5, 0.8)])
      try key("\(label)")
      #expect(try answer() == "empty ")
    }
    try unpack("page.collection.dataSet('my-digits')")
    for (name, labels) in [("train", [7, 7, 7, 7, 1]), ("t10k", [7])] as [(String, [UInt8])] {
      func array(_ file: String) throws -> IDXArray {
        try IDXArray(parsing: ByteBuffer(workplace.bytes(of: "my-digits/\(name)-\(file)")))
      }
      let images = try LabeledImages(
        images: array("images-idx3-ubyte"), labels: array("labels-idx1-ubyte"), size: (28, 28))
      #expect(images.labels == labels)
    }
    let training = try workplace.digits("train --epochs 1 --hidden 8 --data ./my-digits --quiet")
    #expect(training.status == 0, "\(training.errors)")
    #expect(try browser.evaluate("document.querySelectorAll('#kept li').length") == 6)
    try expectQuiet()
  }

  @Test func `kept drawings are pictures to predict`() throws {
    try draw(seven)
    try key("7")
    try unpack("page.collection.pictures('my-digits')")
    #expect(try workplace.bytes(of: "my-digits/labels.csv") == Array("file,label\n7-0001.png,7\n".utf8))
    let run = try workplace.digits("predict --labels my-digits/labels.csv")
    #expect(run.output.contains("(1 of 1)"), "\(run.output)\(run.errors)")
  }

  @Test func `a picture takes the place of the drawing until the pen comes back`() throws {
    try draw([(0.5, 0.2), (0.5, 0.8)])
    let file = Data(DrawnPicture.all[3].file).base64EncodedString()
    try browser.run("await page.open(new Blob([bytesOfBase64('\(file)')], {type: 'image/png'}))")
    #expect(try answer() == "sure 3")
    try draw(seven)
    #expect(try answer() == "sure 7")
    try press("undo")
    #expect(try answer() == "sure 3")
    try press("undo")
    #expect(try answer() == "sure 1")
    try browser.run("await page.open(new Blob(['no picture']))")
    let failure: String = try browser.evaluate("document.getElementById('failure').textContent")
    #expect(failure == "This file is not a picture that the browser can open.")
  }

  @Test func `a finger draws, a second one does not`() throws {
    try browser.command("Emulation.setTouchEmulationEnabled", ["enabled": true, "maxTouchPoints": 2])
    let frame = try boardFrame()
    func touch(_ type: String, _ places: [(x: Double, y: Double)]) throws {
      let points = places.enumerated().map { number, place in
        ["x": frame[0] + place.x * frame[2], "y": frame[1] + place.y * frame[2], "id": Double(number)]
      }
      try browser.command("Input.dispatchTouchEvent", ["type": type, "touchPoints": points])
    }
    try touch("touchStart", [(0.5, 0.2)])
    try touch("touchMove", [(0.5, 0.5)])
    try touch("touchStart", [(0.5, 0.5), (0.1, 0.1)])
    try touch("touchMove", [(0.5, 0.8), (0.9, 0.1)])
    try touch("touchEnd", [])
    #expect(try answer() == "sure 1")
    #expect(try browser.evaluate("page.board.drawing.strokes.length") == 1)
    try expectQuiet()
  }

  @Test func `a pen draws as broad as it is pressed, and its far end erases`() throws {
    let frame = try boardFrame()
    func pen(_ type: String, _ y: Double, pressure: Double = 0.3, button: Int = 0) throws {
      // A pen that is not there cannot be captured.
      try browser.run(
        """
        const board = document.getElementById("board");
        board.setPointerCapture = () => {};
        board.dispatchEvent(new PointerEvent("pointer\(type)", {
          pointerId: 7, pointerType: "pen", pressure: \(pressure), button: \(button),
          clientX: \(frame[0] + 0.5 * frame[2]), clientY: \(frame[1] + y * frame[2]),
        }))
        """)
    }
    try pen("down", 0.2)
    try pen("move", 0.5, pressure: 0.9)
    try pen("move", 0.8)
    try pen("up", 0.8)
    #expect(try answer() == "sure 1")
    let widths: [Double] = try browser.evaluate(
      "page.board.drawing.strokes[0].points.map(({width}) => width / page.board.width)")
    #expect(zip(widths, [0.8, 1.4, 0.8]).allSatisfy { abs($0 - $1) < 1e-6 }, "\(widths)")
    try pen("down", 0.2, button: 5)
    try pen("up", 0.2)
    #expect(try browser.evaluate("page.board.drawing.strokes[1].erases"))
    try expectQuiet()
  }

  @Test(arguments: [
    "ClipboardEvent('paste', {clipboardData: files,", "DragEvent('drop', {dataTransfer: files,",
  ])
  func `pictures are pasted and dropped`(event: String) throws {
    let file = Data(DrawnPicture.all[3].file).base64EncodedString()
    try browser.run(
      """
      const files = new DataTransfer();
      files.items.add(new File([bytesOfBase64("\(file)")], "three.png", {type: "image/png"}));
      const read = new Promise((done) => { page.board.onchange = done; });
      dispatchEvent(new \(event) cancelable: true}));
      await read;
      page.read({isDone: true})
      """)
    #expect(try answer() == "sure 3")
    try expectQuiet()
  }

  @Test func `says how long a reading takes`() throws {
    try draw(seven)
    #expect(try answer() == "sure 7")
    let words: String = try browser.evaluate("document.getElementById('time').textContent")
    #expect(words.hasPrefix("Read in ") && words.hasSuffix(" ms with 166,058 weights."), "\(words)")
    // The median of many: the first ones are read before the browser has compiled the page. It is for people to
    // judge, since a machine may be busy with other things.
    let milliseconds: Double = try browser.evaluate(
      """
      (() => {
        const times = Array.from({length: 101}, () => (page.read({isDone: false}), page.milliseconds));
        return times.sort((a, b) => a - b)[50];
      })()
      """)
    print("a reading takes \(milliseconds) ms")
  }

  /// Unpacks the ZIP archive that a JavaScript expression gives.
  private func unpack(_ expression: String) throws {
    let archive: String = try browser.evaluate("btoa(String.fromCharCode(...\(expression)))")
    for file in try storedFiles(ofZIP: [UInt8](try #require(Data(base64Encoded: archive)))) {
      try workplace.put(file.content, at: file.name)
    }
  }

  /// Nothing was asked for, and nothing went wrong.
  private func expectQuiet() throws {
    #expect(browser.requests == [])
    #expect(browser.complaints == [])
  }
}
