// The demo page: a self-contained HTML file in which a user draws a digit and the network reads it. Its sources are in
// Sources/CEmbedded/page; this file inserts the weights and the description of the network.

import Embedded
import Formats
import MLP
import Tensor

/// The demo page of a network.
public struct DemoPage {
  private let tensors: LayerTensors
  private let classes: [String]
  private let layers: [Layer]
  private let input: Input
  private let story: Story
  private let moments: [Moment]
  private let samples: Samples

  /// The pictures that the network takes, and how the page makes them from a drawing.
  public struct Input {
    /// Size in pixels.
    let width: Int
    let height: Int
    /// Whether the ink is normalised like MNIST's digits; otherwise the whole paper is scaled to the picture.
    let isFramed: Bool
    /// Whether normalised digits are deslanted.
    let deslants: Bool
    /// Whether the classes are digits, so that several of them form a number.
    let readsDigits: Bool
    /// The probability below which an answer is marked as doubtful, 0 ... 1.
    let leastConfidence: Float

    public init(
      width: Int, height: Int, isFramed: Bool, deslants: Bool, readsDigits: Bool, leastConfidence: Float
    ) {
      (self.width, self.height, self.isFramed, self.deslants) = (width, height, isFramed, deslants)
      (self.readsDigits, self.leastConfidence) = (readsDigits, leastConfidence)
    }
  }

  /// How the network was made. The text is escaped, so it may come from anywhere.
  public struct Story {
    /// Sentences, in order of display.
    let sentences: [String]
    /// Facts displayed as a list.
    let facts: [(name: String, text: String)]
    /// The network file's metadata, copied to files that the page saves.
    let metadata: [String: String]

    public init(sentences: [String], facts: [(name: String, text: String)], metadata: [String: String]) {
      (self.sentences, self.facts, self.metadata) = (sentences, facts, metadata)
    }
  }

  /// The network at one point of its training.
  public struct Moment {
    /// A description of the point, for example "after epoch 2".
    let name: String
    let tensors: LayerTensors

    public init(name: String, tensors: LayerTensors) { (self.name, self.tensors) = (name, tensors) }
  }

  /// Pictures to try the network on, with their classes.
  public struct Samples: Sendable {
    /// All pictures, one after another, row-major, ink 255.
    let pixels: [UInt8]
    let labels: [UInt8]

    public static let none = Samples(pixels: [], labels: [])

    public init(pixels: [UInt8], labels: [UInt8]) { (self.pixels, self.labels) = (pixels, labels) }
  }

  /// A page of the network `tensors` with the class names `classes`. Parameters are counted from `layers`, because
  /// `tensors` stores zeros for inputs that a unit does not see.
  ///
  /// The last of the `moments`, if there are any, must be the network itself. Traps when a moment has another shape,
  /// when the number of names differs from the number of outputs, or when the samples are not of the size of `input`.
  public init(
    _ tensors: LayerTensors, layers: [Layer], classes: [String], input: Input, story: Story,
    moments: [Moment] = [], samples: Samples = .none
  ) {
    precondition(
      classes.count == tensors.sizes[tensors.sizes.count - 1],
      "\(classes.count) names do not fit a network of \(tensors.sizes)")
    precondition(
      layers.map(\.outputCount) == Array(tensors.sizes.dropFirst()),
      "\(layers) are not those of \(tensors.sizes)")
    precondition(
      input.width * input.height == tensors.sizes[0],
      "pictures of \(input.width) x \(input.height) do not fit a network of \(tensors.sizes)")
    precondition(
      moments.allSatisfy { $0.tensors.sizes == tensors.sizes }, "moments are of networks of other sizes")
    precondition(
      samples.pixels.count == samples.labels.count * tensors.sizes[0],
      "\(samples.labels.count) samples do not have \(samples.pixels.count) pixels")
    self.tensors = tensors
    self.classes = classes
    self.layers = layers
    self.input = input
    self.story = story
    self.moments = moments
    self.samples = samples
  }

