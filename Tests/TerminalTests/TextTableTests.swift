import Formats
import Terminal
import Testing

@Suite struct TextTableTests {
  @Test
  func `the layers of a model`() {
    var table = TextTable([.words("Layer"), .words("Shape"), .figures("Parameters")])
    table.add(["Linear and ReLU", "784 -> 256", "200,960"])
    table.add(["Linear", "256 -> 10", "2,570"])
    table.addRule()
    table.add(["Total", "", "203,530"])
    #expect(
      table.lines().joined(separator: "\n") == """
        Layer            Shape       Parameters
        ---------------------------------------
        Linear and ReLU  784 -> 256     200,960
        Linear           256 -> 10        2,570
        ---------------------------------------
        Total                           203,530
        """)
  }

  @Test
  func `where it is too wide, the second column stands below the others`() {
    var table = TextTable([.words("Layer"), .words("Shape"), .figures("Parameters")])
    table.add(["dense, ReLU", "784 -> 400, 12 x 12 windows", "58,000"])
    table.add(["dense, softmax", "400 -> 10", "4,010"])
    table.addRule()
    table.add(["total", "", "62,010"])
    let wide = table.lines()
    #expect(table.lines(within: wide[0].count) == wide)
    #expect(
      table.lines(within: wide[0].count - 1).joined(separator: "\n") == """
        Layer           Parameters
          Shape
        --------------------------
        dense, ReLU         58,000
          784 -> 400, 12 x 12 windows
        dense, softmax       4,010
          400 -> 10
        --------------------------
        total               62,010
        """)
  }

  @Test
  func `no line ends in a space`() {
    var table = TextTable([.words("File"), .words("Note")])
    table.add(["img_7.pgm", ""])
    #expect(table.lines() == ["File       Note", "---------------", "img_7.pgm"])
  }

  @Test
  func `kana and emoji fill two columns`() {
    var table = TextTable([.words("Class"), .figures("Support")])
    table.add(["お", "980"])
    table.add(["ー👍漢", "1"])
    table.add(["é→", "12"])
    #expect(
      table.lines() == [
        "Class   Support", "---------------", "お          980", "ー👍漢        1", "é→           12",
      ])
  }

  @Test
  func `a confusion matrix of 60,000 images fits 80 columns`() {
    var table = TextTable([.words("")] + (0...9).map { .figures("\($0)") })
    for digit in 0...9 { table.add(["\(digit)"] + Array(repeating: NumberFormat.grouped(6742), count: 10)) }
    #expect(table.lines().count == 12)
    #expect(table.lines().allSatisfy { $0.count <= 80 })
  }
}
