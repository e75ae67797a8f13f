// A data set in memory, from files, a download or the built-in digits.

import Augmentation
import DigitReader
import Formats
import IDX
import MLP
import Storage
import Tensor
import Terminal

/// The images of a data set and its names.
struct OpenDataSet {
  /// For files and `--json`: `mnist`, `synthetic`, or a folder's name.
  let name: String
  /// For display, escaped: `MNIST`, or `deslanted MNIST` for deslanted images.
  let title: String
  /// The class names: words from the catalogue, or numbers.
  let classes: ClassNames
  /// The matching data set of the catalogue; nil if there is none.
  let known: KnownDataSet?
  /// The format that it was read in: `IDX`, `CSV`, `NumPy`, `pictures`, or `built-in`.
  let form: String
  /// The files, arrays or folders that it was read from, and their format.
  let source: String
  /// The image conventions given by the user.
  let conventions: ImageConventions
  /// Whether transposed images were turned upright.
  let isTurnedUpright: Bool
  /// The number of training images held out for testing; nil if there is a test set.
  let heldOut: Int?
  /// The preprocessing applied to the images.
  let preprocessing: Preprocessing
  private var splits: [Split: LabeledImages]
  /// The images before preprocessing; empty unless kept on request.
  private let originals: [Split: LabeledImages]

  /// The number of images in the built-in data set, the same as MNIST's.
  private static let syntheticCounts: [Split: Int] = [.train: 60_000, .test: 10_000]
  /// The fixed seed of the built-in digits, which are always the same.
  private static let syntheticSeed: UInt64 = 1

  /// Finds, downloads or generates the data set that `request` refers to, preprocesses its images, and reports the
  /// steps on standard error. `keepingOriginals` keeps the images before preprocessing, for `original`.
  init(
    _ request: String?, splits wanted: [Split], preprocessing: Preprocessing = .none,
    conventions: ImageConventions = ImageConventions(), keepingOriginals: Bool = false, engine: Engine,
    console: Console, quiet: Bool = false
  ) throws {
    (self.preprocessing, self.conventions) = (preprocessing, conventions)
    let places = DataSetPlaces(environment: console.environment)
    if request == nil, let chosen = places.chosen, !Folder.exists(chosen) {
      // A misspelt DIGITS_DATA must not silently select another data set.
      throw Failure("DIGITS_DATA names \(chosen.harmless()), which is not a folder")
    }
    var progress = ByteProgress(console: console, name: "Downloading \(request ?? "MNIST")")
    let clock = console.environment.clock
    let source: DataSetSource
    do throws(DataSetError) {
      source = try DataSetAcquisition(places: places).acquire(request, splits: wanted) { state in
        if !quiet { progress.update(state, at: clock()) }
        return Interruption.received == nil
      }
    } catch {
      progress.clear()
      throw Interrupted(error) ?? error
    }
    progress.clear()
    let found: [Split: LabeledImages]
    switch source {
    case .files(let files):
      let set = try DataSetLoader.load(files, conventions)
      (name, title) = (set.identity.name, preprocessing.title(of: set.identity.title.harmless()))
      found = set.splits
      (classes, known) = (ClassNames(set.identity.classNames), set.identity.known)
      (form, heldOut, isTurnedUpright) = ("IDX", nil, false)
      self.source = DataSetError.list(MNISTFile.all.compactMap { files.paths[$0]?.lastComponent })
    case .format(let format):
      let loaded = try FormatLoader.load(format, wanted, conventions)
      name = loaded.set.identity.name
      let held = loaded.heldOut.map { " (\(NumberFormat.counted($0, "image")) held out)" } ?? ""
      title = preprocessing.title(of: loaded.set.identity.title.harmless()) + held
      found = loaded.set.splits
      (classes, known) = (ClassNames(loaded.set.identity.classNames), loaded.set.identity.known)
      (form, heldOut, isTurnedUpright) = (format.form, loaded.heldOut, loaded.isTurnedUpright)
      self.source = loaded.source
      if !quiet { for notice in loaded.notices { console.note(wrapping: notice.harmless(limit: 1000)) } }
    case .synthetic(let missing):
      if let missing { console.note(wrapping: "\(missing)".harmless(limit: 2000)) }
      (name, title) = (Catalogue.synthetic, preprocessing.title(of: "synthetic digits"))
      (classes, known) = (.numbers, nil)
      (form, heldOut, isTurnedUpright) = ("built-in", nil, false)
      self.source = "this program"
      found = Dictionary(
        uniqueKeysWithValues: wanted.map {
          ($0, Self.drawSynthetic($0, count: Self.syntheticCounts[$0]!, .none, engine: engine))
        })
    }
    splits = found.mapValues { preprocessing.prepare($0, team: engine.team) }
    originals = keepingOriginals ? found : [:]
  }

