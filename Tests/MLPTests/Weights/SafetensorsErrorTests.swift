// One bad file for each way of being bad, and the one sentence that its user gets.

import Testing

@testable import MLP

struct BadFile: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]
  let sentence: String

  init(_ title: String, _ bytes: [UInt8], _ sentence: String) {
    (testDescription, self.bytes, self.sentence) = (title, bytes, sentence)
  }

  /// A file whose only tensor, 'x', is described by `fields`.
  init(_ title: String, fields: String, dataCount: Int = 0, _ sentence: String) {
    self.init(title, rawFile("{\"x\":{\(fields)}}", dataCount: dataCount), sentence)
  }
}

struct SafetensorsErrorTests {
  @Test(arguments: whole + headers + entries + layouts + values)
  func `a bad file is refused with one clear sentence`(of file: BadFile) throws {
    let error = #expect(throws: SafetensorsError.self) { try parsed(file.bytes) }
    #expect(error?.description == file.sentence)
  }

  static let kerasAdvice =
    "save its weights with safetensors.numpy.save_file({f'layers.{i // 2}.{\"bias\" if i % 2 else \"kernel\"}': w "
    + "for i, w in enumerate(keras.models.load_model('FILE').get_weights())}, 'net.safetensors')"
  static let torchAdvice = "save it with safetensors.torch.save_file(model.state_dict(), ...)"

