// Drawing on the page: with mouse, fingers, pens and keys, and with pictures from elsewhere.

import Foundation
import Testing

extension DemoPageTests {
  /// What the paper and its tools do.
  struct Drawing: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws { (workplace, browser) = try openedPage() }

    @Test func `strokes, eraser, undo, redo and clear`() throws {
      #expect(try answer() == "empty ")
      try draw(seven)
      #expect(try answer() == "sure 7")
      // One class is the winner and one the runner-up, which is told so; the glyph has room for two characters.
      let marks: [String] = try browser.evaluate(
        """
        [...document.querySelectorAll("#bars li")].map((row, label) => [row, label])
          .filter(([row]) => row.className !== "" || row.querySelector("small").textContent !== "")
          .map(([row, label]) => `${row.className} ${row.querySelector("small").textContent}`
            + `${label === page.state.reading.ranking[row.className === "winner" ? 0 : 1]}`).sort()
        """)
      #expect(marks == ["second runner-uptrue", "winner true"])
      let length: String = try browser.evaluate(
        "document.getElementById('glyph').style.getPropertyValue('--length')")
      #expect(length == "2")
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
  }
}
