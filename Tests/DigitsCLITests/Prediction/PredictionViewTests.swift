@testable import DigitReader
import Images
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct PredictionViewTests {
  private static let field = GrayImage(
    width: 28, height: 28, samples: (0..<784).map { 13..<16 ~= $0 % 28 && 4..<24 ~= $0 / 28 ? 255 : 0 })
  private static let reading = DigitReading(
    field: field, probabilities: [0, 0.9985, 0, 0, 0, 0, 0, 0.001, 0.0005, 0])

  /// Dark ink on light paper, twice as wide as high.
  private static let given = Picture(
    width: 56, height: 28, channels: .gray, samples: (0..<56 * 28).map { 27..<30 ~= $0 % 56 ? 10 : 240 }
  ).thumbnail(fitting: 200, by: 28)

  private func environment(_ columns: Int, _ variables: [Environment.Variable: String]) -> Environment {
    Environment(
      variables: variables.merging([.columns: "\(columns)"]) { $1 }, terminals: [.output],
      windowColumns: { _ in columns })
  }

  /// The characters that a terminal shows of a line.
  private func shown(_ line: String) -> String { line.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  static let terminals: [[Environment.Variable: String]] = [
    [.terminal: "xterm-256color", .language: "en_GB.UTF-8"],
    [.terminal: "xterm", .colourTerminal: "truecolor", .language: "en_GB.UTF-8"],
    [.terminal: "xterm-256color", .language: "en_GB.UTF-8", .noColour: "1"],
    [.terminal: "dumb"],
  ]

  @Test(arguments: [40, 79, 80, 81, 200], terminals)
  func `nothing is wider than the terminal`(columns: Int, variables: [Environment.Variable: String]) {
    let view = PredictionView(environment: environment(columns, variables), input: .framedDigit)
    let limit = view.digitThumbnail
    let given = Self.given.thumbnail(fitting: limit.width, by: limit.height)
    let lines = view.lines(Self.reading, given: given)
    #expect(lines.allSatisfy { shown($0).count <= columns })
    for title in ["given", "seen", "probability", "99.85 %"] {
      #expect(lines.contains { shown($0).contains(title) }, "\(title)")
    }
  }

  @Test
  func `side by side from 80 columns on, one below another in 40`() {
    func height(_ columns: Int) -> Int {
      let view = PredictionView(environment: environment(columns, Self.terminals[2]), input: .framedDigit)
      let limit = view.digitThumbnail
      return view.lines(
        Self.reading, given: Self.given.thumbnail(fitting: limit.width, by: limit.height)
      ).count
    }
    #expect(height(80) == 15 && height(200) == 15)
    #expect(height(40) > 30)
  }

  @Test
  func `escape sequences go to terminals with colours only`() {
    for (index, variables) in Self.terminals.enumerated() {
      let lines = PredictionView(environment: environment(80, variables), input: .framedDigit).lines(
        Self.reading, given: Self.given)
      #expect(lines.contains { $0.contains("\u{1B}") } == (index < 2))
    }
    let plain = PredictionView(environment: Environment(), input: .framedDigit).lines(
      Self.reading, given: Self.given)
    #expect(plain.allSatisfy { $0.utf8.allSatisfy { 0x20..<0x7F ~= $0 } })
  }

  @Test
  func `a picture taken as it is is shown once, unless something is done to it`() {
    let whole = PictureInput.wholePicture(ImageSize(width: 28, height: 28))
    for (preprocessing, isThere) in [(.none, false), (.deslant, true)] as [(Preprocessing, Bool)] {
      let view = PredictionView(
        environment: environment(120, Self.terminals[2]), input: whole, preprocessing: preprocessing)
      let lines = view.lines(Self.reading, given: Self.given.thumbnail(fitting: 28, by: 28))
      #expect(lines.contains { shown($0).contains("given") } == isThere)
      #expect(lines.contains { shown($0).contains("seen") })
    }
  }

  @Test
  func `bars are as long as the probabilities are great`() throws {
    let lines = PredictionView(environment: environment(80, Self.terminals[2]), input: .framedDigit)
      .lines(Self.reading, given: Self.given.thumbnail(fitting: 28, by: 28))
    #expect(try #require(lines[1].firstMatch(of: #/ 0 +0\.00 %$/#)).0.contains("█") == false)
    #expect(lines[2].contains(#/ 1 █+[▏▎▍▌▋▊▉█] +99\.85 %$/#))
  }

  @Test(arguments: terminals)
  func `the digits of a number are framed, with what they were read as`(
    variables: [Environment.Variable: String]
  ) {
    let view = PredictionView(environment: environment(80, variables), input: .framedDigit)
    let number = NumberReading(
      lines: [
        [
          NumberDigit(box: PixelBox(x: 0, y: 0, width: 20, height: 40), reading: Self.reading),
          NumberDigit(box: PixelBox(x: 30, y: 10, width: 10, height: 20), reading: Self.reading),
        ]
      ])
    let page = Picture(
      width: 40, height: 40, channels: .gray, samples: [UInt8](repeating: 200, count: 1_600)
    ).thumbnail(fitting: 78, by: 48)
    let lines = view.lines(number, given: page, size: PictureSize(width: 40, height: 40)).map(shown)
    #expect(lines.count == 22)
    #expect(lines.allSatisfy { $0.count == 42 })
    let (corner, upright, level): (Character, Character, Character) =
      variables[.terminal] == "dumb" ? ("+", "|", "-") : ("┌", "│", "─")
    #expect(lines[0].first == corner && Array(lines[0])[1] == "1" && Array(lines[0])[2] == level)
    #expect(lines[1].first == upright)
    #expect(Array(lines[5])[30] == corner && Array(lines[5])[31] == "1")
  }

  private func bars(_ count: Int, columns: Int, names: [String] = []) -> [String] {
    let probabilities = (0..<count).map { Float($0 == 1 ? 1 : 0) }
    let reading = DigitReading(field: Self.field, probabilities: probabilities, classes: ClassNames(names))
    return PredictionView(environment: environment(columns, [.terminal: "dumb"]), input: .framedDigit)
      .lines(reading, given: Self.given.thumbnail(fitting: 28, by: 28))
  }

  @Test
  func `up to 16 classes are shown, of more the ten likeliest`() {
    func count(_ classes: Int) -> Int { bars(classes, columns: 200).count { $0.hasSuffix(" %") } }
    #expect(count(15) == 15 && count(16) == 16 && count(17) == 10 && count(256) == 10)
  }

  @Test
  func `bars have 8 to 30 characters beside the pictures, else the line below them`() {
    func longest(_ columns: Int) -> Int {
      bars(10, columns: columns).map {
        $0.split { $0 != "#" }.last { $0.allSatisfy { $0 == "#" } }?.count ?? 0
      }
      .max() ?? 0
    }
    // 28 + 2 + 28 + 2 for the pictures, 2 + 1 + 9 for a bar's name and share.
    func bar(_ columns: Int) -> Int? {
      bars(10, columns: columns).last { $0.contains("100.00 %") }?.firstMatch(of: #/ 1 (#+) /#)?.1.count
    }
    #expect(bar(200) == 30 && bar(102) == 30 && bar(101) == 29)
    #expect(bar(80) == 8 && bars(10, columns: 80).count == 15)
    #expect(bar(79) == 30 && bars(10, columns: 79).count > 15)
  }

  @Test
  func `a frame goes around the pixels that a digit has in the thumbnail`() {
    let view = PredictionView(environment: environment(80, [.terminal: "dumb"]), input: .framedDigit)
    let number = NumberReading(lines: [
      [NumberDigit(box: PixelBox(x: 4, y: 4, width: 8, height: 4), reading: Self.reading)]
    ])
    let page = Picture(
      width: 10, height: 6, channels: .gray, samples: [UInt8](repeating: 255, count: 60)
    ).thumbnail(fitting: 10, by: 6)
    let lines = view.lines(number, given: page, size: PictureSize(width: 20, height: 12))
    let blank = lines[0].first ?? " "
    #expect(
      lines.map { $0.map { $0 == blank ? "." : String($0) }.joined() } == [
        "............", "..+1---+....", "..|....|....", "..+----+....", "............",
      ])
  }

  @Test
  func `below a picture of odd height its last row goes on to the end of the line`() {
    let view = PredictionView(environment: environment(80, [.terminal: "dumb"]), input: .framedDigit)
    let page = Picture(
      width: 4, height: 5, channels: .gray, samples: (0..<20).map { $0 % 4 < 2 ? 0 : 255 }
    ).thumbnail(fitting: 4, by: 5)
    let lines = view.lines(NumberReading(lines: []), given: page, size: PictureSize(width: 4, height: 5))
    #expect(lines.count == 5 && Set(lines).count == 1)
  }
}