  /// The contents of the HTML file.
  ///
  /// `page.html` refers to each style sheet and script on a line of its own; each line is replaced by the contents of
  /// the file. The content security policy allows exactly these, so that text that escapes its quoting still cannot
  /// run.
  public func encoded() -> [UInt8] {
    let lines = DemoFiles.text(of: "page.html").split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(String($0)) }
    let policy = ContentSecurityPolicy(styles: lines.compactMap(\.style), scripts: lines.compactMap(\.script))
    let values = [
      "policy": policy.text, "description": description, "weights": weights,
      "samples": Base64.encode(samples.pixels),
      "moments": Base64.encode(moments.dropLast().flatMap { $0.tensors.layers.flatMap(\.inBytes) }),
    ]
    return Array(lines.map { $0.filled(with: values) }.joined(separator: "\n").utf8)
  }

  /// The description of the network for the scripts, as JSON in which `<` is escaped, because it could end the script
  /// element.
  private var description: String {
    let json: JSON = [
      "layers": .array(zip(layers, tensors.architecture.positions).map { $0.json(at: $1) }),
      "parameters": .integer(layers.reduce(0) { $0 + $1.parameters.parameterCount }),
      "classes": .array(classes.map { .string($0) }),
      "image": [.integer(input.width), .integer(input.height)],
      "isFramed": .boolean(input.isFramed),
      "deslants": .boolean(input.deslants),
      "readsDigits": .boolean(input.readsDigits),
      "leastConfidence": .float(input.leastConfidence),
      "moments": .array(moments.map { .string($0.name) }),
      "sampleLabels": .array(samples.labels.map { .integer(Int($0)) }),
      "story": .array(story.sentences.map { .string($0) }),
      "facts": .array(story.facts.map { [.string($0.name), .string($0.text)] }),
      "metadata": .object(story.metadata.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }),
    ]
    return json.description.split(separator: "<", omittingEmptySubsequences: false).joined(
      separator: "\\u003C")
  }

  /// For each layer its weights, [outputs, inputs] or [filters, channels, K, K], then its bias, as 32-bit little-endian
  /// floats in base64.
  private var weights: String {
    Base64.encode(tensors.layers.flatMap { ($0.weight.array + $0.bias.array).littleEndianBytes })
  }
}

extension LayerTensors.Layer {
  /// The layer quantized to about a quarter of its size, for display: for each output the step as a 32-bit float, then
  /// its weights as signed bytes, in -127 ... 127 steps; then the bias as 32-bit floats. Little-endian.
  fileprivate var inBytes: [UInt8] {
    let (weight, count) = (weight.array, weight.count / bias.count)
    var bytes: [UInt8] = []
    for output in 0..<bias.count {
      let row = weight[output * count..<(output + 1) * count]
      let step = (row.lazy.map(abs).max() ?? 0) / 127
      bytes += [step].littleEndianBytes
      bytes += row.map { UInt8(bitPattern: step > 0 ? Int8(($0 / step).rounded()) : 0) }
    }
    return bytes + bias.array.littleEndianBytes
  }
}

extension Layer {
  /// The layer's description for the scripts. `position` is the number of its tensors in weights files; volumes are
  /// [channels, height, width].
  fileprivate func json(at position: Int) -> JSON {
    switch self {
    case .convolution(let layer):
      [
        "kind": .string("convolution"),
        "position": .integer(position),
        "input": layer.input.json,
        "filters": .integer(layer.filters),
        "kernelSize": .integer(layer.kernelSize),
        "padding": .string(layer.padding.rawValue),
        "pooled": .boolean(layer.isPooled),
        "output": layer.output.json,
        "parameters": .integer(layer.parameters.parameterCount),
      ]
    case .dense(let layer):
      [
        "kind": .string("dense"),
        "position": .integer(position),
        "inputs": .integer(layer.inputs),
        "outputs": .integer(layer.outputs),
        "parameters": .integer(layer.parameterCount),
      ]
    }
  }
}

extension Volume {
  fileprivate var json: JSON { .array([channels, height, width].map { .integer($0) }) }
}

/// A line of `page.html`.
private enum Line {
  case style(String)
  case script(String)
  /// Text with at most one placeholder, the name of a value between double braces.
  case text(before: String, value: String?, after: String)

  init(_ line: String) {
    let quoted = line.split(separator: "\"").dropFirst().map(String.init)
    let braced = line.split(omittingEmptySubsequences: false) { "{}".contains($0) }.map(String.init)
    if line.hasPrefix("<link rel=\"stylesheet\""), let name = quoted.dropFirst(2).first {
      self = .style("\n" + DemoFiles.text(of: name))
    } else if line.hasPrefix("<script src="), let name = quoted.first {
      self = .script("\n" + DemoFiles.text(of: name))
    } else if braced.count == 5 {
      self = .text(before: braced[0], value: braced[2], after: braced[4])
    } else {
      self = .text(before: line, value: nil, after: "")
    }
  }

  var style: String? { if case .style(let text) = self { text } else { nil } }
  var script: String? { if case .script(let text) = self { text } else { nil } }

  func filled(with values: [String: String]) -> String {
    switch self {
    case .style(let text): return "<style>\(text)</style>"
    case .script(let text): return "<script>\(text)</script>"
    case .text(let before, nil, _): return before
    case .text(let before, let name?, let after):
      guard let value = values[name] else {
        preconditionFailure("page.html asks for '\(name)', which is not known")
      }
      return before + value + after
    }
  }
}
