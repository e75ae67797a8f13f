// Identifies a data set by the content of its label files rather than by its folder's name: Fashion-MNIST in a folder
// called mnist must not be reported as MNIST.

import IDX
import Storage

/// The name of a data set and its class names.
struct DataSetIdentity: Sendable, Equatable {
  /// For files and `--json`: `mnist`, or the name of a folder.
  let name: String
  /// For display: `MNIST`, or the name of a folder.
  let title: String
  /// The class names, by label from 0; empty if unknown.
  let classNames: [String]
  /// The matching data set of the catalogue; nil if there is none.
  let known: KnownDataSet?

  /// The largest label file in bytes, compressed or not: MNIST's have up to 60,008 bytes, EMNIST's up to 814,263.
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

  /// Finds the one of `dataSets` whose checksums match all the label files present. Nil if a label file is unknown,
  /// belongs to another data set, or cannot be read.
  ///
  /// An uncompressed file is recognised by its checksum, a `.gz` file by its own or that of its content.
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

  /// Names the data set in `files`, whose images are in `splits`.
  ///
  /// If the checksums are unknown, uses the folder's name. If that is the name of a data set with *known* checksums,
  /// or with another image size or fewer classes, the name is changed to show that the content differs.
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

  /// Names a data set in another format: a known data set if its labels and images match bit for bit, otherwise the
  /// name of its folder or file.
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
