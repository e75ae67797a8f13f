// `predict` on a data set: one prediction per image, with or without labels. Whether an argument is a data set
// depends on its content. Predict.swift handles pictures.

import DigitReader
import Formats
import IDX
import Images
import MLP
import Parallel
import Storage
import Tensor
import Terminal

extension PredictOptions {
  /// The data set given as an argument; nil if the arguments are pictures. Throws when both are given.
  func dataSet() throws -> (any DataSetFormat)? {
    for argument in pictures {
      guard let format = try DataSetForms.unlabelled(argument) else { continue }
      guard pictures.count == 1 else {
        throw Failure(argument, "a data set must be the only argument: remove the others")
      }
      return format
    }
    return nil
  }

  /// Prints a prediction for each image of a data set, using only the test images if there are any.
  func predict(_ format: any DataSetFormat, with model: Model, in console: Console) throws {
    try requireSenseForDataSets()
    let split: Split = format.splits.contains(.test) ? .test : .train
    let conventions = model.history.conventions(for: format.path, given: conventions, console)
    let contents = try format.load([split], conventions)
    for notice in contents.notices { console.note(wrapping: notice.harmless(limit: 1000)) }
    guard let part = contents.splits[split] else { throw DataSetError.noSplit(path: format.path, split) }
    let count = part.count
    let engine = try Engine(threads: nil, environment: console.environment)
    let preprocessing = try model.named { (model) throws(ModelError) in try model.preprocessing() }
    let images = preprocessing.prepare(
      conventions.applied(to: part).unlabeled(classes: model.network.classCount), team: engine.team)
    try model.requireFit(to: images, of: format.path.harmless())
    if part.labels != nil {
      console.note(
        wrapping: "These images have labels; 'digits eval --data' measures the accuracy on them.")
    }
    var output = DataSetOutput(
      title: format.path, form: json ? .json : csv ? .csv : .lines(top: top ?? 1), console: console)
    try output.flush()
    // Both are looked up in the metadata, as text.
    let (temperature, classes) = (model.temperature, model.classes)
    for start in stride(from: 0, to: count, by: Self.imagesAtOnce) {
      let numbers = Array(start..<min(start + Self.imagesAtOnce, count))
      let logits = LabeledLogits(of: model.network, on: images, selection: numbers, engine: engine)
      var probabilities = Matrix(
        rows: numbers.count, columns: logits.classCount, logits.values.map { $0 / temperature })
      engine.softmax(&probabilities)
      let elements = probabilities.elements
      for (row, number) in numbers.enumerated() {
        let range = row * logits.classCount..<(row + 1) * logits.classCount
        let field = GrayImage(
          width: images.columns, height: images.rows, samples: images.image(at: number).array)
        output.tell(
          DigitReading(
            field: field, probabilities: Array(elements[range]), classes: classes),
          image: number + 1)
      }
      try output.flush()
    }
    if !json, !csv { output.finish(count: count) }
  }

  /// The number of images whose probabilities are in memory at once.
  private static let imagesAtOnce = 2_000

  private func requireSenseForDataSets() throws(UsageError) {
    let given = [
      ("--number", number), ("--labels", labels != nil), ("--show", show),
      ("--save-normalized", saveNormalized != nil),
    ].filter(\.1).map(\.0)
    if let option = given.first { throw .onlyForPictures(option) }
  }
}

extension SplitContents {
  /// The images with placeholder labels, which are not used.
  fileprivate func unlabeled(classes: Int) -> LabeledImages {
    LabeledImages(
      images: images, labels: [UInt8](repeating: 0, count: count), rows: rows, columns: columns,
      classCount: classes)
  }
}

/// Formats the predictions for a data set's images in one of three forms. Lines are buffered until `flush`, so that a
/// block of images costs one system call.
struct DataSetOutput {
  enum Form: Equatable {
    /// `image 1: 7 (99.98 %)`, with the `top` most likely classes.
    case lines(top: Int)
    /// `ImageId,Label`, as Kaggle expects; a named class is written by its name.
    case csv
    /// One JSON object per line.
    case json
  }

  let title: String
  let form: Form
  let console: Console
  private var doubted = 0
  private var lines: [String] = []

  /// Writes the header of the CSV form.
  init(title: String, form: Form, console: Console) {
    (self.title, self.form, self.console) = (title, form, console)
    if form == .csv { lines.append("ImageId,Label") }
  }

  /// Adds the prediction for image number `image`, counted from 1.
  mutating func tell(_ reading: DigitReading, image: Int) {
    switch form {
    case .lines(let top):
      let doubt = Doubt(about: reading)
      if doubt != nil { doubted += 1 }
      lines.append(
        "image \(image): \(PredictLines.likeliest(top, of: reading))\(doubt == nil ? "" : ", not sure")")
    case .csv:
      lines.append(CSV.line(["\(image)", reading.classes[reading.digit]]))
    case .json:
      let place: [(String, JSON)] = [("file", .string(title)), ("image", .integer(image))]
      lines.append(JSON.object(place + PredictJSON.members(of: reading)).description)
    }
  }

  /// Writes the buffered lines in a single call.
  mutating func flush() throws {
    guard !lines.isEmpty else { return }
    try console.answer(lines.joined(separator: "\n"))
    lines.removeAll(keepingCapacity: true)
  }

  /// Reports how many of the `count` predictions are doubtful.
  func finish(count: Int) {
    guard doubted > 0 else { return }
    console.note("Unsure about \(doubted.grouped) of \(count.grouped) images.")
  }
}
