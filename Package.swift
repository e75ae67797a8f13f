// swift-tools-version: 6.2
// The package: no dependencies but the toolchain and zlib. Targets are listed from the bottom up;
// arrows point one way, and only the two executables at the end touch the terminal.
import PackageDescription

/// Compiler flags of a kernel module: always optimised (so that debug builds and tests are not slow)
/// and, on x86-64, allowed to use the instruction set it is named after.
func kernelSettings(_ instructionSet: [String] = []) -> [SwiftSetting] {
  var flags = ["-O", "-Xcc", "-fno-math-errno"]
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
    .library(name: "DigitReader", targets: ["DigitReader"]),
    .executable(name: "digits", targets: ["digits"]),
    .executable(name: "bench", targets: ["bench"]),
  ],
  targets: [
    // Arithmetic: one generic source, instantiated once per instruction set.
    .target(name: "CPUFeatures"),
    .target(name: "CIntrinsics"),
    .target(name: "Kernels", dependencies: ["CIntrinsics"], swiftSettings: kernelSettings()),
    .target(name: "KernelsBaseline", dependencies: ["Kernels"], swiftSettings: kernelSettings()),
    .target(
      name: "KernelsAVX2", dependencies: ["Kernels"],
      swiftSettings: kernelSettings(["-mavx2", "-mfma", "-mprfchw"])),
    .target(
      name: "KernelsAVX512", dependencies: ["Kernels"],
      swiftSettings: kernelSettings([
        "-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mfma", "-mprfchw",
        "-mprefer-vector-width=512",
      ])),
    // Optimised even in debug builds: shuffles and the synthetic digits draw hundreds of millions of numbers.
    .target(name: "Random", swiftSettings: kernelSettings() + memorySafe),
    .target(name: "Parallel", dependencies: ["CPUFeatures"]),
    // Optimised as well: tests hold products of hundreds of shapes against its slow twins.
    .target(
      name: "Tensor",
      dependencies: [
        "CIntrinsics", "CPUFeatures", "Kernels", "KernelsBaseline", "KernelsAVX2", "KernelsAVX512",
        "Parallel",
      ], swiftSettings: kernelSettings()),

    // Bytes: files, formats and pictures.
    .systemLibrary(name: "CZlib"),
    // Optimised even in debug builds, like a kernel: tests hash and copy MNIST's 47 MB.
    .target(name: "Storage", dependencies: ["CZlib"], swiftSettings: kernelSettings()),
    .target(name: "IDX", dependencies: ["Storage"], swiftSettings: memorySafe),
    // Optimised as well: tables and arrays have millions of numbers.
    .target(
      name: "DataFormats", dependencies: ["IDX", "Storage"], swiftSettings: kernelSettings() + memorySafe),
    // Optimised as well: tests decode, clean and take apart hundreds of pictures.
    .target(name: "Images", dependencies: ["Storage"], swiftSettings: kernelSettings() + memorySafe),
    // Optimised as well: with no network, a debug build too draws 70,000 digits before it trains.
    .target(
      name: "Synthetic", dependencies: ["Parallel", "Random"],
      swiftSettings: kernelSettings() + memorySafe),
    // Optimised as well: tests distort thousands of pictures.
    .target(
      name: "Augmentation", dependencies: ["Random", "Tensor"], swiftSettings: kernelSettings() + memorySafe),
    .target(name: "CCurl"),
    .target(name: "Download", dependencies: ["CCurl", "Storage"]),

    // Values as text: figures, JSON, CSV, HTML.
    .target(name: "Notation", dependencies: ["Storage"], swiftSettings: memorySafe),
    // Words: what the program writes to its streams, and the process that they belong to.
    .target(name: "Terminal", dependencies: ["Notation"]),

    // The network, and the two programs.
    .target(
      name: "MLP", dependencies: ["Augmentation", "IDX", "Random", "Storage", "Tensor"],
      swiftSettings: memorySafe),
    .target(
      name: "Report", dependencies: ["IDX", "Images", "MLP", "Notation", "Tensor", "Terminal"],
      swiftSettings: memorySafe),

    // Networks for other programs. The page's own files are embedded as they are.
    .target(name: "CDemo", exclude: ["page"]),
    .target(name: "DemoFiles", dependencies: ["CDemo"]),
    // Optimised as well: tests turn megabytes of weights into other formats.
    .target(
      name: "Export", dependencies: ["DataFormats", "DemoFiles", "MLP", "Notation", "Storage", "Terminal"],
      swiftSettings: kernelSettings() + memorySafe),
    .target(name: "CPretrained"),
    .target(name: "Pretrained", dependencies: ["CPretrained", "Storage"]),
    // The library: bytes of a picture in, what is written there out. Optimised, since a debug build of somebody else's
    // program reads pictures too.
    .target(
      name: "DigitReader",
      dependencies: ["IDX", "Images", "MLP", "Notation", "Parallel", "Pretrained", "Storage", "Tensor"],
      swiftSettings: kernelSettings() + memorySafe),
    .target(
      name: "DigitsCLI",
      dependencies: [
        "Augmentation", "DataFormats", "DigitReader", "Download", "Export", "IDX", "Images", "MLP",
        "Notation", "Parallel", "Pretrained",
        "Random", "Report", "Storage", "Synthetic", "Tensor", "Terminal",
      ],
      swiftSettings: memorySafe),
    // Linked statically in release builds: the program is one file that runs where no Swift is installed, and
    // starts 3 ms sooner.
    .executableTarget(
      name: "digits", dependencies: ["DigitsCLI"], swiftSettings: memorySafe,
      linkerSettings: [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
      ]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Augmentation", "IDX", "Images", "MLP", "Notation", "Parallel", "Random", "Storage", "Synthetic",
        "Tensor", "Terminal",
      ]),

    .testTarget(name: "RandomTests", dependencies: ["Random"]),
    .testTarget(name: "ParallelTests", dependencies: ["CPUFeatures", "Parallel"]),
    // Optimised: it goes through every element of hundreds of matrices.
    .testTarget(
      name: "TensorTests",
      dependencies: ["Kernels", "KernelsBaseline", "PortableKernels", "Random", "Tensor"],
      swiftSettings: kernelSettings()),
    .target(
      name: "PortableKernels", dependencies: ["Kernels"], path: "Tests/PortableKernels",
      swiftSettings: kernelSettings()),
    .testTarget(name: "StorageTests", dependencies: ["Storage"]),
    .testTarget(name: "IDXTests", dependencies: ["IDX"]),
    .testTarget(name: "DataFormatsTests", dependencies: ["DataFormats", "IDX", "Storage"]),
    .testTarget(
      name: "ImagesTests", dependencies: ["CZlib", "Images", "Random", "Storage"],
      exclude: ["JPEG/Fixtures", "JPEG/make_fixtures.py"]),
    .testTarget(name: "SyntheticTests", dependencies: ["Parallel", "Random", "Synthetic"]),
    .testTarget(
      name: "AugmentationTests", dependencies: ["Augmentation", "Parallel", "Random", "Synthetic", "Tensor"]),
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
    .testTarget(name: "DownloadTests", dependencies: ["Download", "LoopbackServer"]),
    .testTarget(name: "TerminalTests", dependencies: ["Notation", "Terminal"]),
    .testTarget(name: "NotationTests", dependencies: ["Notation"]),
    .testTarget(
      name: "ReportTests", dependencies: ["IDX", "Images", "MLP", "Notation", "Random", "Report", "Storage"]),
    .testTarget(
      name: "MLPTests", dependencies: ["Augmentation", "IDX", "MLP", "Random", "Storage", "Tensor"],
      exclude: ["Golden"]),
    .testTarget(
      name: "ExportTests", dependencies: ["DataFormats", "DemoFiles", "Export", "MLP", "Storage"]),
    .testTarget(name: "DigitReaderTests", dependencies: ["DigitReader", "Images", "MLP", "Random"]),
    .testTarget(
      name: "DigitsCLITests",
      dependencies: [
        "Augmentation", "DigitReader", "DigitsCLI", "Download", "IDX", "Images", "LoopbackServer", "MLP",
        "Notation",
        "Random", "Storage", "Terminal",
      ]),
    // Every parser of bytes from outside, with inputs that nobody meant.
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["DataFormats", "DigitsCLI", "IDX", "Images", "MLP", "Random", "Storage"],
      path: "Tests/Fuzzing", exclude: ["LibFuzzer.swift", "fuzz"]),
    // The built program and the README, tried as users try them.
    .testTarget(
      name: "DigitsTests",
      dependencies: [
        "DigitsCLI", "IDX", "Images", "LoopbackServer", "MLP", "Parallel", "Random", "Storage", "Synthetic",
        "Tensor", "Terminal",
      ], exclude: ["Checks"]),
  ]
)
