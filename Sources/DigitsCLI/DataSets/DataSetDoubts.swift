// Warnings about a data set before training or evaluation, one sentence each: images in another convention, faint
// pixels, a label that is probably wrong, rare or missing classes. Known data sets are not checked.

import Formats
import IDX
import Tensor

/// Suspicious properties of one split of a data set.
struct DataSetDoubts {
  let words: [String]

  /// A class with less than this fraction of the mean class size is rare.
  private static let rareShare = 0.1
  /// In smaller splits, a label that occurs once is not suspicious.
  private static let fewestForSlips = 1_000
  /// The maximum number of classes that a sentence names.
  private static let shown = 5

  init(about data: OpenDataSet, _ split: Split, engine: Engine) {
    guard data.form != "built-in", data.known == nil || data.known == Catalogue.mnist else {
      words = []
      return
    }
    let witness = Witness(data, split, engine: engine)?.words
    var words = witness.map { [$0] } ?? []
    if data.known == nil {
      if witness?.contains("--pixel-range") != true, let sentence = Self.wordsOnFaintness(of: data[split]) {
        words.append(sentence)
      }
      words += Self.wordsOnLabels(of: data, split)
    }
    self.words = words
  }

  private static func wordsOnFaintness(of examples: LabeledImages) -> String? {
    let greatest = examples.images.withSpan { bytes in
      var greatest: UInt8 = 0
      for index in bytes.indices where bytes[index] > greatest {
        greatest = bytes[index]
        if greatest > 127 { break }
      }
      return greatest
    }
    guard greatest <= 127 else { return nil }
    return greatest == 0
      ? "All pixels are 0: the images are blank."
      : "The pixels range from 0 to \(greatest) of 255; --pixel-range 0,\(greatest) reads \(greatest) as full ink."
  }

  private static func wordsOnLabels(of data: OpenDataSet, _ split: Split) -> [String] {
    let examples = data[split]
    var counts = [Int](repeating: 0, count: examples.classCount)
    for label in examples.labels { counts[Int(label)] += 1 }
    let present = counts.indices.filter { counts[$0] > 0 }
    let mean = Double(examples.count) / Double(max(1, present.count))
    var words: [String] = []
    if examples.count >= fewestForSlips {
      for label in present.filter({ counts[$0] == 1 }).prefix(shown) {
        let image = examples.labels.firstIndex(of: UInt8(label))!
        words.append(
          "Label \(data.classes[label]) occurs only once among \(NumberFormat.grouped(examples.count)), at image"
            + " \(NumberFormat.grouped(image)); is it a mistake?")
      }
    }
    let rare = present.filter { counts[$0] > 1 && Double(counts[$0]) < rareShare * mean }
    if !rare.isEmpty {
      let names = rare.map { "\(data.classes[$0]) (\(NumberFormat.grouped(counts[$0])))" }
      let list = DataSetError.few(names, shown: Self.shown)
      words.append(
        "Few of the \(NumberFormat.grouped(examples.count)) images are of \(list): --class-weights balanced"
          + " shows them as often as the others.")
    }
    if split == .train, present.count == 1 {
      words.append(
        "All training images are of one class, \(data.classes[present[0]]): there is nothing to tell apart.")
    }
    let absent = counts.indices.filter { counts[$0] == 0 }
    if split == .train, present.count > 1, !absent.isEmpty {
      let names = DataSetError.few(absent.map { data.classes[$0] }, shown: Self.shown)
      words.append("There are no training images of \(names).")
    }
    return words
  }
}
