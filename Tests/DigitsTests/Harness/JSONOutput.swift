// The program's JSON, read by somebody else's parser.

import Foundation
import Testing

/// A JSON object, its values looked at one by one.
struct JSONOutput {
  let members: [String: Any]

  /// The object that `text` holds, and nothing but it.
  init(_ text: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    members = try #require(value as? [String: Any], "not an object: \(text)")
  }

  /// One object a line.
  static func lines(_ text: String) throws -> [JSONOutput] {
    try text.split(separator: "\n").map { try JSONOutput(String($0)) }
  }

  var keys: Set<String> { Set(members.keys) }
  func text(_ key: String) -> String? { members[key] as? String }
  func number(_ key: String) -> Double? { members[key] as? Double }
  func objects(_ key: String) -> [[String: Any]]? { members[key] as? [[String: Any]] }
}
