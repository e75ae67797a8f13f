// How much the classes of a data set count in a training. Rare classes are not weighted in the loss: their images are
// shown more often, which has the same mean gradient, and each showing is distorted anew.

import IDX

/// A way to weigh classes, by name.
enum ClassWeights: String, CaseIterable, Sendable {
  /// Each image is shown once an epoch.
  case none
  /// The images of each class are shown, together, as often as those of the commonest class.
  case balanced

  /// The numbers of the images to train on, some of them several times.
  ///
  /// Where a class's images are shown n and a fraction times, the first of them are shown once more.
  func applied(to selection: [Int], of examples: LabeledImages) -> [Int] {
    guard self == .balanced else { return selection }
    var byClass: [UInt8: [Int]] = [:]
    for number in selection { byClass[examples.labels[number], default: []].append(number) }
    let most = byClass.values.map(\.count).max() ?? 0
    return byClass.sorted { $0.key < $1.key }.flatMap { _, numbers in
      (0..<most).map { numbers[$0 % numbers.count] }
    }
  }
}
