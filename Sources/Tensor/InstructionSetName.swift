// The instruction sets that the kernels are compiled for, and the choice between them at run time.

import CProcessor
import Kernels
import KernelsAVX2
import KernelsAVX512
import KernelsBaseline

/// An instruction set that the kernels are compiled for.
public enum InstructionSetName: String, CaseIterable, Sendable {
  case baseline, avx2, avx512

  /// Whether this processor supports it.
  public var isSupported: Bool {
    switch self {
    case .baseline: true
    case .avx2: Self.hasAVX2
    case .avx512: Self.hasAVX512
    }
  }

  // Queried once and lazily: in a virtual machine CPUID takes tens of microseconds.
  private static let hasAVX2 = cpu_supports_avx2()
  private static let hasAVX512 = cpu_supports_avx512()

  /// The widest instruction set that this processor supports.
  public static var best: InstructionSetName { allCases.last { $0.isSupported } ?? .baseline }

  /// The kernels for this instruction set. Traps if the processor lacks it.
  var kernels: KernelTable {
    precondition(isSupported, "this processor does not have \(rawValue)")
    return switch self {
    case .baseline: .baseline
    case .avx2: .avx2
    case .avx512: .avx512
    }
  }
}

extension InstructionSetName {
  /// The instruction set called `name`, as in `DIGITS_KERNEL`, or the best if nil.
  public init(named name: String?) throws(InstructionSetError) {
    guard let name else {
      self = .best
      return
    }
    guard let chosen = Self(rawValue: name) else { throw .unknown(name) }
    guard chosen.isSupported else { throw .notSupported(chosen) }
    self = chosen
  }
}

/// Why an instruction set cannot be used.
public enum InstructionSetError: Error, Equatable, CustomStringConvertible {
  case unknown(String)
  case notSupported(InstructionSetName)

  public var description: String {
    switch self {
    case .unknown(let name):
      "'\(name)' is not an instruction set; it must be one of \(InstructionSetName.allCases.map(\.rawValue).joined(separator: ", "))"
    case .notSupported(let name):
      "asks for \(name.rawValue), which this processor does not support: it supports up to \(InstructionSetName.best.rawValue)"
    }
  }
}
