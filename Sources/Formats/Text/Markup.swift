// A piece of a page. What a programmer writes in a literal is markup; what is put into it is text, and escaped:
// the type, not anybody's care, keeps the two apart. It builds no tree and checks no nesting.

/// HTML or SVG, written as a literal: `let item: Markup = "<li>\(name)</li>"` escapes `name`.
///
/// Strings are escaped as they are put in, markup goes in as it is, numbers as digits. Every tag is closed and every
/// attribute quoted wherever this is used, so that a page is well-formed XML as well.
public struct Markup: Sendable, Equatable {
  /// The source of the page.
  public private(set) var source: String

  /// Nothing.
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
