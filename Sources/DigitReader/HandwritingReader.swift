// The public API: takes the bytes of a picture file and returns what is written in the picture.

import Embedded
import Images
import MLP
import Storage
import Tensor

/// Reads handwritten digits, and numbers composed of them, in pictures.
///
///     import DigitReader
///     import Foundation
///
///     let reader = HandwritingReader()
///     let picture = try Data(contentsOf: URL(fileURLWithPath: "photo.jpg"))
///     let digit = try reader.digit(in: picture)
///     print(digit.value, digit.probability)          // 7 0.9998
///     if let doubt = digit.doubt { print(doubt) }    // not sure: 7 (48 %), or 1 (44 %)
///     print(try reader.number(in: picture).text)     // 2035
///
/// Pictures are PNG, JPEG, BMP, GIF or Netpbm files that show ink on paper in any colours. The digit may have any size
/// and position.
///
/// Creating a reader takes some milliseconds. A reader can be shared by threads; each call computes on the calling
/// thread. The same bytes give the same answer on processors with the same instruction set.
public struct HandwritingReader: Sendable {
  private let reader: PictureReader
  private let model: Model

  /// A reader of digits with the weights embedded in the library.
  public init() {
    do {
      try self.init(PretrainedWeights.bytes)
    } catch {
      preconditionFailure("the weights that the library was built with: \(error)")
    }
  }

  /// A reader with custom weights: the bytes of a safetensors file, as written by `digits train`.
  ///
  /// Throws `Failure.weights` when they do not form a network, or when the file does not state the size of the
  /// network's pictures.
  public init(weights: some Sequence<UInt8>) throws(Failure) {
    do { try self.init(ByteBuffer(Array(weights))) } catch { throw .weights("\(error)") }
  }

  private init(_ weights: ByteBuffer) throws {
    model = try Model(weights, name: "")
    reader = try PictureReader(model, engine: Engine(threads: 1))
  }

  /// Reads the digit in a picture; `picture` is the contents of a picture file.
  ///
  /// If the network's training images are not normalised like MNIST's, the picture is used as it is and must have their
  /// size. Throws `Failure.picture` when the bytes are not a picture or it has the wrong size, and `Failure.blank` when
  /// the picture shows no digit.
  public func digit(in picture: some Sequence<UInt8>) throws(Failure) -> Digit {
    let picture = try Self.decoded(picture)
    do {
      let (reading, doubt) = try reader.read(picture)
      return Digit(reading, doubt: doubt)
    } catch let blank as BlankPicture {
      throw .blank(blank.description)
    } catch {
      throw .picture("\(error)")
    }
  }

  /// Reads the numbers in a picture line by line; `picture` is the contents of a picture file.
  ///
  /// Throws the errors of `digit(in:)`, and `Failure.weights` when the network does not read digits normalised like
  /// MNIST's.
  public func number(in picture: some Sequence<UInt8>) throws(Failure) -> Number {
    do { try model.requireDigits() } catch { throw .weights(error.description) }
    let picture = try Self.decoded(picture)
    do { return Number(try reader.readNumber(in: picture)) } catch { throw .blank(error.description) }
  }

  private static func decoded(_ picture: some Sequence<UInt8>) throws(Failure) -> Picture {
    do { return try ImageDecoder.decode(Array(picture)) } catch { throw .picture(error.description) }
  }

  /// Why reading failed: a lower-case sentence without a full stop.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The weights do not form a network that can read the pictures.
    case weights(String)
    /// The picture cannot be decoded or has the wrong size.
    case picture(String)
    /// The picture shows no digit.
    case blank(String)

    public var description: String {
      switch self {
      case .weights(let sentence), .picture(let sentence), .blank(let sentence): sentence
      }
    }
  }
}
