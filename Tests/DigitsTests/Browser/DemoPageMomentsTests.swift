// The page turns back the training of a network that was trained with --snapshots.

import Foundation
import Testing

extension DemoPageTests {
  /// Moments of a training on the page.
  struct Moments: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws {
      (workplace, browser) = try openedPage("export demo.html") { workplace in
        try workplace.put(Patterns(classes: 5, width: 28, height: 28), in: "pics")
        try workplace.digits("train --data ./pics --epochs 40 --hidden 32 --batch-size 5 --snapshots --quiet")
          .expectSuccess()
      }
    }

    @Test func `the slider brings back what the network was`() throws {
      #expect(workplace.names.contains("digits.moments.safetensors"))
      let names: [String] = try browser.evaluate("page.description.moments")
      #expect(names.first == "at the start" && names.last == "after epoch 40" && names.count > 5, "\(names)")
      let weights = "[...page.network.layers[0].weightsOf(3)]"
      let last: [Double] = try browser.evaluate(weights)
      func turn(to moment: Int) throws {
        try browser.run(
          """
          const slider = document.getElementById("moment");
          slider.value = \(moment);
          slider.dispatchEvent(new Event("input"));
          """)
      }
      try turn(to: 0)
      #expect(try browser.evaluate("document.getElementById('moment-words').textContent") == "at the start")
      let first: [Double] = try browser.evaluate(weights)
      #expect(zip(first, last).contains { abs($0 - $1) > 0.01 })
      let right = try countRight()
      #expect(right < 5)
      try turn(to: names.count - 1)
      #expect(try browser.evaluate(weights) == last)
      #expect(try countRight() == 5)
      try expectQuiet()
    }

    /// How many of five pictures, one of each class, the network reads right.
    private func countRight() throws -> Int {
      let patterns = Patterns(classes: 5, width: 28, height: 28)
      let fields = (0..<5).map {
        "[\(patterns.picture($0, number: 77).map(String.init).joined(separator: ","))]"
      }
      return try browser.evaluate(
        """
        [\(fields.joined(separator: ","))]
          .filter((field, label) => page.network.read(Uint8Array.from(field)).ranking[0] === label).length
        """)
    }

    @Test func `moments of another training are not shown`() throws {
      try workplace.digits("train --data ./pics --epochs 2 --hidden 32 --quiet").expectSuccess()
      try workplace.digits("export --force demo.html").expectSuccess()
      let page = String(decoding: try workplace.bytes(of: "demo.html"), as: UTF8.self)
      #expect(page.contains(#""moments":[]"#))
    }
  }
}
