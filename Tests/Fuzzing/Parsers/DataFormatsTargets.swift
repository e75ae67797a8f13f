// The forms of data sets: tables of images, NumPy's arrays and archives.

import Formats
import Storage

extension FuzzTarget {
  static let pixelTable = FuzzTarget(
    name: "PixelTable",
    seeds: {
      [
        "label,a,b,c,d\n7,0,1,2,255\n3,9.5,8,7,6\n", "7,0,1,2,255", "1;2;3;4\r\n", "6  1 2 3 4 \n",
        "label,1x1,1x2,1x3,2x1,2x2,2x3\n4,1,2,3,4,5,6\n", "\u{FEFF},label,a,b,c,d\n0,\"6\",1,2,3e0,-4\n", "",
      ].map { Array($0.utf8) }
    },
    read: { bytes in
      guard let table = try? PixelTable(ByteBuffer(bytes), limit: 1 << 20) else { return }
      try Finding.unless(
        table.count > 0 && table.pixels.count == table.count * table.rows * table.columns
          && table.labels.map { $0.count == table.count } ?? true, "a table whose parts do not fit")
    })

  static let numPy = FuzzTarget(
    name: "NumPy",
    seeds: {
      let array = { (descr: String, shape: String, data: [UInt8]) -> [UInt8] in
        let text = Array("{'descr': '\(descr)', 'fortran_order': True, 'shape': \(shape), }\n".utf8)
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count), 0] + text + data
      }
      return [
        array("|u1", "(2, 2, 2)", Array(0..<8)), array("<f4", "(1,)", [0, 0, 0x80, 0x3F]),
        array(">i8", "(1, 1)", [0, 0, 0, 0, 0, 0, 0, 3]), array("<f2", "()", [0, 0x3C]),
      ]
    },
    read: { bytes in
      guard let array = try? NumberArray(npy: ByteBuffer(bytes)) else { return }
      _ = try? array.pixels()
      _ = try? array.labels()
    })

  static let zip = FuzzTarget(
    name: "ZIP",
    seeds: {
      // An archive of 'a' with the three bytes 1, 2, 3, stored; and only its end.
      let shared: [UInt8] = [
        20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x1D, 0x80, 0xBC, 0x55, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0,
      ]
      let local: [UInt8] = [0x50, 0x4B, 3, 4] + shared + [0x61, 1, 2, 3]
      let directory: [UInt8] = [0x50, 0x4B, 1, 2, 20, 0] + shared + [UInt8](repeating: 0, count: 14) + [0x61]
      let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 34, 0, 0, 0, 0, 0]
      return [local + directory + end, end]
    },
    read: { bytes in
      guard let file = try? ZIPFile(ByteBuffer(bytes)) else { return }
      for name in file.names { _ = try? file.content(of: name, limit: 1 << 16) }
    })
}
