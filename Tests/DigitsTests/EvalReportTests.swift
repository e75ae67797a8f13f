// `digits eval --report`: where the page goes, what it refuses, and that it says what the terminal says.

import MLP
import Testing

struct EvalReportTests {
  private func workplace() throws -> Workplace {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 4, 10]), at: "zeros.safetensors")
    return workplace
  }

  private func page(_ workplace: Workplace, _ name: String = "report.html") throws -> String {
    String(decoding: try workplace.bytes(of: name), as: UTF8.self)
  }

  @Test func `writes a page beside the answer`() throws {
    let workplace = try workplace()
    let plain = try workplace.digits("eval --data ./bars --model zeros.safetensors")
    let run = try workplace.digits("eval --data ./bars --model zeros.safetensors --report report.html")
    #expect(run.status == 0)
    #expect(run.output == plain.output)
    #expect(run.remarks.hasPrefix("The report is in report.html (") && run.errors.hasSuffix(" kB).\n"))
    let html = try page(workplace)
    #expect(isWellFormed(html))
    for text in [
      "10.00 %", "<b>10</b> of the 100 test images of bars are read correctly by zeros.safetensors",
      "The weights file does not record how it was made.",
      "digits eval --model zeros.safetensors --data ./bars --report report.html",
    ] {
      #expect(html.contains(text), "\(text)")
    }
  }

  @Test func `says how the weights were made`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(
      "train --data ./bars --epochs 2 --hidden 16 --seed 5 --validation-split 0.2 --quiet"
    ).expectSuccess()
    #expect(try workplace.digits("eval --data ./bars --report report.html").status == 0)
    let html = try page(workplace)
    #expect(
      html.contains(
        "<code>digits train --data ./bars --validation-split 0.2 --add-synthetic 0 --hidden 16 --receptive-field 0 --epochs 2 --seed 5</code>"
      ))
    #expect(html.contains("<title>held out (validation), epoch 2: "))
    #expect(html.contains("<th scope=\"row\">temperature</th>"))
  }

  @Test func `keeps a file that is there, unless told`() throws {
    let workplace = try workplace()
    try workplace.put(Array("mine".utf8), at: "report.html")
    try workplace.digits("eval --data ./bars --model zeros.safetensors --report report.html").expectFailure(
      "report.html: this file already exists; use --force to overwrite it")
    #expect(try page(workplace) == "mine")
    let run = try workplace.digits(
      "eval --data ./bars --model zeros.safetensors --report report.html --force --json")
    #expect(run.status == 0)
    #expect(try JSONOutput(run.output).number("accuracy") == 0.1)
    #expect(try page(workplace).hasPrefix("<!DOCTYPE html>"))
  }

  @Test(arguments: [
    ("none/report.html", "its folder does not exist"),
    ("pages.html", "this is a folder, not a file"),
  ])
  func `fails before it works`(path: String, reason: String) throws {
    let workplace = try workplace()
    try workplace.makeFolder("pages.html")
    let names = workplace.names
    try workplace.digits("eval --data ./bars --model zeros.safetensors --report \(path)")
      .expectFailure("\(path): \(reason)")
    #expect(workplace.names == names)
  }

  /// The answer is printed before the page is saved: a measurement is not lost to a full disk.
  @Test func `leaves nothing half-written`() throws {
    let workplace = try workplace()
    let names = workplace.names
    let run = try workplace.shell(
      "ulimit -f 8; digits eval --data ./bars --model zeros.safetensors --report report.html")
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("Accuracy on bars"))
    #expect(run.errors.contains("more than this process may write to one file"))
    #expect(workplace.names == names)
  }

  /// `digits eval --report report.html | head -1` asks for the page, and for the first line.
  @Test func `is saved though nobody reads the answer`() throws {
    let workplace = try workplace()
    let run = try workplace.shell(
      "digits eval --data ./bars --model zeros.safetensors --report report.html | exec 0<&-")
    #expect(run.output == "")
    #expect(try workplace.bytes(of: "report.html").starts(with: Array("<!DOCTYPE html>".utf8)))
  }

  /// What a weights file and a folder say reaches the page as text.
  @Test func `escapes what others have written`() throws {
    let workplace = try Workplace.withBars()
    let evil = "</style><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
    let layer = LayerTensors.Layer(
      weight: [Float](repeating: 0, count: 7840), bias: [Float](repeating: 0, count: 10))
    let file = LayerTensors(sizes: [784, 10], layers: [layer])
      .safetensors(metadata: ["format": "digits", evil: evil, "dataset": evil, "version": evil])
    try workplace.put(file.encoded(), at: "<b>&.safetensors")
    let run = try workplace.digits([
      "eval", "--data", "./bars", "--model", "<b>&.safetensors", "--report", "report.html",
    ])
    #expect(run.status == 0)
    let html = try page(workplace)
    #expect(isWellFormed(html))
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>&"))
    #expect(html.contains("&lt;b&gt;&amp;.safetensors"))
    #expect(html.contains("alert(2)"))
  }
}
