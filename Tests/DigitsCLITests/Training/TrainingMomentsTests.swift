// Snapshots of a training: when they are taken, what the file holds, and which of them count.

import Foundation
import MLP
import Random
import Storage
import Testing

@testable import DigitsCLI

@Suite struct TrainingMomentsTests {
  private let folder = try! DataSetRoot()

  private func network(_ seed: UInt64) -> Network {
    var generator = SeededGenerator(seed: seed)
    return Network(layerSizes: [6, 4, 3], using: &generator)
  }

  /// The steps and epochs of a training of `epochs` epochs of `batches` batches.
  private func taken(epochs: Int, batches: Int) -> [String] {
    var moments = TrainingMoments(epochs: epochs)
    let network = network(1)
    moments.keep(network, step: 0, endOfEpoch: nil)
    for step in 1...epochs * batches {
      moments.keep(network, step: step, endOfEpoch: step % batches == 0 ? step / batches : nil)
    }
    return moments.moments.map { "\($0.step) \($0.epoch ?? 0)" }
  }

  @Test(
    arguments: [
      (1, 101, ["0 0", "100 0", "101 1"]), (1, 100, ["0 0", "100 1"]), (1, 99, ["0 0", "99 1"]),
      (3, 10, ["0 0", "10 1", "20 2", "30 3"]),
      (40, 2, ["0 0", "2 1", "4 2", "6 3", "10 5", "16 8", "28 14", "48 24"]),
      (2, 150, ["0 0", "100 0", "150 1", "300 2"]),
    ] as [(Int, Int, [String])])
  func `are taken at the start, at step 100 and after epochs in even ratios`(
    epochs: Int, batches: Int, expected: [String]
  ) {
    #expect(taken(epochs: epochs, batches: batches) == expected)
  }

  @Test func `no step is taken twice`() {
    var moments = TrainingMoments(epochs: 1)
    for _ in 1...2 { moments.keep(network(1), step: 0, endOfEpoch: nil) }
    #expect(moments.moments.count == 1)
  }

  @Test func `the file ends with the saved network, without what came after it`() throws {
    let model = folder.path + "/w.safetensors"
    let path = try #require(TrainingMoments.path(beside: model))
    #expect(path == folder.path + "/w.moments.safetensors")
    #expect(TrainingMoments.path(beside: folder.path + "/w") == folder.path + "/w.moments")
    var moments = TrainingMoments(epochs: 3)
    for (step, epoch) in [(0, nil), (10, 1), (20, 2), (30, 3)] as [(Int, Int?)] {
      moments.keep(network(UInt64(step)), step: step, endOfEpoch: epoch)
    }
    try moments.saveIfNew(to: path)
    #expect(TrainingMoments.isMoments(try ByteBuffer(contentsOf: path, limit: 1_000_000)))
    // Early stopping saves the network of epoch 2.
    moments.end(with: network(99), step: 20, epoch: 2)
    try moments.saveIfNew(to: path)
    let found = try #require(TrainingMoments.leading(to: network(99).tensors, at: model, image: nil))
    #expect(found.map(\.step) == [0, 10, 20])
    #expect(found.map(\.epoch) == [nil, 1, 2])
    #expect(found.map(\.tensors) == [0, 10, 99].map { network($0).tensors })
    #expect(TrainingMoments.leading(to: network(20).tensors, at: model, image: nil) == nil)
  }

  /// The moments of a training of one epoch, saved beside its model: two networks, at steps 0 and 10.
  private func savedMoments() throws -> (moments: TrainingMoments, model: String, path: String) {
    let model = folder.path + "/w"
    let path = try #require(TrainingMoments.path(beside: model))
    var moments = TrainingMoments(epochs: 1)
    moments.keep(network(1), step: 0, endOfEpoch: nil)
    moments.keep(network(2), step: 10, endOfEpoch: 1)
    try moments.saveIfNew(to: path)
    return (moments, model, path)
  }

  @Test func `as many that end otherwise are saved again`() throws {
    let (kept, model, path) = try savedMoments()
    var moments = kept
    moments.end(with: network(3), step: 10, epoch: 1)
    try moments.saveIfNew(to: path)
    let found = TrainingMoments.leading(to: network(3).tensors, at: model, image: nil)
    #expect(found?.map(\.step) == [0, 10])
  }

  @Test func `a resumed training keeps what came up to its step`() throws {
    let path = folder.path + "/w.moments"
    var moments = TrainingMoments(epochs: 3)
    for (step, epoch) in [(0, nil), (10, 1), (20, 2)] as [(Int, Int?)] {
      moments.keep(network(UInt64(step)), step: step, endOfEpoch: epoch)
    }
    try moments.saveIfNew(to: path)
    for (step, count) in [(9, 1), (10, 2), (11, 2), (19, 2), (20, 3)] {
      var resumed = TrainingMoments(epochs: 3)
      resumed.restore(from: path, upTo: step, image: nil)
      #expect(resumed.moments.count == count, "up to \(step)")
    }
    var resumed = TrainingMoments(epochs: 3)
    resumed.restore(from: folder.path + "/missing", upTo: 20, image: nil)
    #expect(resumed.moments.isEmpty)
  }

  @Test func `a file whose lists differ in length holds none`() throws {
    let (_, model, path) = try savedMoments()
    var bytes = try ByteBuffer(contentsOf: path, limit: 1_000_000).array
    let lists = try #require(bytes.firstRange(of: Array("\"0,10\"".utf8)))
    bytes[lists.lowerBound + 2] = UInt8(ascii: "0")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(TrainingMoments.leading(to: network(2).tensors, at: model, image: nil) == nil)
  }
}
