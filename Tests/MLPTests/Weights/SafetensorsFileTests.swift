// The weights format: what is written, byte for byte, what is read back, and that no damage does harm.

import Storage
import Testing

@testable import MLP

struct SafetensorsFileTests {
  static let small = SafetensorsFile(
    tensors: [
      .init(name: "2.bias", shape: [1], values: [-0.5]),
      .init(name: "0.weight", shape: [2, 3], values: [1, 2, 3, 4, 5, 6]),
      .init(name: "scalar", shape: [], values: [.leastNonzeroMagnitude]),
      .init(name: "none", shape: [3, 0], values: []),
    ],
    metadata: ["made by": "a test"])

  @Test
  func `the bytes are the reference writer's`() {
    // safetensors.numpy.save (0.8.0) of the same tensors and metadata.
    let header =
      #"{"__metadata__":{"made by":"a test"},"0.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"#
      + #""2.bias":{"dtype":"F32","shape":[1],"data_offsets":[24,28]},"#
      + #""none":{"dtype":"F32","shape":[3,0],"data_offsets":[28,28]},"#
      + #""scalar":{"dtype":"F32","shape":[],"data_offsets":[28,32]}}"#
    let padded = header + String(repeating: " ", count: -header.utf8.count & 7)
    let data = littleEndian([1, 2, 3, 4, 5, 6, -0.5, .leastNonzeroMagnitude])
    #expect(Self.small.encoded() == rawFile(Array(padded.utf8), data: data))
  }

  @Test
  func `the data begin at a multiple of eight, whatever the header's length`() {
    for length in 0...16 {
      let name = String(repeating: "x", count: length)
      let file = SafetensorsFile(tensors: [.init(name: name, shape: [1], values: [1])])
      #expect((file.encoded().count - 4).isMultiple(of: 8))
    }
    #expect(SafetensorsFile(tensors: []).encoded() == rawFile("{}      "))
  }

  @Test
  func `what was written is read back, in the order of the data`() throws {
    let read = try parsed(Self.small.encoded())
    #expect(read.metadata == Self.small.metadata)
    #expect(read.tensors.map(\.name) == ["0.weight", "2.bias", "none", "scalar"])
    for tensor in Self.small.tensors { #expect(read.tensors.contains(tensor)) }
    #expect(read.encoded() == Self.small.encoded())
  }

  @Test
  func `every text survives, and is sorted by its bytes`() throws {
    let controls = String(String.UnicodeScalarView((0...0x7F).map { Unicode.Scalar(UInt8($0)) }))
    let file = SafetensorsFile(
      tensors: [
        .init(name: "\u{FF21}", shape: [1], values: [1]),  // By UTF-16 units this one would be last.
        .init(name: "\u{1F600}", shape: [1], values: [2]),
        .init(name: "Z", shape: [1], values: [3]),
        .init(name: "a", shape: [1], values: [4]),
      ],
      metadata: ["b": controls, "": "\u{2028}é\u{10FFFF}", "a\"\\": ""])
    let bytes = file.encoded()
    let read = try parsed(bytes)
    #expect(read.metadata == file.metadata)
    #expect(read.tensors.map(\.name) == ["Z", "a", "\u{FF21}", "\u{1F600}"])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(##"{"__metadata__":{"":"\##u{2028}é\##u{10FFFF}","a\"\\":"","b":"\u0000\u0001"##))
    #expect(text.contains(##"\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010"##))
  }

  @Test
  func `each finite bit pattern comes back as it was`() throws {
    let patterns: [UInt32] = [
      0, 1, 0x8000_0000, 0x007F_FFFF, 0x0080_0000, 0x7F7F_FFFF, 0xFF7F_FFFF, 0x0102_0304,
    ]
    let values = patterns.map { Float(bitPattern: $0) }
    let file = SafetensorsFile(tensors: [.init(name: "x", shape: [8], values: FloatValues(values))])
    let read = try parsed(file.encoded())
    #expect(read.tensors[0].values.array.map(\.bitPattern) == patterns)
  }

  @Test(
    arguments: [
      (
        "no padding, an unknown field",
        #"{"x":{"dtype":"F32","more":[{}],"shape":[1],"data_offsets":[0,4]}}"#, 4
      ),
      (
        "no metadata, said so", #"{"__metadata__":null,"x":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}"#,
        4
      ),
      (
        "space within and behind",
        "{ \"x\" :\n{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}\n\t ", 4
      ),
      ("no tensors", "{}", 0),
      (
        "a dimension of zero beside a huge one",
        #"{"x":{"dtype":"F32","shape":[0,4611686018427387904],"data_offsets":[0,0]}}"#, 0
      ),
      (
        "data in another order than the names",
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
        8
      ),
    ])
  func `what the reference reader accepts is accepted`(title: String, header: String, dataCount: Int) throws {
    _ = try parsed(rawFile(header, dataCount: dataCount))
  }

  @Test
  func `a file that begins like a pickle and like gzip is read when it is safetensors`() throws {
    for length in [0x0280, 0x8B1F] {  // 0x80 0x02 and 0x1F 0x8B, as bytes.
      let header = "{}" + String(repeating: " ", count: length - 2)
      #expect(try parsed(rawFile(header)).tensors.isEmpty)
    }
  }

  @Test
  func `each truncation is refused`() {
    let bytes = Self.small.encoded()
    for count in 0..<bytes.count {
      #expect(throws: SafetensorsError.self, "\(count) bytes") {
        try parsed(Array(bytes[..<count]))
      }
    }
  }

  @Test
  func `whatever one byte is changed to, the file is refused or read`() {
    let bytes = Self.small.encoded()
    var (read, refused) = (0, 0)
    for place in bytes.indices {
      let flips = (0..<8).map { bytes[place] ^ 1 << $0 }
      for value in flips + Array("\0\"\\{}[],:-.019e \u{7F}".utf8) {
        var damaged = bytes
        damaged[place] = value
        do throws(SafetensorsError) {
          _ = try parsed(damaged).encoded()
          read += 1
        } catch {
          refused += 1
          #expect(!error.description.isEmpty)
        }
      }
    }
    // Letters of names, spaces and most bits of values may change; all else is structure.
    #expect(read > 0 && refused > read)
  }

  @Test
  func `a value that is not finite is found before it is written`() {
    #expect(throws: Never.self) { try Self.small.requireFiniteValues() }
    let file = SafetensorsFile(tensors: [
      .init(name: "a", shape: [2], values: [1, 2]),
      .init(name: "b", shape: [3], values: [1, -.infinity, .nan]),
    ])
    #expect(throws: SafetensorsError.notFinite(tensor: "b", index: 1, value: "-inf")) {
      try file.requireFiniteValues()
    }
  }
}
