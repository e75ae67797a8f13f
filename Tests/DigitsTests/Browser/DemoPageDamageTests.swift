// The network of the page is broken and made whole again, and its samples say what that does to it.

import Foundation
import Testing

extension DemoPageTests {
  /// What breaks the network, and the samples that it is measured by.
  struct Damage: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws { (workplace, browser) = try openedPage() }

    /// How many samples are read right: with the whole network, and as it is.
    private func accuracy() throws -> [String] {
      try browser.evaluate(
        """
        (async () => {
          const read = () => ["before", "after"].map((id) => document.getElementById(id).textContent);
          while (read().includes("counting")) await new Promise((resume) => setTimeout(resume, 20));
          return read();
        })()
        """)
    }

    private func set(_ id: String, _ value: String) throws {
      try browser.run(
        """
        const control = document.getElementById("\(id)");
        control.value = "\(value)";
        control.dispatchEvent(new Event(control.type === "range" ? "input" : "change"));
        """)
    }

    @Test(arguments: [("pruned", "97"), ("noise", "300"), ("bits", "2"), ("silent", "0")])
    func `damage costs accuracy and is repaired`(control: String, value: String) throws {
      let whole = try accuracy()
      #expect(whole[0] == whole[1])
      let weights = "[...page.network.layers[1].weights].reduce((sum, w) => sum + w * w, 0)"
      let before: Double = try browser.evaluate(weights)
      try set(control, value)
      let broken = try accuracy()
      #expect(broken[0] == whole[0])
      let right = try broken.map { try #require(Int($0.prefix { $0.isNumber })) }
      #expect(right[1] < right[0] - 5, "\(control) \(value): \(broken)")
      try press("repair")
      #expect(try accuracy() == whole)
      #expect(try browser.evaluate(weights) == before)
      #expect(try browser.evaluate("document.getElementById('repair').disabled"))
      try expectQuiet()
    }

    @Test func `weights are pruned and rounded as it says`() throws {
      try set("pruned", "40")
      let zeros: Double = try browser.evaluate(
        "page.network.layers[1].weights.filter((w) => w === 0).length / page.network.layers[1].weights.length"
      )
      #expect(abs(zeros - 0.4) < 0.001)
      try press("repair")
      try set("bits", "4")
      let kinds: Int = try browser.evaluate("new Set(page.network.layers[3].weightsOf(2)).size")
      #expect(kinds <= 15 && kinds > 5)
      try press("repair")
      try browser.run(
        """
        const box = document.getElementById("without-bias");
        box.checked = true;
        box.dispatchEvent(new Event("change"));
        """)
      #expect(
        try browser.evaluate("page.network.layers.every(({bias}) => bias.every((value) => value === 0))"))
    }

    @Test func `the misread samples come first, and a click shows one`() throws {
      _ = try accuracy()
      let shown: [[String]] = try browser.evaluate(
        "[...document.querySelectorAll('#sample-list li')].map((item) => [item.className, item.dataset.answer])"
      )
      #expect(shown.count == 100)
      let wrong = shown.prefix { $0[0] == "wrong" }
      #expect(!wrong.isEmpty && shown.dropFirst(wrong.count).allSatisfy { $0[0] == "" })
      try browser.run("document.querySelector('#sample-list button').click()")
      let verdict = try answer()
      let first = try #require(wrong.first)[1]
      // One of them may be so uncertain that it is said to be none.
      #expect([first, "\(first)?", "?"].contains { verdict.hasSuffix(" \($0)") }, "\(verdict)")
      let remark: String = try browser.evaluate("document.getElementById('remark').textContent")
      #expect(remark.contains("The sample is a "))
      // A stroke puts the sample away, and undo brings it back.
      try draw(seven)
      #expect(try answer() == "sure 7")
      try press("undo")
      #expect(try answer() == verdict)
      try expectQuiet()
    }
  }
}
