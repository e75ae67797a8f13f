// Drawings that are kept: as data sets and as pictures that the program takes.

import Foundation
import IDX
import Storage
import Testing

extension DemoPageTests {
  /// What becomes of kept drawings.
  struct Keeping: PageInBrowser {
    let workplace: Workplace
    let browser: Browser

    init() throws { (workplace, browser) = try openedPage() }

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
  }
}
