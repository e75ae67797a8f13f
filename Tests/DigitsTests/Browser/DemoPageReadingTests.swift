// The page reads as the program reads, whatever the network, and says what the network is.

import Foundation
import Tensor
import Testing

extension DemoPageReadingTests {
  /// What is read, and how it is said.
  struct Reading: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws { (workplace, browser) = try openedPage() }

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
      #expect(words == "What the network sees, Which pixels mattered, Filters 1, \(maps), Hidden layer 1")
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
        workplace.digits("predict --json --model upright.safetensors --save-normalized upright pictures")
          .output
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
  }
}
