// The section on confusion: which mistakes are listed, with how many images, and the words over each cell's images.

import Testing

@testable import Export

@Suite struct ConfusionSectionTests {
  private func section(_ record: EvaluationRecord, pixelLimit: Int = CellSamples.pixelLimit) -> String {
    let cells = CellSamples(of: record, pixelLimit: pixelLimit).cells
    let pictures = ExamplePictures(of: cells.flatMap(\.examples), in: record.examples)
    return ConfusionSection(record: record, cells: cells, pictures: pictures).markup.source
  }

  private func items(_ section: String) -> [String] {
    section.matches(of: /<li><span>(.*)<\/span><span class="soft">(.*?)<\/span>/).map { "\($0.1): \($0.2)" }
  }

  /// Class n is read as class n + 1, n + 1 times: nine kinds of mistakes, of which the rarest is left out.
  @Test func `lists the eight most frequent mistakes`() {
    let labels = (0..<9).flatMap { [UInt8](repeating: UInt8($0), count: $0 + 1) }
    let record = record(
      labels: labels, answers: labels.map { Int($0) + 1 }, classNames: (0..<10).map { "c\($0)" })
    #expect(
      items(section(record))
        == (1...8).reversed().map {
          "<a href=\"#cell-\($0)-\($0 + 1)\">c\($0) read as c\($0 + 1)</a>: \($0 + 1) images"
        })
  }

  @Test func `shows four images of a kind of mistake`() throws {
    let record = record(
      labels: [UInt8](repeating: 0, count: 5), answers: [Int](repeating: 1, count: 5), classNames: ["a", "b"])
    let strip = try #require(section(record).firstMatch(of: /<span class="strip">(.*)<\/span>/)?.1)
    #expect(strip.split(separator: "<svg").count == 4)
  }

  /// Where there is room for one picture of each cell, but not for two, the larger cells say so.
  @Test func `says which images of a cell are shown`() {
    let record = record(labels: [0, 0, 0, 1, 1, 1], answers: [0, 0, 0, 0, 0, 1], classNames: ["a", "b"])
    let all = section(record)
    #expect(all.contains(">3 images, the least certain first; below each"))
    #expect(all.contains(">2 images, the most certain first; below each"))
    #expect(all.contains(">1 image, the least certain first; below each"))
    let one = section(record, pixelLimit: 12)
    #expect(one.contains(">The 1 least certain of 3 images; below each"))
    #expect(one.contains(">The 1 most certain of 2 images; below each"))
    #expect(one.contains(">1 image, the least certain first; below each"))
  }

  @Test func `a cell without images is named and not linked`() {
    let section = section(record(labels: [0], answers: [1], classNames: ["a", "b"]), pixelLimit: 3)
    #expect(items(section) == ["a read as b: 1 image"])
    #expect(!section.contains("cell-0-1"))
  }

  @Test(arguments: [(50, true), (51, false)])
  func `too many classes have no map`(count: Int, hasMap: Bool) {
    let section = section(
      record(labels: [0], answers: [0], classNames: (0..<count).map { "c\($0)" }))
    #expect(section.contains("<svg class=\"map\"") == hasMap)
    #expect(section.contains("<fieldset") == hasMap)
  }
}
