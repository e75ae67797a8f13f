// The JPEG decoder.

import Foundation

@testable import Images

extension FuzzTarget {
  /// The seeds are the files that its other tests decode.
  static let jpeg = FuzzTarget(
    name: "JPEG",
    seeds: {
      let folder = URL(filePath: #filePath).appending(path: "../../../ImagesTests/JPEG/Fixtures").standardized
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      let names = files.filter { $0.pathExtension == "jpg" }.sorted { $0.path < $1.path }
      return try names.map { [UInt8](try Data(contentsOf: $0)) }.filter { $0.count <= 1024 }
    },
    read: { bytes in _ = try? JPEGReader.decode(bytes) })
}
