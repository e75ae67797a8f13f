// swift-tools-version: 6.2
// The package depends only on the toolchain and zlib. The targets of the library and the executables are listed in
// dependency order, followed by the test targets.
import PackageDescription

/// Compiler flags of kernels and other inner loops: optimised even in debug builds, so that tests are fast. Kernel
/// modules also enable their instruction set on x86-64.
func kernelSettings(_ instructionSet: [String] = []) -> [SwiftSetting] {
  var flags = ["-O", "-Xcc", "-fno-math-errno"]
  #if arch(x86_64)
    flags += instructionSet.flatMap { ["-Xcc", $0] }
  #endif
  return [.unsafeFlags(flags)]
}

/// For modules without unsafe code: the compiler warns about every unsafe construct.
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
    // Processor features and instructions that Swift cannot access.
    .target(name: "CProcessor"),
    // The kernels as generic source, specialised for each instruction set.
    .target(name: "Kernels", dependencies: ["CProcessor"], swiftSettings: kernelSettings()),
    // The kernels for every processor. A separate module, because debug builds do not specialise generic code from
    // another file of the same module.
    .target(name: "KernelsBaseline", dependencies: ["Kernels"], swiftSettings: kernelSettings()),
    // The kernels for AVX2. A separate module, because compiler flags apply to whole modules.
    .target(
      name: "KernelsAVX2", dependencies: ["Kernels"],
      swiftSettings: kernelSettings(["-mavx2", "-mfma", "-mprfchw"])),
    // The kernels for AVX-512, separate for the same reason.
    .target(
      name: "KernelsAVX512", dependencies: ["Kernels"],
      swiftSettings: kernelSettings([
        "-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mfma", "-mprfchw",
        "-mprefer-vector-width=512",
      ])),
    // Seeded random numbers. Optimised in debug builds: shuffles draw hundreds of millions of them.
    .target(name: "Random", swiftSettings: kernelSettings() + memorySafe),
    // Worker threads.
    .target(name: "Parallel", dependencies: ["CProcessor"]),
    // Matrix arithmetic. Optimised in debug builds: tests compare products of hundreds of shapes with slow references.
    .target(
      name: "Tensor",
      dependencies: [
        "CProcessor", "Kernels", "KernelsBaseline", "KernelsAVX2", "KernelsAVX512", "Parallel",
      ], swiftSettings: kernelSettings()),

    // The system's zlib.
    .systemLibrary(name: "CZlib"),
    // File access, compression and hashing. Optimised in debug builds: tests hash MNIST's 47 MB.
    .target(name: "Storage", dependencies: ["CZlib"], swiftSettings: kernelSettings()),
    // MNIST's file format, and labelled images.
    .target(name: "IDX", dependencies: ["Storage"], swiftSettings: memorySafe),
    // Other file formats, each with a reader or writer. Optimised in debug builds: tables have millions of numbers.
    .target(
      name: "Formats", dependencies: ["IDX", "Storage"], swiftSettings: kernelSettings() + memorySafe),
    // Image decoding, and the conversion of images to MNIST's format. Optimised in debug builds: tests process
    // hundreds.
    .target(name: "Images", dependencies: ["Storage"], swiftSettings: kernelSettings() + memorySafe),
    // Distorted and synthetic training images. Optimised in debug builds: without MNIST, training starts by drawing
    // 70,000 digits.
    .target(
      name: "Augmentation", dependencies: ["Parallel", "Random", "Tensor"],
      swiftSettings: kernelSettings() + memorySafe),
    // The system's libcurl, loaded at run time.
    .target(name: "CCurl"),
    // Downloads.
    .target(name: "Download", dependencies: ["CCurl", "Storage"]),
    // Terminal input and output.
    .target(name: "Terminal", dependencies: ["Formats"]),

    // The network and its training.
    .target(
      name: "MLP", dependencies: ["Augmentation", "IDX", "Random", "Storage", "Tensor"],
      swiftSettings: memorySafe),
    // Embedded files.
    .target(name: "CEmbedded", exclude: ["page"]),
    // Access to the embedded files.
    .target(name: "Embedded", dependencies: ["CEmbedded", "Storage"]),
    // Export to other formats. Optimised in debug builds: tests convert megabytes of weights.
    .target(
      name: "Export",
      dependencies: ["Embedded", "Formats", "IDX", "Images", "MLP", "Storage", "Tensor", "Terminal"],
      swiftSettings: kernelSettings() + memorySafe),
    // The library, which reads digits from image files. Optimised, because clients use it in debug builds as well.
    .target(
      name: "DigitReader",
      dependencies: ["Embedded", "Formats", "IDX", "Images", "MLP", "Parallel", "Storage", "Tensor"],
      swiftSettings: kernelSettings() + memorySafe),
    // The command line.
    .target(
      name: "DigitsCLI",
      dependencies: [
        "Augmentation", "DigitReader", "Download", "Embedded", "Export", "Formats", "IDX", "Images", "MLP",
        "Parallel", "Random", "Storage", "Tensor", "Terminal",
      ],
      swiftSettings: memorySafe),
    // The program. Release builds are linked statically: a single file that runs without an installed Swift runtime and
    // starts 3 ms sooner. Symbols are not exported, since the dynamic linker and the Swift runtime would scan them at
    // every start; debug information, half of the size, is stripped.
    .executableTarget(
      name: "digits", dependencies: ["DigitsCLI"], swiftSettings: memorySafe,
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--strip-debug"],
          .when(platforms: [.linux], configuration: .release))
      ]),
    // The benchmarks.
    .executableTarget(
      name: "bench",
      dependencies: [
        "Augmentation", "Formats", "IDX", "Images", "MLP", "Parallel", "Random", "Storage", "Tensor",
        "Terminal",
      ]),

    // Optimised, because it compares every element of hundreds of matrices.
    .testTarget(
      name: "TensorTests",
      dependencies: [
        "CProcessor", "Kernels", "KernelsBaseline", "Parallel", "PortableKernels", "Random", "Tensor",
      ],
      swiftSettings: kernelSettings()),
    // The kernels for processors without any of these instruction sets.
    .target(
      name: "PortableKernels", dependencies: ["Kernels"], path: "Tests/PortableKernels",
      swiftSettings: kernelSettings()),
    .testTarget(name: "BenchTests", dependencies: ["bench"]),
    .testTarget(name: "StorageTests", dependencies: ["Storage"]),
    .testTarget(name: "IDXTests", dependencies: ["IDX"]),
    .testTarget(name: "FormatsTests", dependencies: ["Formats", "IDX", "Storage"]),
    .testTarget(
      name: "ImagesTests", dependencies: ["CZlib", "Images", "Random", "Storage"],
      exclude: ["JPEG/Fixtures", "JPEG/make_fixtures.py"]),
    .testTarget(name: "AugmentationTests", dependencies: ["Augmentation", "Parallel", "Random", "Tensor"]),
    // A web server for tests.
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
    .testTarget(name: "DownloadTests", dependencies: ["Download", "LoopbackServer"]),
    .testTarget(name: "TerminalTests", dependencies: ["Formats", "Terminal"]),
    .testTarget(
      name: "MLPTests", dependencies: ["Augmentation", "IDX", "MLP", "Random", "Storage", "Tensor"],
      exclude: ["Golden"]),
    .testTarget(
      name: "ExportTests",
      dependencies: ["Embedded", "Export", "Formats", "IDX", "Images", "MLP", "Random", "Storage"]),
    .testTarget(name: "DigitReaderTests", dependencies: ["DigitReader", "Images", "MLP", "Random"]),
    .testTarget(
      name: "DigitsCLITests",
      dependencies: [
        "Augmentation", "DigitReader", "DigitsCLI", "Download", "Formats", "IDX", "Images", "LoopbackServer",
        "MLP", "Random", "Storage", "Terminal",
      ]),
    // All parsers of external data, with malformed input.
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["DigitsCLI", "Formats", "IDX", "Images", "MLP", "Random", "Storage"],
      path: "Tests/Fuzzing", exclude: ["LibFuzzer.swift", "fuzz"]),
    // End-to-end tests of the built program.
    .testTarget(
      name: "DigitsTests",
      dependencies: [
        "Augmentation", "DigitsCLI", "Formats", "IDX", "Images", "LoopbackServer", "MLP", "Parallel",
        "Random", "Storage", "Tensor", "Terminal",
      ], exclude: ["Checks"]),
  ]
)
