// Pages of networks that read no digits: of other sizes and classes. They take pictures as the program does.

import Foundation
import Testing

extension DemoPageReadingTests {
  /// Networks whose pictures are not framed as MNIST's.
  struct OtherNetworks {
    static let dataSets = [
      Patterns(classes: 26, width: 28, height: 28), Patterns(classes: 3, width: 9, height: 12),
    ]

    @Test(arguments: dataSets)
    func `pictures of their size are read as the program reads them`(patterns: Patterns) throws {
      let workplace = try Workplace()
      let metadata = [
        "dataset": "fashion-mnist", "image_width": "\(patterns.width)", "image_height": "\(patterns.height)",
      ]
      let sizes = [patterns.width * patterns.height, 10, patterns.classes]
      try workplace.put(perceptron(sizes, metadata: metadata), at: "other.safetensors")
      try workplace.put(patterns.pgm(2), at: "two.pgm")
      let run = try workplace.digits("predict --json --model other.safetensors two.pgm")
      let expected = try #require(JSONOutput(run.output).members["probabilities"] as? [Double])
      try workplace.digits("export other.safetensors demo.html").expectSuccess()
      let browser = try Browser(opening: workplace.folder + "/demo.html")
      let pixels = patterns.picture(2, number: 1_000).map(String.init).joined(separator: ",")
      let found: [Double] = try browser.evaluate(
        """
        (() => {
          const data = [\(pixels)].flatMap((level) => [level, level, level, 255]);
          return [...page.reading({width: \(patterns.width), height: \(patterns.height), data}).reading.probabilities];
        })()
        """)
      #expect(found.count == patterns.classes)
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-4 }, "\(found) \(expected)")

      // A drawing is scaled down whole; there are no samples of what nobody has drawn.
      let ink: [Int] = try browser.evaluate(
        """
        (() => {
          const context = new OffscreenCanvas(280, 280).getContext("2d");
          context.fillStyle = "white";
          context.fillRect(0, 0, 280, 280);
          context.fillStyle = "black";
          context.fillRect(0, 0, 280, 140);
          return [...page.reading(context.getImageData(0, 0, 280, 280)).field];
        })()
        """)
      #expect(ink.prefix(ink.count / 2 - patterns.width).allSatisfy { $0 == 255 })
      #expect(ink.suffix(ink.count / 2 - patterns.width).allSatisfy { $0 == 0 })
      #expect(try browser.evaluate("document.getElementById('samples').hidden"))
      #expect(try browser.evaluate("document.getElementById('accuracy').hidden"))
      #expect(browser.requests == [] && browser.complaints == [])
    }
  }
}
