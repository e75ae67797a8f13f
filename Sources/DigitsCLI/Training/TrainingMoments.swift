// Snapshots of a network during training: its weights at up to ten points, in a file beside the final weights. The
// exported page shows them; they are not used to resume.

import MLP
import Storage
import Tensor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The snapshots of one training, in order of their steps.
struct TrainingMoments {
  /// The network after `step` batches, at the end of `epoch` unless that is nil.
  struct Moment {
    let step: Int
    let epoch: Int?
    let tensors: LayerTensors
  }

  private(set) var moments: [Moment] = []
  /// The number of snapshots in the file.
  private var savedCount = 0
  /// The epochs after which a snapshot is taken.
  private let epochs: Set<Int>

  /// The `format` entry in the metadata of the file.
  private static let format = "digits moments"
  /// The maximum number of snapshots at the ends of epochs; the start, a step in the first epoch, and the end add
  /// three.
  private static let mostEpochs = 7
  /// A step in the first epoch, during which the network learns most.
  private static let earlyStep = 100
  private static let maximumValues = (mostEpochs + 3) * LayerTensors.maximumParameters

  /// Selects snapshots for a training of `count` epochs, at approximately logarithmically spaced epochs.
  init(epochs count: Int) {
    epochs = Set(
      (0..<Self.mostEpochs).map { k in
        Int(pow(Double(count), Double(k) / Double(Self.mostEpochs)).rounded())
      })
  }

  /// The path for the weights at `model`: `digits.moments.safetensors` for `digits.safetensors`; nil if `model` is
  /// not a regular file.
  static func path(beside model: String) -> String? {
    let ending = ".safetensors"
    guard !pathExists(model) || AtomicFile.replacesFile(at: model) else { return nil }
    return model.hasSuffix(ending) ? model.dropLast(ending.count) + ".moments" + ending : model + ".moments"
  }

  /// Takes a snapshot if due: at the start, at an early step, or at the end of a selected epoch.
  mutating func keep(_ network: @autoclosure () -> Network, step: Int, endOfEpoch epoch: Int?) {
    guard step == 0 || step == Self.earlyStep || epoch.map(epochs.contains) == true else { return }
    guard moments.last.map({ $0.step < step }) ?? true else { return }
    moments.append(Moment(step: step, epoch: epoch, tensors: network().tensors))
  }

  /// Ends with the saved network, that of `epoch`, and drops later snapshots.
  mutating func end(with network: Network, step: Int, epoch: Int) {
    moments.removeAll { $0.step >= step }
    savedCount = 0
    moments.append(Moment(step: step, epoch: epoch, tensors: network.tensors))
  }
}

extension TrainingMoments {
  /// Whether `bytes` are a snapshot file, possibly written by another program.
  static func isMoments(_ bytes: ByteBuffer) -> Bool {
    (try? SafetensorsFile(parsing: bytes, maximumValues: maximumValues))?.metadata["format"] == format
  }

  /// Saves the snapshots at `path` atomically, unless the file is up to date.
  mutating func saveIfNew(to path: String) throws(Failure) {
    guard savedCount < moments.count else { return }
    let tensors = moments.enumerated().flatMap { index, moment in
      moment.tensors.safetensors(metadata: [:]).tensors.map {
        SafetensorsFile.Tensor(name: "\(index)/\($0.name)", shape: $0.shape, values: $0.values)
      }
    }
    let metadata = [
      "format": Self.format,
      "steps": moments.map { "\($0.step)" }.joined(separator: ","),
      "epochs": moments.map { "\($0.epoch ?? 0)" }.joined(separator: ","),
    ]
    do {
      let file = SafetensorsFile(tensors: tensors, metadata: metadata)
      try AtomicFile.write(file.encoded(maximumValues: Self.maximumValues), to: path)
    } catch { throw Failure(path, error) }
    savedCount = moments.count
  }

  /// Restores the snapshots in the file at `path`, up to `step`, when resuming; none if there is no such file.
  mutating func restore(from path: String, upTo step: Int, image: Volume?) {
    moments = Self.read(path, image: image).filter { $0.step <= step }
  }

  /// The snapshots beside the weights at `model`; nil if there are none or if the last one is not `network`, which
  /// means that they belong to another training.
  static func leading(to network: LayerTensors, at model: String, image: Volume?) -> [Moment]? {
    guard let path = path(beside: model) else { return nil }
    let moments = read(path, image: image)
    return moments.last?.tensors == network ? moments : nil
  }

  private static func read(_ path: String, image: Volume?) -> [Moment] {
    guard pathExists(path),
      let bytes = try? ByteBuffer(contentsOf: path, limit: 4 * maximumValues + 1_000_000),
      let file = try? SafetensorsFile(parsing: bytes, maximumValues: maximumValues),
      file.metadata["format"] == format,
      let steps = file.metadata["steps"]?.split(separator: ",").compactMap({ Int($0) }),
      let epochs = file.metadata["epochs"]?.split(separator: ",").compactMap({ Int($0) }),
      steps.count == epochs.count, steps.count <= mostEpochs + 3
    else { return [] }
    return zip(steps, epochs).enumerated().compactMap { index, place in
      let prefix = "\(index)/"
      let tensors = file.tensors.filter { $0.name.hasPrefix(prefix) }.map {
        SafetensorsFile.Tensor(
          name: String($0.name.dropFirst(prefix.count)), shape: $0.shape, values: $0.values)
      }
      guard let network = try? LayerTensors(SafetensorsFile(tensors: tensors), image: image),
        (try? network.requireFiniteOutputs()) != nil
      else { return nil }
      return Moment(step: place.0, epoch: place.1 > 0 ? place.1 : nil, tensors: network)
    }
  }
}
