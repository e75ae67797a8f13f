// Snapshots of a network in training: its weights at up to ten points, in a file beside the final weights. No training
// resumes from them; the exported page shows them.

import MLP
import Storage
import Tensor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The moments of one training, in order; each is the network after so many batches.
struct TrainingMoments {
  /// The network after `step` batches, which ended `epoch` unless that is nil.
  struct Moment {
    let step: Int
    let epoch: Int?
    let tensors: LayerTensors
  }

  private(set) var moments: [Moment] = []
  /// How many of them are in the file.
  private var savedCount = 0
  /// The epochs whose ends are kept.
  private let epochs: Set<Int>

  /// What the metadata of the file calls itself.
  private static let format = "digits moments"
  /// Moments in the middle of a training; its beginning, a place in its first epoch and its end are three more.
  private static let mostEpochs = 7
  /// A place in the first epoch, where most is learnt.
  private static let earlyStep = 100
  private static let maximumValues = (mostEpochs + 3) * LayerTensors.maximumParameters

  /// The moments of a training of so many epochs: those whose numbers are about equal factors apart.
  init(epochs count: Int) {
    epochs = Set(
      (0..<Self.mostEpochs).map { k in
        Int(pow(Double(count), Double(k) / Double(Self.mostEpochs)).rounded())
      })
  }

  /// Where they are kept for the weights at `model`: `digits.moments.safetensors` for `digits.safetensors`; nil where
  /// that is no file.
  static func path(beside model: String) -> String? {
    let ending = ".safetensors"
    guard !pathExists(model) || AtomicFile.replacesFile(at: model) else { return nil }
    return model.hasSuffix(ending) ? model.dropLast(ending.count) + ".moments" + ending : model + ".moments"
  }

  /// Keeps the network if this is one of the moments: the beginning, an early batch, or the end of a chosen epoch.
  mutating func keep(_ network: @autoclosure () -> Network, step: Int, endOfEpoch epoch: Int?) {
    guard step == 0 || step == Self.earlyStep || epoch.map(epochs.contains) == true else { return }
    guard moments.last.map({ $0.step < step }) ?? true else { return }
    moments.append(Moment(step: step, epoch: epoch, tensors: network().tensors))
  }

  /// Ends with the network that is saved, that of `epoch`: what came after it led elsewhere.
  mutating func end(with network: Network, step: Int, epoch: Int) {
    moments.removeAll { $0.step >= step }
    savedCount = 0
    moments.append(Moment(step: step, epoch: epoch, tensors: network.tensors))
  }
}

extension TrainingMoments {
  /// Whether `bytes` are those of such a file, whoever made it.
  static func isMoments(_ bytes: ByteBuffer) -> Bool {
    (try? SafetensorsFile(parsing: bytes, maximumValues: maximumValues))?.metadata["format"] == format
  }

  /// Saves the moments at `path`, whole or not at all, unless they are there.
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

  /// The moments in the file at `path`, up to `step`, to go on with; none where there is no such file.
  mutating func restore(from path: String, upTo step: Int, image: Volume?) {
    moments = Self.read(path, image: image).filter { $0.step <= step }
  }

  /// The moments beside the weights at `model` that end with these weights; nil where there are none, and where they are
  /// those of another training.
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
