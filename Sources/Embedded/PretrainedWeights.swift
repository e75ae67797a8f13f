// Access to the embedded pretrained weights; MLP decodes them.

import CEmbedded
import Storage

/// The weights embedded in the program.
public enum PretrainedWeights {
  /// The bytes of `Data/pretrained.safetensors` as of build time, without a copy.
  public static var bytes: ByteBuffer {
    ByteBuffer(
      immortal: UnsafeRawBufferPointer(
        start: pretrained_weights(), count: pretrained_weights_count()))
  }
}
