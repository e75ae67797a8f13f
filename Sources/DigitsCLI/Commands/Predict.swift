// `digits predict`: reads the digit or the number in each picture.

import DigitReader
import Formats
import Images
import Parallel
import Storage
import Tensor
import Terminal

extension PredictOptions: Command {
  /// The maximum number of pictures that a terminal shows without `--show`.
  static let shownUnasked = 4

  func run(in console: Console) throws -> ExitCode {
    try requireSense()
    let dataSet = try dataSet()
    if dataSet == nil, let option = conventions.firstOption { throw UsageError.onlyForDataSets(option) }
    let model = try Model(chosen: weights(), inputs: standardization, console: console)
    if let dataSet {
      try predict(dataSet, with: model, in: console)
      return .success
    }
    if number { try model.named { (model) throws(ModelError) in try model.requireDigits() } }
    let engine = try Engine(threads: 1, environment: console.environment)
    let reader = try model.named { (model) throws(ModelError) in try PictureReader(model, engine: engine) }
    let labels = try labels.map { path in
      try LabelledPictures(contentsOf: path, classes: model.network.classCount)
    }
    let sources = pictures.isEmpty ? labels?.sources ?? [] : try PictureSource.list(pictures)
    if let words = Self.wordsOnWaiting(for: sources, in: console.environment) {
      console.note(wrapping: words)
    }
    let view =
      shows(sources, in: console)
      ? PredictionView(
        environment: console.environment, input: reader.input, preprocessing: reader.preprocessing) : nil
    var output = try output(labels: labels, view: view, model: model, console: console)
    var folder = try saveNormalized.map { path in try NormalizedFolder(path, force: force) }

    let task = PictureTask(
      reader: reader, readsNumbers: number,
      thumbnailLimit: view.map { number ? $0.numberThumbnail : $0.digitThumbnail })
    var failures = 0
    var foldersWithout = Set(pictures.filter(Folder.exists))
    try OrderedWork(threads: WorkerTeam.recommendedThreads)
      .forEach(in: sources, work: task.outcome) { source, outcome in
        if case .failure(ImageError.unrecognized) = outcome.result, source.kind == .inFolder,
          !source.isCalledPicture
        {
          return console.note("Skipped \(source.title), which is not a picture.")
        }
        if let folder = source.folder { foldersWithout.remove(folder) }
        switch outcome.result {
        case .success(let reading):
          try folder?.save(reading, of: source)
          try output.tell(reading, of: source, outcome)
        case .failure(let error):
          failures += 1
          try output.tellFailure(error, of: source)
          console.complain(wrapping: "\(source.title): \(error)")
        }
      }
    try output.finish()
    for folder in foldersWithout.sorted() {
      failures += 1
      console.complain(wrapping: "\(folder.harmless()): this folder contains no pictures")
    }
    return failures == 0 ? .success : .failure
  }

  /// A note when the program waits for input from a terminal; otherwise nil.
  static func wordsOnWaiting(for sources: [PictureSource], in environment: Environment) -> String? {
    guard environment.terminals.contains(.input), sources.contains(where: { $0.kind == .standardInput })
    else { return nil }
    return "Waiting for a picture on standard input; Ctrl-D ends it, Ctrl-C cancels."
  }

  /// Whether to show pictures: if requested, or if there are few and the output is a terminal.
  func shows(_ sources: [PictureSource], in console: Console) -> Bool {
    let isTerminal = console.environment.terminals.contains(.output)
    let isForPeople = !json && !csv && labels == nil && !noShow
    return show || (isTerminal && isForPeople && sources.count <= Self.shownUnasked)
  }

  private func output(
    labels: LabelledPictures?, view: PredictionView?, model: Model, console: Console
  ) throws -> any PredictOutput {
    if let labels {
      return json
        ? ScoreJSON(console: console, labels: labels)
        : ScoreLines(console: console, labels: labels, view: view)
    }
    if json { return PredictJSON(console: console) }
    if csv {
      return number
        ? try NumberCSV(console: console)
        : try PredictCSV(console: console, classes: model.network.classCount, names: model.classes)
    }
    return PredictLines(console: console, top: top ?? 1, view: view)
  }
}
