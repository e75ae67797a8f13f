// What a data set is called in every figure and file: decided by its labels' content, not by its folder's name.
// Fashion-MNIST in a folder called mnist must not be reported as MNIST.

import IDX
import Storage

/// The name of a data set, and what its labels mean.
struct DataSetIdentity: Sendable, Equatable {
  /// For files and `--json`: `mnist`, or the name of a folder.
  let name: String
  /// For people: `MNIST`, or the name of a folder.
  let title: String
  /// What the labels stand for, from 0 on; empty where nobody has said.
  let classNames: [String]
  /// The data set of the catalogue that it is; nil when it is none of them.
  let known: KnownDataSet?

  /// No label file is larger, compressed or not: MNIST's have 60,008 bytes, EMNIST's 814,263.
  private static let largestLabelFile = 1 << 24

  private init(_ known: KnownDataSet) {
    name = known.name
    title = known.title
    classNames = known.classNames
    self.known = known
  }

  private init(folder: String, classNames: [String] = []) {
    name = folder
    title = folder
    self.classNames = classNames
    known = nil
  }

  /// The one of `dataSets` that the label files are part of, as the sums of all that are there say; nil when one is
  /// unknown or of another data set, or cannot be read.
  ///
  /// An uncompressed file is known by its content's sum, a `.gz` by its own or its content's.
  init?(recognising files: DataSetFiles, among dataSets: [KnownDataSet] = Catalogue.dataSets) {
    var candidates = dataSets
    for (file, path) in files.paths where file.content == .labels {
      guard let bytes = try? ByteBuffer(contentsOf: path, limit: Self.largestLabelFile) else { return nil }
      let sum = SHA256.hexDigest(of: bytes)
      let content = Gzip.isGzip(bytes) ? try? Gzip.inflate(bytes, limit: Self.largestLabelFile) : bytes
      let contentSum = content.map(SHA256.hexDigest)
      candidates = candidates.filter { known in
        known.files[file]?.sha256 == sum || contentSum != nil && known.contentSums[file] == contentSum
      }
    }
    guard files.paths.keys.contains(where: { $0.content == .labels }), let known = candidates.first else {
      return nil
    }
    self.init(known)
  }

  /// What the data set in `files` is to be called, `splits` being the images in them.
  ///
  /// When its sums are unknown, the folder's name is taken. A folder called as a data set whose sums *are* known, or
  /// whose images are of another size or in more classes, holds something else; then the name says so.
  init(of files: DataSetFiles, holding splits: some Sequence<LabeledImages>) {
    if let recognised = DataSetIdentity(recognising: files), let known = recognised.known,
      splits.allSatisfy(known.mayHold)
    {
      self = recognised
      return
    }
    let folder = files.folder.lastComponent ?? "unnamed"
    let namesake = Catalogue.dataSet(named: folder)
    if let namesake, namesake.contentSums.isEmpty, splits.allSatisfy(namesake.mayHold) {
      self.init(namesake)
      return
    }
    self.init(folder: namesake == nil ? folder : "\(folder) (unofficial)")
  }

  /// What a data set in another form is to be called: what it is where its labels and images are those of a known one,
  /// bit for bit; otherwise by its folder or file.
  init(of format: any DataSetFormat, named classNames: [String], holding splits: [Split: LabeledImages]) {
    let known = Catalogue.dataSets.first { known in
      !known.contentSums.isEmpty
        && splits.allSatisfy { split, images in
          known.mayHold(images) && images.count == known.counts[split]
            && [(MNISTFile.Content.labels, images.labelArray), (.images, images.imageArray)].allSatisfy {
              content, array in
              known.contentSums[MNISTFile(content, of: split)]
                == SHA256.hexDigest(of: ByteBuffer(array.encoded()))
            }
        }
    }
    if let known {
      self.init(known)
      return
    }
    let path = format.path.lastComponent ?? "unnamed"
    self.init(
      folder: Catalogue.dataSet(named: path) == nil ? path : "\(path) (unofficial)", classNames: classNames)
  }
}
