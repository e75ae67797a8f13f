// All tables in the order in which they are printed: from single operations to whole training runs.

extension BenchTable {
  static let all: [BenchTable] = [
    .peak, .ladder, .products, .firstLayer, .windows, .hiddenLayer, .convolutions, .adam, .gather, .softmax,
    .forkJoin, .epochs, .widths, .batches, .threads, .depths, .convolutionalSteps, .instructionSets,
    .wideNetwork,
    .distortions, .deslanting, .synthetic, .processes, .timeToAccuracy,
  ]
}

extension [BenchTable] {
  /// The table called `name`, or all tables if nil.
  func selected(_ name: String?) throws(UsageError) -> [BenchTable] {
    guard let name else { return self }
    guard let table = first(where: { $0.name == name }) else {
      throw UsageError("There is no table '\(name)': they are \(map(\.name).joined(separator: ", ")).")
    }
    return [table]
  }
}
