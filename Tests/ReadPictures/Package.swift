// swift-tools-version: 6.2
// A program of its own that reads handwritten digits with the library of this repository.
import PackageDescription

let package = Package(
  name: "ReadPictures",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "digits", path: "../..")],
  targets: [
    .executableTarget(
      name: "ReadPictures", dependencies: [.product(name: "DigitReader", package: "digits")])
  ]
)