  /// A ZIP archive as far as the name of its first entry.
  static func zip(_ name: String) -> [UInt8] {
    Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 22) + [UInt8(name.utf8.count), 0, 0, 0]
      + Array(name.utf8)
  }

  static let whole: [BadFile] = [
    BadFile("empty", [], "the file is empty"),
    BadFile("one byte", [0x50], "the file ends after 1 of the 8 bytes that a safetensors file begins with"),
    BadFile(
      "seven bytes", [2, 0, 0, 0, 0, 0, 0],
      "the file ends after 7 of the 8 bytes that a safetensors file begins with"),
    BadFile(
      "all zero", [UInt8](repeating: 0, count: 64),
      "this is not a safetensors file: its header does not begin with '{'"),
    BadFile(
      "length only", rawFile("", length: 2),
      "the file is cut short: it declares a header of 2 bytes and only 0 are there"),
    BadFile(
      "header cut short", rawFile(#"{"x":"#, length: 60),
      "the file is cut short: it declares a header of 60 bytes and only 5 are there"),
    BadFile(
      "header at the limit and cut short", rawFile("{}", length: 100_000_000),
      "the file is cut short: it declares a header of 100000000 bytes and only 2 are there"),
    BadFile(
      "header beyond the limit", rawFile("{}", length: 100_000_001),
      "this is not a safetensors file: one begins with the length of its header, 100000000 bytes at most"
    ),
    BadFile(
      "the largest length", rawFile("{}", length: .max),
      "this is not a safetensors file: one begins with the length of its header, 100000000 bytes at most"),
    BadFile(
      "plain text", Array("these are not weights".utf8),
      "this is not a safetensors file: one begins with the length of its header, 100000000 bytes at most"),
    BadFile(
      "HTML", Array("<!DOCTYPE html>\n<html><body>404</body></html>".utf8),
      "this is an HTML page, not weights: a download saved a web page in their place, so fetch the file again"
    ),
    BadFile(
      "HTML after a byte order mark and space", Array("\u{FEFF}\r\n  <HTML lang=en>".utf8),
      "this is an HTML page, not weights: a download saved a web page in their place, so fetch the file again"
    ),
    BadFile(
      "HTML shorter than a length", Array("<html>".utf8),
      "this is an HTML page, not weights: a download saved a web page in their place, so fetch the file again"
    ),
    BadFile(
      "Git LFS pointer",
      Array("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 4194304\n".utf8),
      "this is a Git LFS pointer, not the weights it stands for; fetch them with 'git lfs pull'"),
    BadFile(
      "gzip", [0x1F, 0x8B, 8, 8, 1, 2, 3, 4, 0, 3, 0x61],
      "this is gzip-compressed; unpack it first with 'gunzip'"),
    BadFile(
      "gzip whose first bytes are a possible length", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x61],
      "this is gzip-compressed; unpack it first with 'gunzip'"),
    BadFile(
      "PyTorch", zip("model/data.pkl"), "this is a PyTorch file (.pt), not safetensors; \(torchAdvice)"),
    BadFile(
      "PyTorch of old", [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9],
      "this is a Python pickle (as old PyTorch files are), not safetensors; \(torchAdvice)"),
    BadFile(
      "NumPy archive", zip("arr_0.npy"),
      "this is a NumPy archive (.npz), not safetensors; save it with safetensors.numpy.save_file"),
    BadFile(
      "NumPy array", [0x93] + Array("NUMPY\u{1}\u{0}v".utf8),
      "this is a single NumPy array (.npy), not safetensors; "
        + "save all of the weights with safetensors.numpy.save_file"),
    BadFile(
      "Keras archive", zip("metadata.json"), "this is a Keras model (.keras), not safetensors; \(kerasAdvice)"
    ),
    BadFile(
      "HDF5", [0x89] + Array("HDF\r\n\u{1A}\n".utf8),
      "this is an HDF5 file (as Keras's .h5 are), not safetensors; \(kerasAdvice)"),
    BadFile(
      "another archive", zip("photo.png"),
      "this is a ZIP archive, not safetensors; unpack it if the weights are inside"),
    BadFile(
      "an archive cut short", Array("PK\u{3}\u{4}\u{14}\u{0}\u{0}\u{0}".utf8),
      "this is a ZIP archive, not safetensors; unpack it if the weights are inside"),
  ]

  static let headers: [BadFile] = [
    BadFile(
      "header of no bytes", rawFile("", dataCount: 4),
      "this is not a safetensors file: its header does not begin with '{'"),
    BadFile("a list", rawFile("[]"), "this is not a safetensors file: its header does not begin with '{'"),
    BadFile(
      "leading space", rawFile(" {}"), "this is not a safetensors file: its header does not begin with '{'"),
    BadFile(
      "byte order mark", rawFile("\u{FEFF}{}"),
      "this is not a safetensors file: its header does not begin with '{'"),
    BadFile(
      "NUL padding", rawFile("{}\u{0}\u{0}"),
      "the header is not valid JSON: something else where the end belongs at byte 2 of it"),
    BadFile("unclosed", rawFile("{"), "the header is not valid JSON: an unexpected end at byte 1 of it"),
    BadFile(
      "not UTF-8", rawFile(Array("{\"".utf8) + [0xFF] + Array("\":1}".utf8)),
      "the header is not valid JSON: invalid UTF-8 at byte 2 of it"),
    BadFile(
      "a tensor twice",
      rawFile(
        #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
          + #""x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, dataCount: 4),
      "the header is not valid JSON: a second key 'x' at byte 54 of it"),
    BadFile(
      "a field twice", fields: #""dtype":"F32","dtype":"F32""#,
      "the header is not valid JSON: a second key 'dtype' at byte 20 of it"),
    BadFile(
      "nested without end", rawFile(String(repeating: #"{"a":"#, count: 5_000)),
      "the header is not valid JSON: more than 64 nested levels at byte 320 of it"),
    BadFile(
      "values without end", rawFile("{\"a\":[" + String(repeating: "0,", count: 200_000) + "0]}"),
      "the header is not valid JSON: more than 100000 values at byte 200004 of it"),
    BadFile(
      "metadata in a list", rawFile(#"{"__metadata__":[]}"#),
      "the header's '__metadata__' is not a list of names, each with a text"),
    BadFile(
      "metadata with a number", rawFile(#"{"__metadata__":{"epochs":3}}"#),
      "the header's '__metadata__' is not a list of names, each with a text"),
  ]

  static let entries: [BadFile] = [
    BadFile(
      "a tensor that is a number", rawFile(#"{"0.weight":7}"#),
      "the header does not describe tensor '0.weight' with its dtype, shape and data_offsets"),
    BadFile(
      "no dtype", fields: #""shape":[1],"data_offsets":[0,4]"#, dataCount: 4,
      "the header does not say the 'dtype' of tensor 'x'"),
    BadFile(
      "no shape", fields: #""dtype":"F32","data_offsets":[0,4]"#, dataCount: 4,
      "the header does not say the 'shape' of tensor 'x'"),
    BadFile(
      "no offsets", fields: #""dtype":"F32","shape":[1]"#, dataCount: 4,
      "the header does not say the 'data_offsets' of tensor 'x'"),
    BadFile(
      "dtype a number", fields: #""dtype":32,"shape":[1],"data_offsets":[0,4]"#, dataCount: 4,
      "the 'dtype' of tensor 'x' is not a text"),
    BadFile(
      "I16", rawFile(#"{"0.weight":{"dtype":"I16","shape":[1],"data_offsets":[0,2]}}"#, dataCount: 2),
      "tensor '0.weight' is I16; save it as F32"),
    BadFile(
      "I64", fields: #""dtype":"I64","shape":[1],"data_offsets":[0,8]"#, dataCount: 8,
      "tensor 'x' is I64; save it as F32"),
    BadFile(
      "an unknown type that steers a terminal",
      fields: #""dtype":"\u001b[2J","shape":[],"data_offsets":[0,8]"#,
      #"tensor 'x' is \u{1B}[2J; save it as F32"#),
    BadFile(
      "shape a number", fields: #""dtype":"F32","shape":1,"data_offsets":[0,4]"#, dataCount: 4,
      "the 'shape' of tensor 'x' is not a list of whole numbers from 0 up"),
    BadFile(
      "negative dimension", fields: #""dtype":"F32","shape":[-1],"data_offsets":[0,4]"#, dataCount: 4,
      "the 'shape' of tensor 'x' is not a list of whole numbers from 0 up"),
    BadFile(
      "a dimension beyond 64 bits",
      fields: #""dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]"#,
      dataCount: 4, "the 'shape' of tensor 'x' is not a list of whole numbers from 0 up"),
    BadFile(
      "float offset", fields: #""dtype":"F32","shape":[1],"data_offsets":[0,4.0]"#, dataCount: 4,
      "the 'data_offsets' of tensor 'x' is not a pair of whole numbers from 0 up"),
    BadFile(
      "negative offset", fields: #""dtype":"F32","shape":[1],"data_offsets":[-4,0]"#, dataCount: 4,
      "the 'data_offsets' of tensor 'x' is not a pair of whole numbers from 0 up"),
    BadFile(
      "negative zero for an offset", fields: #""dtype":"F32","shape":[1],"data_offsets":[-0,4]"#,
      dataCount: 4,
      "the 'data_offsets' of tensor 'x' is not a pair of whole numbers from 0 up"),
    BadFile(
      "one offset", fields: #""dtype":"F32","shape":[1],"data_offsets":[4]"#, dataCount: 4,
      "the 'data_offsets' of tensor 'x' is not a pair of whole numbers from 0 up"),
    BadFile(
      "three offsets", fields: #""dtype":"F32","shape":[1],"data_offsets":[0,4,8]"#, dataCount: 4,
      "the 'data_offsets' of tensor 'x' is not a pair of whole numbers from 0 up"),
    BadFile(
      "offsets reversed", fields: #""dtype":"F32","shape":[1],"data_offsets":[4,0]"#, dataCount: 4,
      "the data of tensor 'x' end at byte 0, before they begin at byte 4"),
    BadFile(
      "shape that overflows", fields: #""dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]"#,
      dataCount: 4, "the shape [4294967296, 4294967296] of tensor 'x' is larger than any file"),
    BadFile(
      "shape that overflows to zero and on",
      fields: #""dtype":"F32","shape":[4611686018427387904,4,0],"data_offsets":[0,0]"#,
      "the shape [4611686018427387904, 4, 0] of tensor 'x' is larger than any file"),
    BadFile(
      "more bytes than the shape needs", fields: #""dtype":"F32","shape":[2,3],"data_offsets":[0,28]"#,
      dataCount: 28, "tensor 'x' of shape [2, 3] needs 24 bytes, but its data_offsets give it 28"),
    BadFile(
      "fewer bytes than the shape needs", fields: #""dtype":"F32","shape":[],"data_offsets":[0,0]"#,
      "tensor 'x' of shape [] needs 4 bytes, but its data_offsets give it 0"),
  ]

  /// The header of F32 vectors named a, b, ... with these offsets.
  static func vectors(_ offsets: (begin: Int, end: Int)...) -> String {
    let members = offsets.enumerated().map { index, offsets in
      "\"\(Character(Unicode.Scalar(UInt8(97 + index))))\":{\"dtype\":\"F32\","
        + "\"shape\":[\((offsets.end - offsets.begin) / 4)],\"data_offsets\":[\(offsets.begin),\(offsets.end)]}"
    }
    return "{\(members.joined(separator: ","))}"
  }

  static let layouts: [BadFile] = [
    BadFile(
      "hole at the start", rawFile(vectors((4, 8)), dataCount: 8),
      "4 bytes of data at byte 0, before tensor 'a', belong to no tensor"),
    BadFile(
      "hole between", rawFile(vectors((12, 16), (0, 4)), dataCount: 16),
      "8 bytes of data at byte 4, before tensor 'a', belong to no tensor"),
    BadFile(
      "overlap", rawFile(vectors((0, 8), (4, 12)), dataCount: 12),
      "the data of tensor 'b' begin at byte 4, inside another tensor's, which end at byte 8"),
    BadFile(
      "the same data twice", rawFile(vectors((0, 8), (0, 8)), dataCount: 8),
      "the data of tensor 'b' begin at byte 0, inside another tensor's, which end at byte 8"),
    BadFile(
      "data cut short", rawFile(vectors((0, 8)), dataCount: 7),
      "the file is cut short: it declares 8 bytes of data and only 7 are there"),
    BadFile(
      "no data", rawFile(vectors((0, 8), (8, 12))),
      "the file is cut short: it declares 12 bytes of data and only 0 are there"),
    BadFile(
      "one byte too many", rawFile(vectors((0, 8)), dataCount: 9),
      "the file is too long: it declares 8 bytes of data and 9 are there"),
    BadFile(
      "data and no tensors", rawFile("{}", dataCount: 4),
      "the file is too long: it declares 0 bytes of data and 4 are there"),
    BadFile(
      "as many values as may be, and none there", rawFile(vectors((0, 400_000_000))),
      "the file is cut short: it declares 400000000 bytes of data and only 0 are there"),
    BadFile(
      "more values than may be", rawFile(vectors((0, 400_000_000), (400_000_000, 400_000_004))),
      "the tensors hold 100000001 values in total; the limit is 100000000"),
    BadFile(
      "a name that steers a terminal and never ends",
      rawFile(
        "{\"\\u001b]0;\u{202E}" + String(repeating: "long", count: 30)
          + "\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}", dataCount: 8),
      #"tensor '\u{1B}]0;\u{202E}"# + String(repeating: "long", count: 13)
        + "lon...' of shape [1] needs 4 bytes, but its data_offsets give it 8"),
  ]

  /// A tensor '2.weight' that ends in `value`.
  static func ending(in value: Float) -> [UInt8] {
    rawFile(
      Array(#"{"2.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"#.utf8),
      data: littleEndian([1, 2, 3, value]))
  }

  static let values: [BadFile] = [
    BadFile(
      "not a number", ending(in: .nan),
      "tensor '2.weight' holds nan at index 3: weights must be finite, "
        + "so train them again, with a lower learning rate"),
    BadFile(
      "infinity", ending(in: .infinity),
      "tensor '2.weight' holds inf at index 3: weights must be finite, "
        + "so train them again, with a lower learning rate"),
  ]
}
