// The readers of Netpbm files and of PAM.

@testable import Images

extension FuzzTarget {
  /// An input that does not begin like a Netpbm file is what follows the two letters of one, a kind by its first byte.
  static let netpbm = FuzzTarget(
    name: "Netpbm",
    seeds: {
      let plain = ["P1\n3 2\n0 1 0\n101\n", "P2 3 1 # grey\n65535 0 128 65535", "P3 1 2 255 1 2 3\t4\r5\n6"]
      let raw: [(String, [UInt8])] = [
        ("P4 10 2\n", [0x55, 0xBF, 0xFF, 0xFF]), ("P5\n2 2\n255\n", [0, 10, 200, 255]),
        ("P5 2 1 65535\n", [0, 0, 255, 255]), ("P6 2 1 #a\n3\n", [1, 2, 3, 0, 1, 2]),
      ]
      return plain.map { Array($0.utf8) } + raw.map { Array($0.utf8) + $1 } + [Array("\u{1} 1 1 7\n1".utf8)]
    },
    read: { bytes in
      let isWhole = bytes.first == UInt8(ascii: "P")
      let kind = UInt8(ascii: "1") + (bytes.first ?? 0) % 6
      _ = try? NetpbmReader.decode(isWhole ? bytes : [UInt8(ascii: "P"), kind] + bytes)
    })

  /// An input that does not begin like a PAM file is what follows its first line.
  static let pam = FuzzTarget(
    name: "PAM",
    seeds: {
      [
        Array("P7\nWIDTH 2\nHEIGHT 1\nDEPTH 3\nMAXVAL 255\nTUPLTYPE RGB\nENDHDR\n".utf8) + [
          1, 2, 3, 4, 5, 6,
        ],
        Array("WIDTH 1\n# a\nHEIGHT 1\nDEPTH 2\nMAXVAL 65535\nENDHDR\n".utf8) + [0, 9, 255, 255],
      ]
    },
    read: { bytes in
      let start = Array("P7\n".utf8)
      _ = try? PAMReader.decode(bytes.starts(with: start) ? bytes : start + bytes)
    })
}
