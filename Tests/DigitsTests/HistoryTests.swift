// `digits train --history`: the figures of each epoch in a file of their own and in the weights, and nothing
// half-written where they cannot be saved.

import Foundation
import Testing

struct HistoryTests {
  private let line = "train --data ./bars --epochs 3 --hidden 16 --seed 5 --schedule cosine --quiet"

  @Test func `is a table with a row for each epoch`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(line + " --history h.csv")
    run.expectSuccess()
    #expect(
      run.output.hasSuffix("\nWeights saved to digits.safetensors, epoch metrics to h.csv\n"))
    let rows = String(decoding: try workplace.bytes(of: "h.csv"), as: UTF8.self).split(separator: "\n")
    #expect(rows[0] == "epoch,loss,accuracy,validation_loss,validation_accuracy,learning_rate,seconds")
    #expect(rows.count == 4)
    for (index, row) in rows.dropFirst().enumerated() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells.count == 7 && cells[0] == "\(index + 1)" && cells[3] == "" && cells[4] == "", "\(row)")
      let figures = [1, 2, 5, 6].compactMap { Double(cells[$0]) }
      #expect(figures.count == 4 && figures.min()! >= 0, "\(row)")
    }
    #expect(rows.last?.split(separator: ",").dropLast().last == "0.0", "a cosine ends at nothing")
  }

  @Test func `is JSON where its file's name says so`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --validation-split 0.1 --history h.json").expectSuccess()
    let epochs = try #require(
      JSONSerialization.jsonObject(with: Data(workplace.bytes(of: "h.json"))) as? [[String: Any]])
    #expect(epochs.map { $0["epoch"] as? Int } == [1, 2, 3])
    for epoch in epochs {
      #expect(
        Set(epoch.keys) == [
          "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", "learning_rate", "seconds",
        ])
      #expect(epoch.values.compactMap { $0 as? Double }.count == 7)
    }
  }

  @Test func `travels in the weights, the same for the same seed`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --validation-split 0.1 --model a").expectSuccess()
    try workplace.digits(line + " --validation-split 0.1 --model b --threads 1").expectSuccess()
    let bytes = try workplace.bytes(of: "a")
    #expect(try bytes == workplace.bytes(of: "b"))
    let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try JSONOutput(String(decoding: bytes[8..<8 + length], as: UTF8.self))
    let metadata = try #require(header.members["__metadata__"] as? [String: String])
    let history = try JSONOutput(#require(metadata["history"]))
    #expect(
      history.keys == ["loss", "accuracy", "validation_loss", "validation_accuracy", "learning_rate"])
    #expect(history.members.values.map { ($0 as? [Double])?.count } == [3, 3, 3, 3, 3])
    let info = try workplace.digits("info a")
    #expect(info.output.contains("\nhistory           3 epochs: loss "))
  }

  @Test(arguments: [
    ("no/h.csv", "no/h.csv: its folder does not exist"),
    ("bars.csv", "bars.csv: this is a folder, not a file"),
  ])
  func `cannot be saved`(path: String, sentence: String) throws {
    let workplace = try Workplace.withBars()
    try workplace.makeFolder("bars.csv")
    // Nothing is trained first.
    try workplace.digits(line + " --model w --history \(path)").expectFailure(sentence)
    #expect(workplace.names == ["bars", "bars.csv"])
  }

  @Test(arguments: ["csv", "json"])
  func `replaces an older table and nothing else`(ending: String) throws {
    let workplace = try Workplace.withBars()
    let path = "h.\(ending)"
    try workplace.digits(line + " --history \(path)").expectSuccess()
    let table = try workplace.bytes(of: path)
    try workplace.digits(line.replacing("--epochs 3", with: "--epochs 1") + " --history \(path)")
      .expectSuccess()
    #expect(try workplace.bytes(of: path).count < table.count)
    for bytes in [Array("[1]\n".utf8), Array("epoch,grade\n1,A\n".utf8)] {
      try workplace.put(bytes, at: path)
      try workplace.digits(line + " --history \(path)").expectFailure(
        "\(path): not overwritten: this is not a history file; choose another --history")
      #expect(try workplace.bytes(of: path) == bytes)
    }
  }

  @Test func `needs an ending that says how it is written`() throws {
    try Workplace().digits("train --history h.txt").expectWrongUsage(
      "The value 'h.txt' is invalid for '--history <file>': it must be the path of a file that ends in .csv or"
        + " .json.", usage: "digits train [options]", help: "digits train --help")
  }

  @Test(.enabled(if: Workplace.hasFullDevice, "this system has no /dev/full"))
  func `a full disk leaves the old table, and the weights of the training`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.shell("ln -s /dev/full full.csv; digits \(line) --history full.csv")
    run.expectFailure("full.csv: the disk or your quota is full; free some space and try again")
    #expect(workplace.names == ["bars", "digits.safetensors", "full.csv"])
  }
}
