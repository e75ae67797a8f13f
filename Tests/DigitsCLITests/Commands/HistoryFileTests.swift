import Formats
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct HistoryFileTests {
  static let epochs = [
    EpochFigures(
      number: 1, loss: 0.5744, accuracy: 0.9148, validationLoss: nil, validationAccuracy: nil,
      learningRate: 0.006, seconds: 0.39),
    EpochFigures(
      number: 2, loss: 0.1 + 0.2, accuracy: 1, validationLoss: 0.25, validationAccuracy: 0.975,
      learningRate: 2.4e-08, seconds: 61),
  ]

  @Test
  func `a table with a line of names; what was not measured is an empty cell`() {
    #expect(
      HistoryFile.Format.csv.text(of: Self.epochs) == """
        epoch,loss,accuracy,validation_loss,validation_accuracy,learning_rate,seconds
        1,0.5744,0.9148,,,0.006,0.39
        2,0.3,1.0,0.25,0.975,2.4e-08,61.0

        """)
  }

  @Test
  func `an array of objects; what was not measured is null`() {
    #expect(
      HistoryFile.Format.json.text(of: Self.epochs) == """
        [
        {"epoch":1,"loss":0.5744,"accuracy":0.9148,"validation_loss":null,"validation_accuracy":null,\
        "learning_rate":0.006,"seconds":0.39},
        {"epoch":2,"loss":0.3,"accuracy":1.0,"validation_loss":0.25,"validation_accuracy":0.975,\
        "learning_rate":2.4e-08,"seconds":61.0}
        ]

        """)
  }

  @Test(
    arguments: [
      ("h.csv", .csv), ("a.json/H.CSV", .csv), ("h.csv.json", .json), ("h.txt", nil), ("csv", nil), ("", nil),
    ] as [(String, HistoryFile.Format?)])
  func `the ending says how it is written`(path: String, format: HistoryFile.Format?) {
    #expect(HistoryFile(path: path)?.format == format)
  }

  @Test
  func `what is no number is as what was not measured`() {
    let figures = EpochFigures(
      number: 1, loss: .nan, accuracy: .infinity, validationLoss: nil, validationAccuracy: nil,
      learningRate: 0.006, seconds: 1)
    #expect(HistoryFile.Format.csv.text(of: [figures]).hasSuffix("\n1,,,,,0.006,1.0\n"))
    #expect(HistoryFile.Format.json.text(of: [figures]).contains(#""loss":null,"accuracy":null,"#))
  }

  @Test(arguments: HistoryFile.Format.allCases)
  func `only a history is replaced`(format: HistoryFile.Format) throws {
    let root = try DataSetRoot()
    let file = try #require(HistoryFile(path: root.path + "/h." + format.rawValue))
    func isReplaced(_ text: String) throws -> Bool {
      try root.put(Array(text.utf8), at: "h." + format.rawValue)
      do { try file.requireHistoryOrNew() } catch { return false }
      return true
    }
    try file.requireHistoryOrNew()
    #expect(try isReplaced("") && isReplaced(format.opening + "1"))
    #expect(try !isReplaced(format.opening) && !isReplaced("x" + format.opening + "1"))
    try root.put([], at: "h." + format.rawValue)
    try file.save(Self.epochs)
    try file.requireHistoryOrNew()
  }
}
