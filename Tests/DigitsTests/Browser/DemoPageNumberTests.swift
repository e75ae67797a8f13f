// Several digits on the paper, and what is no digit: what the page says of them, and that the program says the same.

import Foundation
import Images
import Testing

extension DemoPageReadingTests {
  /// What is not one digit.
  struct NotOneDigit: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws { (workplace, browser) = try openedPage() }

    /// What the page says once the pen has rested.
    private func restedAnswer() throws -> String {
      try browser.run("await new Promise((resume) => setTimeout(resume, 1500))")
      return try answer()
    }

    private func drawFortyTwo() throws {
      try draw([(0.3, 0.2), (0.1, 0.55), (0.45, 0.55)])
      try draw([(0.35, 0.35), (0.33, 0.85)])
      try draw([(0.58, 0.35), (0.7, 0.25), (0.82, 0.35), (0.8, 0.5), (0.58, 0.8), (0.9, 0.8)])
    }

    @Test func `several digits are said to be several and read apart`() throws {
      try drawFortyTwo()
      #expect(try restedAnswer() == "several 42")
      let sentence: String = try browser.evaluate("document.getElementById('sentence').textContent")
      #expect(sentence == "Several digits: 42")
      let png: String = try browser.evaluate("page.board.png.split(',')[1]")
      try workplace.put([UInt8](try #require(Data(base64Encoded: png))), at: "42.png")
      #expect(try workplace.digits("predict --number 42.png").output.contains("42"))
      try expectQuiet()
    }

    /// What the page reads in a picture, if it holds several digits.
    private func several(in file: [UInt8]) throws -> String {
      try browser.evaluate(
        """
        openPicture(new Blob([bytesOfBase64("\(Data(file).base64EncodedString())")], {type: "image/png"}))
          .then((picture) => page.several(page.reading(picture)) ?? [])
          .then((lines) => lines.map((line) => line.map(({label}) => label).join("")).join(" "))
        """)
    }

    @Test func `rows of digits are read apart as the program reads them`() throws {
      for number in ["7", "10", "2035", "468"] {
        let row = NumberPicture(drawing: number.compactMap(\.wholeNumberValue), side: 90, seed: 4).row
        let samples = row.samples.map { 255 - $0 }
        let file = PNGWriter.encode(
          Picture(width: row.width, height: row.height, channels: .gray, samples: samples))
        try workplace.put(file, at: "\(number).png")
        #expect(try several(in: file) == (number.count > 1 ? number : ""))
        #expect(try workplace.digits("predict --number \(number).png").output.contains(": \(number)"))
      }
      try expectQuiet()
    }

    /// A bar beside two rings that run into each other.
    @Test func `zeros that touch are cut between their holes as the program cuts them`() throws {
      let samples = (0..<230 * 120).map { place -> UInt8 in
        let (x, y) = (Double(place % 230), Double(place / 230) - 60)
        let isRing = [100.0, 156].contains { centre in
          let (across, down) = ((x - centre) / 30, y / 40)
          return 0.55...1 ~= across * across + down * down
        }
        return isRing || abs(x - 35) <= 5 && abs(y) <= 40 ? 20 : 235
      }
      let file = PNGWriter.encode(Picture(width: 230, height: 120, channels: .gray, samples: samples))
      try workplace.put(file, at: "touching.png")
      #expect(try several(in: file) == "100")
      #expect(try workplace.digits("predict --number touching.png").output.contains(": 100 ="))
      try expectQuiet()
    }

    @Test func `what is no digit is said to be none`() throws {
      try draw([(0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8), (0.2, 0.2)])
      #expect(try answer() == "none ?")
      let two: Double = try browser.evaluate(
        "page.state.reading.ranking.slice(0, 2).reduce((sum, k) => sum + page.state.reading.probabilities[k], 0)"
      )
      let least: Double = try browser.evaluate("page.description.leastConfidence")
      #expect(two < least && least == 0.75)
      try expectQuiet()
    }

    @Test func `shares keep their decimals`() throws {
      try draw(seven)
      _ = try answer()
      let shares: [String] = try browser.evaluate(
        "[...document.querySelectorAll('#bars .share')].map((share) => share.textContent)")
      #expect(shares.count == 10)
      #expect(shares.allSatisfy { $0.wholeMatch(of: /\d{1,2}\.\d\d %/) != nil }, "\(shares)")
    }

    @Test(arguments: [(390, 844), (844, 390), (1_280, 900), (640, 450)])
    func `the paper fits the screen and nothing sticks out`(width: Int, height: Int) throws {
      let screen = Browser.Screen(width: width, height: height, isPhone: width < 900)
      let browser = try Browser(opening: workplace.folder + "/demo.html", on: screen)
      let edges: [Double] = try browser.evaluate(
        """
        (() => {
          const {right, bottom} = document.getElementById("board").getBoundingClientRect();
          return [right, bottom, document.documentElement.scrollWidth];
        })()
        """)
      #expect(edges[0] <= Double(width) && edges[2] <= Double(width), "\(edges)")
      if height != 450 { #expect(edges[1] <= Double(height), "\(edges)") }
    }
  }
}