  /// A caveat about accuracy on this data set; nil if there is none.
  var wordsOnDifficulty: String? {
    // Of MNIST's test images, seeds 1 to 3: README.md, "What it reaches".
    name == Catalogue.synthetic
      ? "Built-in digits are harder to read than MNIST: a network trained on them reads 98 % of MNIST's test images."
      : nil
  }

  /// How the data set was interpreted, in a sentence.
  var wordsOnUnderstanding: String {
    let flags = conventions.options.filter { $0 != "--as-is" }
    let orientation =
      isTurnedUpright
      ? "turned upright"
      : form == "pictures" && !conventions.asIs ? "framed like MNIST's where they were not" : "as stored"
    let options = flags.isEmpty ? "" : ", then with \(flags.joined(separator: " "))"
    return "Read as \(form): \(source.harmless(limit: 400)); images \(orientation)\(options)."
  }

  /// The training images, followed by `digits` synthetic digits, which share the ten digit classes, and by
  /// `nonDigits` non-digit drawings without a class. Consumes the data set's own training images, so that only one
  /// copy is in memory.
  ///
  /// Throws if digits or drawings are requested and the training images are not digits of the same size.
  mutating func trainingImages(
    addingSynthetic digits: Int, nonDigits: Int, engine: Engine
  ) throws(Failure) -> LabeledImages {
    let own = self[.train]
    var images = own
    guard digits > 0 || nonDigits > 0 else { return images }
    let (size, classCount) = (SyntheticDigits.side, SyntheticDigits.classCount)
    guard (images.rows, images.columns) == (size, size), images.classCount <= classCount, classes.areNumbers
    else {
      let kind = classes.areNumbers ? "\(images.classCount) classes" : "classes that are not digits"
      throw Failure(
        "\(digits > 0 ? "--add-synthetic adds digits" : "--add-non-digits adds drawings") of \(size) x \(size) pixels"
          + " in \(classCount) classes, but \(title) has images of \(ImageSize(of: images)) in \(kind)")
    }
    images = images.among(classes: classCount)
    if digits > 0 {
      images = images.followed(by: Self.drawSynthetic(.train, count: digits, preprocessing, engine: engine))
    }
    if nonDigits > 0 {
      images = images.followed(by: Self.drawNonDigits(count: nonDigits, preprocessing, engine: engine))
    }
    splits[.train] = LabeledImages(
      images: images.images[0..<own.images.count], labels: own.labels, rows: own.rows, columns: own.columns,
      classCount: own.classCount)
    return images
  }

  /// A message about labels that occur only in the test images; nil if there are none.
  var wordsOnUnlearntLabels: String? {
    let labels = Set(self[.test].labels).subtracting(self[.train].labels).sorted()
    guard !labels.isEmpty else { return nil }
    let shown = labels.prefix(5).map { "\($0)" } + (labels.count > 5 ? ["..."] : [])
    return "Some test images have a label that no training image has (\(shown.joined(separator: ", "))): they"
      + " cannot be read correctly."
  }

  /// The images of a requested split.
  subscript(split: Split) -> LabeledImages {
    guard let images = splits[split] else { preconditionFailure("\(split) of \(name) was not opened") }
    return images
  }

  /// The images of a split before preprocessing. Traps unless they were kept.
  func original(_ split: Split) -> LabeledImages {
    guard let images = originals[split] else { preconditionFailure("\(split) of \(name) was not kept") }
    return images
  }

  private static func drawNonDigits(
    count: Int, _ preprocessing: Preprocessing, engine: Engine
  ) -> LabeledImages {
    let pixels = NonDigits(seed: syntheticSeed).images(count: count, team: engine.team)
    let images = LabeledImages(
      images: ByteBuffer(pixels), labels: [UInt8](repeating: 0, count: count), rows: SyntheticDigits.side,
      columns: SyntheticDigits.side, classCount: SyntheticDigits.classCount, classlessCount: count)
    return preprocessing.prepare(images, team: engine.team)
  }

  private static func drawSynthetic(
    _ split: Split, count: Int, _ preprocessing: Preprocessing, engine: Engine
  ) -> LabeledImages {
    let (pixels, labels) = SyntheticDigits(seed: syntheticSeed).images(
      split == .train ? .training : .test, count: count, team: engine.team)
    let images = LabeledImages(
      images: ByteBuffer(pixels), labels: labels, rows: SyntheticDigits.side, columns: SyntheticDigits.side,
      classCount: SyntheticDigits.classCount)
    return preprocessing.prepare(images, team: engine.team)
  }
}
