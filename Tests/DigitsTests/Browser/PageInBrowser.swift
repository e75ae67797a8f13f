// The page that `digits export` makes, opened in a real browser from a file, and what one does with it: drawing, pressing,
// asking what it says. The tests of the page stand in files by topic, DemoPage...Tests.swift.

import Foundation
import Testing

/// What is done on the page, one test at a time: a browser takes a processor for itself.
@Suite(.enabled(if: Browser.executable != nil, Browser.reason), .serialized, .withOneBrowser)
enum DemoPageTests {
  /// The page of the pretrained weights, which most of the tests open.
  static let page = Result {
    let workplace = try Workplace()
    try workplace.digits("export demo.html").expectSuccess()
    return try workplace.bytes(of: "demo.html")
  }
}

/// What the page reads, beside what the program reads, in a second browser.
@Suite(.enabled(if: Browser.executable != nil, Browser.reason), .serialized, .withOneBrowser)
enum DemoPageReadingTests {}

/// A page and the folder that it lies in.
protocol PageInBrowser {
  var workplace: Workplace { get }
  var browser: Browser { get }
}

/// A folder with the page of the pretrained weights in it, and the page opened.
func openedPage(on screen: Browser.Screen = .init()) throws -> (Workplace, Browser) {
  let workplace = try Workplace()
  try workplace.put(DemoPageTests.page.get(), at: "demo.html")
  return (workplace, try Browser(opening: workplace.folder + "/demo.html", on: screen))
}

/// A folder with the page that `digits export` makes there of what was prepared, and the page opened.
func openedPage(
  _ export: String, prepare: (Workplace) throws -> Void
) throws -> (Workplace, Browser) {
  let workplace = try Workplace()
  try prepare(workplace)
  try workplace.digits(export).expectSuccess()
  return (workplace, try Browser(opening: workplace.folder + "/demo.html"))
}

extension PageInBrowser {
  /// A seven in two bends, on the scale of the paper, 0 ... 1.
  var seven: [(x: Double, y: Double)] {
    [(0.28, 0.25), (0.72, 0.25), (0.62, 0.45), (0.5, 0.8)]
  }

  /// The left and top edge of the paper in the window, and its width.
  func boardFrame() throws -> [Double] {
    try browser.evaluate(
      """
      (({left, top, width}) => [left, top, width])(document.getElementById("board").getBoundingClientRect())
      """)
  }

  /// Draws with the mouse through these places of the paper.
  func draw(_ places: [(x: Double, y: Double)]) throws {
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

  func press(_ id: String) throws {
    try browser.run("document.getElementById('\(id)').click()")
  }

  func key(_ key: String, control: Bool = false) throws {
    for type in ["keyDown", "keyUp"] {
      try browser.command("Input.dispatchKeyEvent", ["type": type, "key": key, "modifiers": control ? 2 : 0])
    }
  }

  /// What the page says after the next frame.
  func answer() throws -> String {
    try browser.evaluate(
      """
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
        done(document.getElementById("answer").dataset.kind + " " + document.getElementById("glyph").textContent))))
      """)
  }

  /// Unpacks the ZIP archive that a JavaScript expression gives.
  func unpack(_ expression: String) throws {
    let archive: String = try browser.evaluate("btoa(String.fromCharCode(...\(expression)))")
    for file in try storedFiles(ofZIP: [UInt8](try #require(Data(base64Encoded: archive)))) {
      try workplace.put(file.content, at: file.name)
    }
  }

  /// Nothing was asked for, and nothing went wrong.
  func expectQuiet() throws {
    #expect(browser.requests == [])
    #expect(browser.complaints == [])
  }
}
