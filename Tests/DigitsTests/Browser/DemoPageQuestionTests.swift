// A unit, a filter or a class of the page is asked: what it is told by adds up, and leads on to others.

import Foundation
import Tensor
import Testing

extension DemoPageTests {
  /// What the page answers when it is asked why.
  struct Questions: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws { (workplace, browser) = try openedPage() }

    /// The numbers in the last column of the table, from the first part to the sum.
    private func parts(in browser: Browser) throws -> [Double] {
      try browser.evaluate(
        """
        [...document.querySelectorAll("#question-parts tbody tr")]
          .map((row) => Number(row.cells[2].textContent.replace("−", "-")))
        """)
    }

    /// Expects that the parts add up to the sum, and the sum to be what JavaScript says it is.
    private func expectSum(_ expression: String, in browser: Browser) throws {
      let parts = try parts(in: browser)
      let sum = try #require(parts.last)
      #expect(parts.count > 3)
      #expect(abs(parts.dropLast().reduce(0, +) - sum) < 1e-9, "\(parts)")
      let expected: Double = try browser.evaluate(expression)
      #expect(abs(sum - expected) <= 0.0005 + 1e-9, "\(sum), and the network says \(expected)")
    }

    @Test func `a class says why it and not the runner-up`() throws {
      try draw(seven)
      #expect(try answer() == "sure 7")
      try browser.run("document.querySelector('#bars .winner button').click()")
      let title: String = try browser.evaluate("document.getElementById('question-title').textContent")
      let rival: Int = try browser.evaluate("page.state.reading.ranking[1]")
      #expect(title == "Why 7 and not \(rival)?")
      try expectSum(
        "page.state.reading.values.at(-1)[7] - page.state.reading.values.at(-1)[\(rival)]", in: browser)
      // What a class is told by are units, and they can be asked in turn.
      try browser.run("document.querySelector('#question-parts button').click()")
      #expect(
        try browser.evaluate("document.getElementById('question-title').textContent.startsWith('Unit ')"))
      try expectQuiet()
    }

    @Test func `a click on a hidden unit and the keys on a map ask it`() throws {
      try draw(seven)
      let unit: Int = try browser.evaluate(
        "page.state.reading.values[3].indexOf(Math.max(...page.state.reading.values[3]))")
      let place: [Double] = try browser.evaluate(
        """
        (() => {
          const canvas = [...document.querySelectorAll("#panels canvas")].at(-1);
          canvas.scrollIntoView({block: "center"});
          const {left, top, width, height} = canvas.getBoundingClientRect();
          return [left + width * (\(unit) % canvas.width + 0.5) / canvas.width,
            top + height * (Math.floor(\(unit) / canvas.width) + 0.5) / canvas.height];
        })()
        """)
      for type in ["mousePressed", "mouseReleased"] {
        try browser.command(
          "Input.dispatchMouseEvent",
          ["type": type, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
      }
      let title = "document.getElementById('question-title').textContent"
      #expect(try browser.evaluate(title) == "Unit \(unit + 1) of hidden layer 1")
      try expectSum("page.state.reading.values[3][\(unit)]", in: browser)

      try browser.run("document.querySelectorAll('.choosable')[2].focus()")
      try key("ArrowRight")
      try key("ArrowDown")
      try key("Enter")
      #expect(try browser.evaluate(title) == "Filter 9 of layer 2")
      try expectSum(
        """
        (() => {
          const {sum} = explain(page.network, page.state.reading, 1, 8);
          const greatest = Math.max(...page.state.reading.values[2].subarray(8 * 25, 9 * 25));
          return greatest === Math.max(sum, 0) || Math.abs(greatest - sum) < 1e-9 ? sum : NaN;
        })()
        """, in: browser)
      try key("Escape")
      #expect(try browser.evaluate("document.getElementById('question').hidden"))
      #expect(
        try browser.evaluate("document.activeElement === document.querySelectorAll('.choosable')[2]")
      )
      try expectQuiet()
    }

    @Test func `units of a deep perceptron tell whom they listen to`() throws {
      let workplace = try Workplace()
      try workplace.put(perceptron([784, 12, 9, 10]), at: "deep.safetensors")
      try workplace.digits("export deep.safetensors demo.html").expectSuccess()
      let browser = try Browser(opening: workplace.folder + "/demo.html")
      try browser.run("page.openSample({field: new Uint8Array(784).fill(90), label: 3})")
      for layer in 0..<3 {
        try browser.run("page.read({isDone: true}); page.question.ask(\(layer), 4)")
        let rival =
          layer == 2 ? " - page.state.reading.values[3][page.state.reading.ranking.find((k) => k !== 4)]" : ""
        try expectSum(
          layer == 2
            ? "page.state.reading.values[3][4]\(rival)"
            : "explain(page.network, page.state.reading, \(layer), 4).sum", in: browser)
      }
      try browser.run("page.question.ask(1, 4)")
      let heard: Int = try browser.evaluate("document.querySelectorAll('#question-hears button').length")
      #expect(heard == 6)
      let strongest: String = try browser.evaluate(
        "document.querySelector('#question-hears button').textContent")
      let expected: String = try browser.evaluate(
        """
        (() => {
          const weights = [...page.network.layers[1].weightsOf(4)];
          const unit = weights.reduce((best, weight, i) => (Math.abs(weight) > Math.abs(weights[best]) ? i : best), 0);
          return `unit ${unit + 1} (${signed(weights[unit])})`;
        })()
        """)
      #expect(strongest == expected)

      // What it adds to a listener is a part of that one's sum.
      let parts: [Double] = try browser.evaluate(
        """
        (() => {
          const active = page.state.reading.values[1].findIndex((value) => value > 0);
          const {units: [{unit, amount}], isAdded} = listeners(page.network, page.state.reading, 0, active);
          return [isAdded ? amount : NaN, explain(page.network, page.state.reading, 1, unit).terms[active]];
        })()
        """)
      #expect(abs(parts[0] - parts[1]) < 1e-9 && parts[0] != 0, "\(parts)")
      #expect(browser.complaints == [])
    }
  }
}
