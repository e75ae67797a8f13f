// One page to draw a digit on and see a network read it: its files put together with the weights in them, so that
// it opens anywhere and asks nobody for anything. What it looks like and does is in Sources/CEmbedded/page.

import Embedded
import Formats
import MLP
import Tensor

/// The page of a network.
public struct DemoPage {
  private let tensors: LayerTensors
  private let classes: [String]
  private let layers: [Layer]
  private let input: Input
  private let story: Story
  private let moments: [Moment]
  private let samples: Samples

  /// The pictures that a network takes, and how the page makes them of a drawing.
  public struct Input {
    /// Pixels.
    let width: Int
    let height: Int
    /// Whether the ink is framed as MNIST's digits are; otherwise the whole paper is scaled to the picture.
    let isFramed: Bool
    /// Whether the slant is taken out of a framed digit.
    let deslants: Bool
    /// Whether what is read are digits, several of which make a number.
    let readsDigits: Bool
    /// An answer less likely than this is doubted, 0 ... 1.
    let leastConfidence: Float

    public init(
      width: Int, height: Int, isFramed: Bool, deslants: Bool, readsDigits: Bool, leastConfidence: Float
    ) {
      (self.width, self.height, self.isFramed, self.deslants) = (width, height, isFramed, deslants)
      (self.readsDigits, self.leastConfidence) = (readsDigits, leastConfidence)
    }
  }

  /// What is told of how the network came to be; it may say anything.
  public struct Story {
    /// Sentences, in order.
    let sentences: [String]
    /// What is shown as a list.
    let facts: [(name: String, text: String)]
    /// The metadata of the network's file, for a file that the page saves.
    let metadata: [String: String]

    public init(sentences: [String], facts: [(name: String, text: String)], metadata: [String: String]) {
      (self.sentences, self.facts, self.metadata) = (sentences, facts, metadata)
    }
  }

  /// The network as it was at a moment of its training.
  public struct Moment {
    /// When it was, as in "after epoch 2".
    let name: String
    let tensors: LayerTensors

    public init(name: String, tensors: LayerTensors) { (self.name, self.tensors) = (name, tensors) }
  }

  /// Pictures that the network can be tried on, and the class of each.
  public struct Samples: Sendable {
    /// One picture after another, row by row, ink 255.
    let pixels: [UInt8]
    let labels: [UInt8]

    public static let none = Samples(pixels: [], labels: [])

    public init(pixels: [UInt8], labels: [UInt8]) { (self.pixels, self.labels) = (pixels, labels) }
  }

  /// A page of the network `tensors`, whose outputs are `classes` by name. Its weights and biases are counted as those of
  /// `layers`: the tensors hold zeros for what units do not see.
  ///
  /// The last of the `moments`, where there are any, is the network itself. Traps when one is of another shape, when there
  /// are not as many names as outputs, or the samples are not of the size of `input`.
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

  /// The file's bytes.
  ///
  /// `page.html` names its style and its scripts, one a line, as a page in a folder does: each is put in the line's
  /// place. The policy then allows these and nothing else, so that not even a slip in the escaping could run.
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

  /// What the scripts are told of the network, as JSON that can stand in a script element: a `<` would end it.
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

  /// Layer by layer the weights, [outputs, inputs] or [filters, channels, K, K], and the bias, four bytes each, in
  /// base64.
  private var weights: String {
    Base64.encode(tensors.layers.flatMap { ($0.weight.array + $0.bias.array).littleEndianBytes })
  }
}

extension LayerTensors.Layer {
  /// The layer in about a quarter of its size, good enough to be looked at: for each output the size of a step, four
  /// bytes, and its weights as whole numbers of steps, -127 to 127, a byte each; then the bias, four bytes each.
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
  /// What the scripts are told of the layer, whose tensors have the number `position` in files; volumes are [channels,
  /// height, width], as there.
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
  /// Text, and in it the name of a value between double braces where there is one.
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
