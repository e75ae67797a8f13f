// swift-tools-version: 6.2
// The package: no dependencies but the toolchain and zlib. Targets are listed from the bottom up, each with its reason;
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
    // What only C can ask of the processor.
    .target(name: "CProcessor"),
    // The kernels as generic source, instantiated once for each instruction set.
    .target(name: "Kernels", dependencies: ["CProcessor"], swiftSettings: kernelSettings()),
    // The kernels for every processor. A module of its own: within one module, debug builds do not specialise what is
    // generic in another file.
    .target(name: "KernelsBaseline", dependencies: ["Kernels"], swiftSettings: kernelSettings()),
    // The kernels for AVX2, since flags are a module's.
    .target(
      name: "KernelsAVX2", dependencies: ["Kernels"],
      swiftSettings: kernelSettings(["-mavx2", "-mfma", "-mprfchw"])),
    // The kernels for AVX-512, for the same reason.
    .target(
      name: "KernelsAVX512", dependencies: ["Kernels"],
      swiftSettings: kernelSettings([
        "-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mfma", "-mprfchw",
        "-mprefer-vector-width=512",
      ])),
    // Seeded random numbers. Optimised even in debug builds: shuffles draw hundreds of millions of them.
    .target(name: "Random", swiftSettings: kernelSettings() + memorySafe),
    // Threads that share work.
    .target(name: "Parallel", dependencies: ["CProcessor"]),
    // Arithmetic on matrices. Optimised as well: tests hold products of hundreds of shapes against its slow twins.
    .target(
      name: "Tensor",
      dependencies: [
        "CProcessor", "Kernels", "KernelsBaseline", "KernelsAVX2", "KernelsAVX512", "Parallel",
      ], swiftSettings: kernelSettings()),

    // The system's zlib.
    .systemLibrary(name: "CZlib"),
    // Bytes in files. Optimised even in debug builds, like a kernel: tests hash MNIST's 47 MB.
    .target(name: "Storage", dependencies: ["CZlib"], swiftSettings: kernelSettings()),
    // MNIST's file format.
    .target(name: "IDX", dependencies: ["Storage"], swiftSettings: memorySafe),
    // The other notations, each with one reader or writer. Optimised as well: tables have millions of numbers.
    .target(
      name: "Formats", dependencies: ["IDX", "Storage"], swiftSettings: kernelSettings() + memorySafe),
    // Pictures from a file's bytes to MNIST's field. Optimised as well: tests clean hundreds of them.
    .target(name: "Images", dependencies: ["Storage"], swiftSettings: kernelSettings() + memorySafe),
    // Training pictures that no data set holds. Optimised as well: with no network, a debug build too draws 70,000 digits
    // before it trains.
    .target(
      name: "Augmentation", dependencies: ["Parallel", "Random", "Tensor"],
      swiftSettings: kernelSettings() + memorySafe),
    // The system's libcurl, looked up at run time.
    .target(name: "CCurl"),
    // Files from the web.
    .target(name: "Download", dependencies: ["CCurl", "Storage"]),
    // The process's streams.
    .target(name: "Terminal", dependencies: ["Formats"]),

    // The network in training, in memory alone.
    .target(
      name: "MLP", dependencies: ["Augmentation", "IDX", "Random", "Storage", "Tensor"],
      swiftSettings: memorySafe),
    // Files that are part of the program, byte for byte.
    .target(name: "CEmbedded", exclude: ["page"]),
    // The door to them.
    .target(name: "Embedded", dependencies: ["CEmbedded", "Storage"]),
    // Results for other programs to open. Optimised as well: tests turn megabytes of weights into other formats.
    .target(
      name: "Export",
      dependencies: ["Embedded", "Formats", "IDX", "Images", "MLP", "Storage", "Tensor", "Terminal"],
      swiftSettings: kernelSettings() + memorySafe),
    // The library, which reads what is written in a picture's bytes. Optimised, since somebody else's debug build reads
    // pictures too.
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
    // The program. Linked statically in release builds: it is one file that runs where no Swift is installed, and starts
    // 3 ms sooner. It exports no symbols, which the dynamic linker and Swift's runtime would go through at every start, and
    // has no debug information, which is half of its size.
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

    // Arithmetic with what it stands on. Optimised: it goes through every element of hundreds of matrices.
    .testTarget(
      name: "TensorTests",
      dependencies: [
        "CProcessor", "Kernels", "KernelsBaseline", "Parallel", "PortableKernels", "Random", "Tensor",
      ],
      swiftSettings: kernelSettings()),
    // The kernels as processors without any of these instruction sets would run them.
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
    // Every parser of bytes from outside, with inputs that nobody meant.
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["DigitsCLI", "Formats", "IDX", "Images", "MLP", "Random", "Storage"],
      path: "Tests/Fuzzing", exclude: ["LibFuzzer.swift", "fuzz"]),
    // The built program, tried as users try it.
    .testTarget(
      name: "DigitsTests",
      dependencies: [
        "Augmentation", "DigitsCLI", "Formats", "IDX", "Images", "LoopbackServer", "MLP", "Parallel",
        "Random", "Storage", "Tensor", "Terminal",
      ], exclude: ["Checks"]),
  ]
)
