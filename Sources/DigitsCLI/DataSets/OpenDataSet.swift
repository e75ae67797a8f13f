// A data set ready to be worked on, wherever it came from: files, a download, or the built-in digits.

import IDX
import MLP
import Storage
import Synthetic
import Tensor
import Terminal

/// The images of a data set and what to call it.
struct OpenDataSet {
  /// For files and `--json`: `mnist`, `synthetic`, or a folder's name.
  let name: String
  /// For people, made harmless: `MNIST`.
  let title: String
  /// What the labels stand for, in their order: words of this program's own catalogue, or numbers.
  let classNames: [String]
  private let splits: [Split: LabeledImages]

  /// Images of the built-in data set, as many as MNIST has.
  private static let syntheticCounts: [Split: Int] = [.train: 60_000, .test: 10_000]
  /// The built-in digits are a data set like any other: always the same ones.
  private static let syntheticSeed: UInt64 = 1

  /// Finds, downloads or draws the data set that `request` means, and says on standard error what was done.
  init(
    _ request: String?, splits wanted: [Split], engine: Engine, console: Console, quiet: Bool = false
  ) throws {
    let places = DataSetPlaces(environment: console.environment)
    if request == nil, let chosen = places.chosen, !Folder.exists(chosen) {
      // A slip of the pen is not to be answered with another data set.
      throw Failure("DIGITS_DATA names \(chosen.harmless()), and there is no such folder")
    }
    var progress = ByteProgress(console: console, name: "Downloading \(request ?? "MNIST")")
    let clock = console.environment.clock
    let source: DataSetSource
    do throws(DataSetError) {
      source = try DataSetAcquisition(places: places).acquire(request, splits: wanted) { state in
        if !quiet { progress.update(received: state.received, total: state.total, at: clock()) }
        return Interruption.received == nil
      }
    } catch {
      progress.clear()
      throw Interrupted(error) ?? error
    }
    progress.clear()
    switch source {
    case .files(let files):
      let set = try DataSetLoader.load(files)
      (name, title, splits) = (set.identity.name, set.identity.title.harmless(), set.splits)
      classNames = set.identity.classNames
    case .synthetic(let missing):
      if let missing { console.note(wrapping: "\(missing)".harmless(limit: 2000)) }
      (name, title) = (Catalogue.synthetic, "synthetic digits")
      classNames = (0..<10).map(String.init)
      splits = Dictionary(
        uniqueKeysWithValues: wanted.map { ($0, Self.drawSynthetic($0, engine: engine)) })
    }
  }

  /// The training images, and after them so many of the built-in digits.
  func trainingImages(addingSynthetic count: Int, engine: Engine) -> LabeledImages {
    count == 0
      ? self[.train] : self[.train].followed(by: Self.drawSynthetic(.train, count: count, engine: engine))
  }

  /// The images of a split that was asked for.
  subscript(split: Split) -> LabeledImages {
    guard let images = splits[split] else { preconditionFailure("\(split) of \(name) was not opened") }
    return images
  }

  /// What a label stands for: its number where it has no name, as when a network has more classes than the data.
  func className(_ label: Int) -> String {
    label < classNames.count ? classNames[label] : "\(label)"
  }

  private static func drawSynthetic(_ split: Split, engine: Engine) -> LabeledImages {
    drawSynthetic(split, count: syntheticCounts[split]!, engine: engine)
  }

  private static func drawSynthetic(_ split: Split, count: Int, engine: Engine) -> LabeledImages {
    let (pixels, labels) = SyntheticDigits(seed: syntheticSeed).images(
      split == .train ? .training : .test, count: count, team: engine.team)
    return LabeledImages(
      images: ByteBuffer(pixels), labels: labels, rows: SyntheticDigits.side, columns: SyntheticDigits.side)
  }
}
