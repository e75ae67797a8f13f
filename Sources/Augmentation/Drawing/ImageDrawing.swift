// Draws many images in parallel, each with its own generator, so that they depend only on the seed.

import Parallel
import Random

extension WorkerTeam {
  /// Images that a thread draws at a time: enough to amortise scheduling, few enough to balance 10,000 images.
  private static var imagesPerChunk: Int { 250 }

  /// Returns `count` images of `area` pixels, one after another, initially 0. `draw` is given its pen, the image's
  /// index, the pixels, the offset of the image in them, and the generator of the image's stream.
  func drawImages<Pen>(
    _ count: Int, area: Int, seed: UInt64, stream: @Sendable (Int) -> UInt64, pen: @Sendable () -> Pen,
    _ draw: @Sendable (inout Pen, Int, inout MutableSpan<UInt8>, Int, inout SeededGenerator) -> Void
  ) -> [UInt8] {
    bytes(count: count * area, chunkLength: Self.imagesPerChunk * area) { chunk, field in
      var pen = pen()
      for place in 0..<field.count / area {
        let image = chunk * Self.imagesPerChunk + place
        var generator = SeededGenerator(seed: seed, stream: stream(image))
        draw(&pen, image, &field, place * area, &generator)
      }
    }
  }
}
