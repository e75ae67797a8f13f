// The catalogue of known data sets: names, mirrors, file sizes and checksums. Data sets in MNIST's format need no
// entry here; their folder can be used directly.

import DigitReader
import Download
import IDX

/// A published data set of 28 x 28 images.
struct KnownDataSet: Sendable, Equatable {
  /// The width and height of an image in pixels.
  static let side = 28

  /// The name on the command line and in files, in lower case.
  let name: String
  /// The name for display.
  let title: String
  /// Base URLs of its files, in the order tried.
  let mirrors: [String]
  let licence: String
  /// The class names, by label from 0.
  let classNames: [String]
  var framing: Framing { Framing(ofDataSet: name) }
  /// The compressed files on the mirrors.
  let files: [MNISTFile: RemoteFile]
  /// SHA-256 of the uncompressed files, where known. A file with this checksum belongs to this data set, whatever its
  /// compression or folder name.
  let contentSums: [MNISTFile: String]

  /// The number of images, and of labels, in each split.
  let counts: [Split: Int]

  /// A data set whose files have these checksums and sizes, in the order of `MNISTFile.all`.
  init(
    name: String, title: String, mirrors: [String], licence: String, classNames: [String],
    files: [(sha256: String, size: Int)], contentSums: [String] = [],
    counts: [Split: Int] = [.train: 60_000, .test: 10_000]
  ) {
    self.name = name
    self.title = title
    self.mirrors = mirrors
    self.licence = licence
    self.classNames = classNames
    self.files = Dictionary(
      uniqueKeysWithValues: zip(MNISTFile.all, files).map { file, remote in
        (file, RemoteFile(name: file.name + ".gz", sha256: remote.sha256, size: remote.size))
      })
    self.contentSums = Dictionary(uniqueKeysWithValues: zip(MNISTFile.all, contentSums))
    self.counts = counts
  }

  /// The size in bytes of an uncompressed file: a header of 16 or 8 bytes, then one byte per pixel or label.
  func unpackedSize(of file: MNISTFile) -> Int {
    let count = counts[file.split]!
    return file.content == .images ? 16 + count * Self.side * Self.side : 8 + count
  }

  /// Whether `images` could belong to this data set: they have its size and no more than its number of classes.
  func mayHold(_ images: LabeledImages) -> Bool {
    ImageSize(of: images) == ImageSize(width: Self.side, height: Self.side)
      && images.classCount <= classNames.count
  }
}

/// All known data sets.
enum Catalogue {
  /// The name of the built-in digits, which are generated rather than read from files.
  static let synthetic = "synthetic"

  static let dataSets = [mnist, fashionMNIST, kmnist]

  /// The names that `--data` accepts.
  static var names: [String] { dataSets.map(\.name) + [synthetic] }

  /// The data set with this name, ignoring case.
  static func dataSet(named name: String) -> KnownDataSet? {
    let name = name.lowercased()
    return dataSets.first { $0.name == name }
  }

  /// LeCun, Cortes and Burges, 1998. The original host, yann.lecun.com, is gone; the two mirrors hold its files
  /// unchanged.
  static let mnist = KnownDataSet(
    name: "mnist", title: "MNIST",
    mirrors: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/",
      "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ],
    licence: "CC BY-SA 3.0",
    classNames: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    files: [
      ("440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609", 9_912_422),
      ("3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c", 28_881),
      ("8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", 1_648_877),
      ("f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6", 4_542),
    ],
    contentSums: [
      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ])

  /// Xiao, Rasul and Vollgraf, 2017, <https://github.com/zalandoresearch/fashion-mnist>. The first mirror uses plain
  /// HTTP; the checksums verify its files.
  static let fashionMNIST = KnownDataSet(
    name: "fashion-mnist", title: "Fashion-MNIST",
    mirrors: [
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
    ],
    licence: "MIT",
    classNames: [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ],
    files: [
      ("3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84", 26_421_880),
      ("a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845", 29_515),
      ("346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073", 4_422_102),
      ("67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5", 5_148),
    ])

  /// Kuzushiji-MNIST, cursive Japanese: Clanuwat et al., 2018, <https://github.com/rois-codh/kmnist>. The first
  /// mirror uses plain HTTP, as above.
  static let kmnist = KnownDataSet(
    name: "kmnist", title: "KMNIST",
    mirrors: [
      "http://codh.rois.ac.jp/kmnist/dataset/kmnist/",
      "https://storage.googleapis.com/kuzushiji-mnist/",
    ],
    licence: "CC BY-SA 4.0",
    classNames: ["お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を"],
    files: [
      ("51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4", 18_165_135),
      ("e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17", 29_497),
      ("edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5", 3_041_136),
      ("20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c", 5_120),
    ])
}
