// The distortion of training images, on one thread: the cost of augmentation per image and epoch.

import Augmentation
import MLP
import Random
import Tensor
import Terminal

extension BenchTable {
  static let distortions = BenchTable(
    name: "distortions", title: "Distorting an image, one thread",
    note: "Images of 28 x 28, each bent in a way of its own and made Floats.",
    columns: [.words("--augment")] + TimeUnit.microseconds.columns,
    rows: { sitting in
      let ranges: [(String, Distortion)] = [("shift", .shift), ("affine", .affine), ("elastic", .elastic)]
      return ranges.map { DistortionRow(name: $0, distortion: $1, sitting: sitting) }
    })
}

private struct DistortionRow: BenchRow {
  let name: String
  let distortion: Distortion
  let sitting: Sitting

  private static let count = 256

  var label: [String] { [name] }

  /// Calls `body` with the first images, each distorted at random within `ranges`.
  private func distort(
    by ranges: Distortion, on instructionSet: InstructionSetName? = nil,
    _ body: (_ example: Int, _ values: [Float]) -> Void
  ) {
    let examples = sitting.data.examples
    let pixels = examples.rows * examples.columns
    var augmenter = Augmenter(
      width: examples.columns, height: examples.rows,
      kernels: PictureKernels(instructionSet ?? sitting.instructionSet))
    var values = [Float](repeating: 0, count: pixels)
    examples.images.withSpan { images in
      for example in 0..<Self.count {
        var generator = InputVariation.generator(ofExample: example, epoch: 1, seed: 1)
        var span = values.mutableSpan
        augmenter.distort(
          images.extracting(example * pixels..<(example + 1) * pixels), label: Int(examples.labels[example]),
          by: ranges, into: &span, using: &generator)
        body(example, values)
      }
    }
  }

  func check(_ checks: inout Checks) {
    // Near-zero ranges run all of the code (except for a shift alone, which becomes a shift by zero pixels) and leave
    // the image almost unchanged: a pixel changes by at most its displacement in pixels times the difference to its
    // neighbours, which is at most 1.
    var faint = distortion
    faint.shift = min(faint.shift, 0x1p-12)
    faint.rotation = min(faint.rotation, 0x1p-10)
    faint.shear = min(faint.shear, 0x1p-10)
    faint.scale = min(faint.scale, 0x1p-16)
    faint.elasticity = min(faint.elasticity, 0x1p-12)
    faint.thickness = min(faint.thickness, 0x1p-12)
    var farthest: Float = 0
    distort(by: faint) { example, values in
      for (value, pixel) in zip(values, sitting.data.examples.image(at: example).array) {
        farthest = max(farthest, (value - Float(pixel) * Network.inputScale).magnitude)
      }
    }
    checks.expect(farthest < 0.01, "faint \(name) distortions move a grey by \(farthest)")
    var isInRange = true
    var pictures: [[Float]] = []
    distort(by: distortion) { _, values in
      isInRange = isInRange && values.allSatisfy { 0...1 ~= $0 } && values.contains { $0 > 0 }
      pictures.append(values)
    }
    checks.expect(isInRange, "\(name) distortions leave the range of greys")
    var isBaselines = true
    distort(by: distortion, on: .baseline) { example, values in
      isBaselines = isBaselines && pictures[example] == values
    }
    checks.expect(isBaselines, "\(name) distortions are not those of the baseline kernels")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let time = try stopwatch.time([{ distort(by: distortion) { _, _ in } }])[0]
    return TimeUnit.microseconds.cells(Timing(samples: time.samples.map { $0 / Double(Self.count) }))
  }
}
