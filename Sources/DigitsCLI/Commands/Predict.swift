// `digits predict`: the digit in each picture. What it takes is in PredictOptions.swift.

import Images
import MLP
import Storage
import Tensor
import Terminal

extension PredictOptions: Command {
  /// On a terminal, up to this many pictures are shown as the network sees them without being asked to.
  static let shownUnasked = 4
  /// No picture file is larger: 100 megapixels of three two-byte samples, and room for a header.
  private static let largestFile = 700_000_000

  func run(in console: Console) throws -> ExitCode {
    let model = try Model(chosen: model, console: console)
    try model.requireDigitPictures()
    let sources = try PictureSource.list(files)
    let reader = DigitReader(
      network: model.network, temperature: model.temperature, engine: Engine(threads: 1))
    let isTerminal = console.environment.terminals.contains(.output)
    let shows = show || (isTerminal && !json && sources.count <= Self.shownUnasked)
    var failures = 0
    for source in sources {
      do {
        let reading = try reader.read(picture(from: source))
        let text = PredictReport(source: source, reading: reading)
        try console.answer(json ? text.json.description : text.line(top: top))
        if shows, !json {
          let style = console.environment.pictureStyle(on: .output)
          for line in text.picture(style: style) { try console.answer(line) }
        }
      } catch let error as OutputError {
        throw error
      } catch ImageError.unrecognized where source.isFromFolder {
        console.note("Skipped \(source.title), which is no picture.")
      } catch {
        failures += 1
        if json {
          try console.answer(PredictReport.json(of: source, error: "\(error)").description)
        }
        console.note("Error: \(source.title): \(error)")
      }
    }
    return failures == 0 ? .success : .failure
  }

  private func picture(from source: PictureSource) throws -> Picture {
    let bytes =
      try source.isStandardInput
      ? ByteBuffer(readingFrom: 0, limit: Self.largestFile)
      : ByteBuffer(contentsOf: source.name, limit: Self.largestFile)
    return try ImageDecoder.decode(bytes.array)
  }
}

/// One picture to read, and where it comes from.
struct PictureSource: Equatable {
  /// The path, or `-`.
  let name: String
  /// Whether it was found in a folder, where other files may stand beside the pictures.
  var isFromFolder = false

  var isStandardInput: Bool { name == "-" }
  /// What people read, made harmless.
  var title: String { isStandardInput ? "standard input" : name.harmless() }

  /// The pictures that the arguments mean: files as they are, folders as the files in them in order of names,
  /// without hidden ones and folders.
  static func list(_ arguments: [String]) throws(Failure) -> [PictureSource] {
    guard arguments.count(where: { $0 == "-" }) <= 1 else {
      throw Failure("standard input can be read once, and '-' was given more often")
    }
    var sources: [PictureSource] = []
    for argument in arguments {
      guard argument != "-", Folder.exists(argument) else {
        sources.append(PictureSource(name: argument))
        continue
      }
      do {
        sources += try Folder.names(in: argument)
          .filter { !$0.hasPrefix(".") }
          .map { argument.appendingComponent($0) }
          .filter { !Folder.exists($0) }
          .map { PictureSource(name: $0, isFromFolder: true) }
      } catch {
        throw Failure(argument, error)
      }
    }
    guard !sources.isEmpty else {
      throw Failure("there is no picture in \(arguments.joined(separator: ", ").harmless())")
    }
    return sources
  }
}

/// Reads digits with a network.
struct DigitReader {
  let network: Network
  /// T of softmax(z / T).
  let temperature: Float
  let engine: Engine

  /// What the network sees in a picture and how likely it holds each class to be.
  struct Reading {
    let field: GrayImage
    let probabilities: [Float]

    /// The classes from the likeliest down, equals in order.
    var ranking: [Int] {
      probabilities.indices.sorted { (probabilities[$0], $1) > (probabilities[$1], $0) }
    }
  }

  /// Throws `BlankPicture` where there is no digit to read.
  func read(_ picture: Picture) throws(BlankPicture) -> Reading {
    let field = try DigitNormalizer.normalize(picture).field
    let inputs = field.samples.map { Float($0) * Network.inputScale }
    let batch = Matrix(rows: 1, columns: inputs.count, inputs)
    let probabilities = network.probabilities(of: batch, on: engine, temperature: temperature)
    return Reading(field: field, probabilities: probabilities.elements)
  }
}
