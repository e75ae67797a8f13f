// A folder of somebody's own pictures, one folder a digit: trained on, measured and reported with the commands that a
// newcomer would guess.

import Augmentation
import Foundation
import Images
import Parallel
import Testing

struct PhotographsTests {
  /// `count` built-in digits as dark ink on paper of `side` pixels, in folders `photos/0` to `photos/9`.
  private func putPhotographs(_ count: Int, side: Int, in workplace: Workplace) throws {
    let (pixels, labels) = SyntheticDigits(seed: 9).images(.test, count: count, team: WorkerTeam(threads: 1))
    let (from, margin) = (SyntheticDigits.side, (side - SyntheticDigits.side) / 2)
    for (number, label) in labels.enumerated() {
      var samples = [UInt8](repeating: 230, count: side * side)
      for place in 0..<from * from {
        let ink = Int(pixels[number * from * from + place])
        samples[(place / from + margin) * side + place % from + margin] = UInt8(230 - ink * 200 / 255)
      }
      let picture = PNGWriter.encode(GrayImage(width: side, height: side, samples: samples))
      try workplace.put(picture, at: "photos/\(label)/\(number).png")
    }
  }

  @Test(arguments: [28, 60])
  func `a newcomer's commands do`(side: Int) throws {
    let workplace = try Workplace()
    try putPhotographs(120, side: side, in: workplace)
    let run = try workplace.digits("train --data photos --epochs 2 --hidden 64")
    #expect(run.status == 0)
    #expect(run.errors.contains("120 of 120 pictures were framed like MNIST's digits."))
    #expect(run.errors.contains("There is no test set: 20 of 120 images are held out for testing."))
    #expect(
      run.errors.contains("Training on 100 images of photos (20 images held out) and 12,000 built-in digits")
    )
    let accuracy = try #require(run.output.firstMatch(of: /Test accuracy on photos[^:]*: ([0-9.]+) %/)?.1)
    #expect(Double(accuracy)! >= 80)
    for command in [
      "eval --data photos --report report.html", "show --data photos", "predict photos/7 --top 2",
    ] {
      #expect(try workplace.digits(command).status == 0, "\(command)")
    }
    #expect(workplace.names.contains("report.html"))
    try workplace.digits("train --data photos --epochs 1 --hidden 8 --add-synthetic 0 --model w")
      .expectSuccessOfAnyWords()
  }
}

extension FinishedProcess {
  fileprivate func expectSuccessOfAnyWords() { #expect(status == 0 && !errors.contains("built-in digits")) }
}
