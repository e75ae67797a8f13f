// The weights that are embedded in the program, as bytes; MLP reads them.

import CEmbedded
import Storage

/// The weights that the program was built with.
public enum PretrainedWeights {
  /// The bytes of `Data/pretrained.safetensors`, as they were when the program was built; never copied.
  public static var bytes: ByteBuffer {
    ByteBuffer(
      immortal: UnsafeRawBufferPointer(
        start: pretrained_weights(), count: pretrained_weights_count()))
  }
}
