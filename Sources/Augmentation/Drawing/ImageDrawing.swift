// Images drawn side by side on all threads, each by a generator of its own, so that their bytes depend on the seed alone.

import Parallel
import Random

extension WorkerTeam {
  /// Images that a thread draws before it asks for more: enough to outweigh the hand-over, few enough to share 10,000
  /// images evenly.
  private static var imagesPerChunk: Int { 250 }

  /// `count` images of `area` pixels, one after another, all 0 before `draw` is given its pen, an image's number, the
  /// pixels and where the image begins in them, and the generator of the stream of that number.
  func drawImages<Pen>(
    _ count: Int, area: Int, seed: UInt64, stream: @Sendable (Int) -> UInt64, pen: @Sendable () -> Pen,
    _ draw: @Sendable (inout Pen, Int, inout MutableSpan<UInt8>, Int, inout SeededGenerator) -> Void
  ) -> [UInt8] {
    var pixels = [UInt8](repeating: 0, count: count * area)
    fillChunks(of: &pixels, chunkLength: Self.imagesPerChunk * area) { chunk, field in
      var pen = pen()
      for place in 0..<field.count / area {
        let image = chunk * Self.imagesPerChunk + place
        var generator = SeededGenerator(seed: seed, stream: stream(image))
        draw(&pen, image, &field, place * area, &generator)
      }
    }
    return pixels
  }
}
