// The distortions that have names, as they are typed.

/// A distortion by name; what each is made of says `Distortion`.
public enum DistortionName: String, CaseIterable, Sendable {
  case none, shift, affine, elastic

  /// The ranges that go by this name.
  public var distortion: Distortion {
    switch self {
    case .none: .none
    case .shift: .shift
    case .affine: .affine
    case .elastic: .elastic
    }
  }
}
