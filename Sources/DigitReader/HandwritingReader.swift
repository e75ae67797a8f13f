// The door of the library: bytes of a picture in, what is written there out. It opens no file, prints nothing and keeps
// nothing of what it was given.

import Embedded
import Images
import MLP
import Storage
import Tensor

/// Reads handwritten digits, and numbers made of them, in pictures.
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
/// Pictures are PNG, JPEG, BMP, GIF or Netpbm, of ink on paper in any colours: the digit is found, however large it is and
/// wherever it stands. A reader is made once, which takes some milliseconds, and may be asked by several threads at once;
/// each answer is computed on the thread that asks. The same bytes give the same answer on processors with the same
/// instruction set.
public struct HandwritingReader: Sendable {
  private let reader: PictureReader
  private let model: Model

  /// A reader with the weights that the library was built with, which read digits.
  public init() {
    do {
      try self.init(PretrainedWeights.bytes)
    } catch {
      preconditionFailure("the weights that the library was built with: \(error)")
    }
  }

  /// A reader with weights of one's own: the bytes of a safetensors file, as `digits train` writes it.
  ///
  /// Throws `Failure.weights` when they make no network, and when the file does not say what pictures the network takes.
  public init(weights: some Sequence<UInt8>) throws(Failure) {
    do { try self.init(ByteBuffer(Array(weights))) } catch { throw .weights("\(error)") }
  }

  private init(_ weights: ByteBuffer) throws {
    model = try Model(weights, name: "")
    reader = try PictureReader(model, engine: Engine(threads: 1))
  }

  /// The digit in a picture, `picture` being the bytes of the whole file.
  ///
  /// A network whose pictures are not framed as MNIST's are takes the picture as it is. Throws `Failure.picture` when the
  /// bytes are no picture, or one of another size than such a network takes; `Failure.blank` when nothing is written there.
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

  /// The numbers in a picture, line by line, `picture` being the bytes of the whole file.
  ///
  /// Throws what `digit(in:)` throws, and `Failure.weights` when the network does not read digits framed as MNIST's are.
  public func number(in picture: some Sequence<UInt8>) throws(Failure) -> Number {
    do { try model.requireDigits() } catch { throw .weights(error.description) }
    let picture = try Self.decoded(picture)
    do { return Number(try reader.readNumber(in: picture)) } catch { throw .blank(error.description) }
  }

  private static func decoded(_ picture: some Sequence<UInt8>) throws(Failure) -> Picture {
    do { return try ImageDecoder.decode(Array(picture)) } catch { throw .picture(error.description) }
  }

  /// Why there is no answer: a lower-case sentence without a full stop.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The weights make no network that could answer.
    case weights(String)
    /// The picture cannot be decoded, or has another size than the network takes.
    case picture(String)
    /// Nothing in the picture stands out as written.
    case blank(String)

    public var description: String {
      switch self {
      case .weights(let sentence), .picture(let sentence), .blank(let sentence): sentence
      }
    }
  }
}
