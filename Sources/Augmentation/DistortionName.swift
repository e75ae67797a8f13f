// The names of the distortion presets on the command line.

/// A distortion preset by name; see `Distortion`.
public enum DistortionName: String, CaseIterable, Sendable {
  case none, shift, affine, elastic

  /// The ranges of this preset.
  public var distortion: Distortion {
    switch self {
    case .none: .none
    case .shift: .shift
    case .affine: .affine
    case .elastic: .elastic
    }
  }
}
