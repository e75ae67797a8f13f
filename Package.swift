// swift-tools-version: 6.2
// The package: no dependencies but the toolchain and zlib. Targets are listed from the bottom up;
// arrows point one way, and only the two executables at the end touch the terminal.
import PackageDescription

/// Compiler flags of a kernel module: always optimised (so that debug builds and tests are not slow)
/// and, on x86-64, allowed to use the instruction set it is named after.
func kernelSettings(_ instructionSet: [String] = []) -> [SwiftSetting] {
  var flags = ["-O"]
  #if arch(x86_64)
    flags += instructionSet.flatMap { ["-Xcc", $0] }
  #endif
  return [.unsafeFlags(flags)]
}

/// Modules that hold no unsafe code ask the compiler to say so of every use.
let memorySafe: [SwiftSetting] = [.strictMemorySafety()]

let package = Package(
  name: "digits",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "digits", targets: ["digits"]),
    .executable(name: "bench", targets: ["bench"]),
  ],
  targets: [
    // Arithmetic: one generic source, instantiated once per instruction set.
    .target(name: "CPUFeatures"),
    .target(name: "Kernels", swiftSettings: kernelSettings()),
    .target(name: "KernelsBaseline", dependencies: ["Kernels"], swiftSettings: kernelSettings()),
    .target(
      name: "KernelsAVX2", dependencies: ["Kernels"],
      swiftSettings: kernelSettings(["-mavx2", "-mfma"])),
    .target(
      name: "KernelsAVX512", dependencies: ["Kernels"],
      swiftSettings: kernelSettings([
        "-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mfma",
        "-mprefer-vector-width=512",
      ])),
    .target(name: "Random", swiftSettings: memorySafe),
    .target(name: "Parallel", dependencies: ["CPUFeatures"]),
    .target(
      name: "Tensor",
      dependencies: [
        "CPUFeatures", "Kernels", "KernelsBaseline", "KernelsAVX2", "KernelsAVX512", "Parallel",
      ]),

    // Bytes: files, formats and pictures.
    .systemLibrary(name: "CZlib"),
    .target(name: "Storage", dependencies: ["CZlib"]),
    .target(name: "IDX", dependencies: ["Storage"], swiftSettings: memorySafe),
    .target(name: "Images", swiftSettings: memorySafe),
    .target(
      name: "Synthetic", dependencies: ["Images", "Parallel", "Random"], swiftSettings: memorySafe),
    .target(name: "CCurl"),
    .target(name: "Download", dependencies: ["CCurl", "Storage"]),

    // The network, and the two programs.
    .target(
      name: "MLP", dependencies: ["Parallel", "Random", "Tensor"], swiftSettings: memorySafe),
    .executableTarget(
      name: "digits",
      dependencies: ["Download", "IDX", "Images", "MLP", "Random", "Storage", "Synthetic"],
      swiftSettings: memorySafe),
    .executableTarget(name: "bench", dependencies: ["IDX", "MLP", "Storage", "Synthetic", "Tensor"]),

    .testTarget(name: "RandomTests", dependencies: ["Random"]),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel"]),
    .testTarget(name: "TensorTests", dependencies: ["Random", "Tensor"]),
    .testTarget(name: "StorageTests", dependencies: ["Storage"]),
    .testTarget(name: "IDXTests", dependencies: ["IDX"]),
    .testTarget(name: "ImagesTests", dependencies: ["Images"]),
    .testTarget(name: "SyntheticTests", dependencies: ["Parallel", "Random", "Synthetic"]),
    .testTarget(name: "DownloadTests", dependencies: ["Download"]),
    .testTarget(name: "MLPTests", dependencies: ["MLP"]),
    .testTarget(name: "DigitsTests", dependencies: ["digits"]),
  ]
)
