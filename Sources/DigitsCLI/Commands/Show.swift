// `digits show`: shows samples of a data set and its statistics.

import Augmentation
import Formats
import IDX
import Images
import Storage
import Tensor
import Terminal

extension ShowOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    guard !force || output != nil else {
      throw UsageError.missingCompanion(option: "--force", companion: "--output")
    }
    if let output { try requireNew(output, force: force) }
    let engine = try Engine(threads: nil, environment: console.environment)
    let data = try OpenDataSet(
      data, splits: [split], preprocessing: preprocess, conventions: conventions,
      engine: engine, console: console)
    let samples = try samples(of: data)
    let examples = data[split]
    let columns = console.environment.columns(of: .output)
    if let output {
      try console.answer(wrapping: save(samples, of: data, to: output))
    } else {
      let captionWidth = samples.map { data.caption(of: $0).terminalColumns }.max() ?? 0
      let strip = PictureStrip(
        width: examples.columns, height: examples.rows, columns: columns,
        style: console.environment.pictureStyle(on: .output), captionWidth: min(captionWidth, 20))
      for start in stride(from: 0, to: samples.count, by: strip.perRow) {
        let row = samples[start..<min(start + strip.perRow, samples.count)]
        let pictures = row.map { CaptionedPicture(pixels: $0.pixels, caption: data.caption(of: $0)) }
        try console.answer((strip.lines(of: pictures) + [""]).joined(separator: "\n"))
      }
    }
    for line in ShowReport(data: data, split: split, columns: columns).lines {
      try console.answer(wrapping: line)
    }
    return .success
  }

  /// The images to show, distorted if requested.
  private func samples(of data: OpenDataSet) throws(Failure) -> [Sample] {
    let examples = data[split]
    if let label, label >= examples.classCount {
      throw Failure("\(data.title) has the labels 0 to \(examples.classCount - 1), not \(label)")
    }
    var samples = Sample.draw(count, from: examples, label: label, seed: seed)
    guard !samples.isEmpty else {
      throw Failure("none of the \(split.rawValue) images of \(data.title) has the label \(label ?? 0)")
    }
    if augment != .none {
      var augmenter = Augmenter(width: examples.columns, height: examples.rows)
      samples = samples.map { $0.distorted(by: augment.distortion, seed: seed, in: &augmenter) }
    }
    return samples
  }

  /// Saves the contact sheet and returns a message about it.
  private func save(_ samples: [Sample], of data: OpenDataSet, to path: String) throws(Failure) -> String {
    let sheet = ContactSheet(samples, width: data[split].columns, height: data[split].rows)
    guard PictureLimits.allow(width: sheet.size.width, height: sheet.size.height) else {
      throw Failure(
        "\(sheet.size.width) x \(sheet.size.height) pixels are too many for a picture: choose a lower --count"
      )
    }
    do { try AtomicFile.write(PNGWriter.encode(sheet.draw()), to: path) } catch { throw Failure(path, error) }
    let count = "\(NumberFormat.grouped(samples.count)) \(samples.count == 1 ? "image" : "images")"
    return
      "Saved \(count) of \(data.title) to \(path.harmless()) (\(sheet.size.width) x \(sheet.size.height) pixels)"
      + "\n"
  }
}
