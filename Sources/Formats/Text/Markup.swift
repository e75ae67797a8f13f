// HTML or SVG markup that escapes interpolated text. The type separates markup from text; nesting is not checked.

/// HTML or SVG, written as a literal: `let item: Markup = "<li>\(name)</li>"` escapes `name`.
///
/// Interpolated strings are escaped, markup is inserted unchanged, and numbers are written as digits. Users of this
/// type close every tag and quote every attribute, so that a page is also well-formed XML.
public struct Markup: Sendable, Equatable {
  /// The source text.
  public private(set) var source: String

  /// Empty markup.
  public static let none: Markup = ""

  public static func += (target: inout Markup, addition: Markup) { target.source += addition.source }
}

extension Markup: ExpressibleByStringInterpolation {
  public init(stringLiteral source: StaticString) {
    self.source = "\(source)"
  }

  public init(stringInterpolation: StringInterpolation) {
    source = stringInterpolation.source
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) { source += "\(literal)" }
    public mutating func appendInterpolation(_ text: String) { source += text.htmlEscaped }
    public mutating func appendInterpolation(_ number: Int) { source += "\(number)" }
    public mutating func appendInterpolation(_ part: Markup) { source += part.source }
    public mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { source += part.source }
    }
  }
}
