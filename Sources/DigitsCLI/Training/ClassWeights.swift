// Class balancing. Rare classes are oversampled instead of weighted in the loss: the mean gradient is the same, and
// each repetition is augmented differently.

import IDX

/// A class balancing mode.
enum ClassWeights: String, CaseIterable, Sendable {
  /// Each image is used once per epoch.
  case none
  /// The images of each class are used, in total, as often as those of the most common class.
  case balanced

  /// The indices of the images to train on, some of them repeated.
  ///
  /// If a class's repetition count is not an integer, its first images are repeated once more.
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
