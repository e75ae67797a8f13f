// One page to draw a digit on and see a network read it: its files put together with the weights in them, so that
// it opens anywhere and asks nobody for anything. What it looks like and does is in Sources/CDemo/page.

import DataFormats
import DemoFiles
import HTML
import MLP
import Tensor
import Terminal

/// The page of a network.
public struct DemoPage {
  private let tensors: LayerTensors
  private let classes: [String]
  private let layers: [Layer]
  private let deslants: Bool
  private let facts: [(name: String, text: String)]

  /// A page of the network `tensors`, whose inputs are a field of MNIST's, their slant taken out where it `deslants`, and
  /// whose outputs are `classes` by name. Its weights and biases are counted as those of `layers`: the tensors hold
  /// zeros for what units do not see.
  ///
  /// `facts` are shown on the page and may say anything. Traps when there are not as many names as outputs.
  public init(
    _ tensors: LayerTensors, layers: [Layer], classes: [String], deslants: Bool,
    facts: [(name: String, text: String)]
  ) {
    precondition(
      classes.count == tensors.sizes[tensors.sizes.count - 1],
      "\(classes.count) names do not fit a network of \(tensors.sizes)")
    precondition(
      layers.map(\.outputCount) == Array(tensors.sizes.dropFirst()),
      "\(layers) are not those of \(tensors.sizes)")
    self.tensors = tensors
    self.classes = classes
    self.layers = layers
    self.deslants = deslants
    self.facts = facts
  }

  /// The file's bytes.
  ///
  /// `page.html` names its style and its scripts, one a line, as a page in a folder does: each is put in the line's
  /// place. The policy then allows these and nothing else, so that not even a slip in the escaping could run.
  public func encoded() -> [UInt8] {
    let lines = DemoFiles.text(of: "page.html").split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(String($0)) }
    let policy = ContentSecurityPolicy(styles: lines.compactMap(\.style), scripts: lines.compactMap(\.script))
    let values = ["policy": policy.text, "description": description, "weights": weights]
    return Array(lines.map { $0.filled(with: values) }.joined(separator: "\n").utf8)
  }

  /// What the scripts are told of the network, as JSON that can stand in a script element: a `<` would end it.
  private var description: String {
    let json: JSON = [
      "layers": .array(layers.map(\.json)),
      "parameters": .integer(layers.reduce(0) { $0 + $1.parameters.parameterCount }),
      "classes": .array(classes.map { .string($0) }),
      "deslants": .boolean(deslants),
      "facts": .array(facts.map { [.string($0.name), .string($0.text)] }),
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

extension Layer {
  /// What the scripts are told of the layer; volumes are [channels, height, width], as in files.
  fileprivate var json: JSON {
    switch self {
    case .convolution(let layer):
      [
        "kind": .string("convolution"),
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
