// Hundreds of small files, right ones and wrong ones, and what the reference reader says of each: Golden/verdicts.tsv,
// which make_verdicts.py makes. Ours says the same, or refuses for a reason that its documentation gives.

import Foundation
import Testing

@testable import MLP

struct SafetensorsVerdictTests {
  /// A line of the table.
  struct Verdict {
    let isAccepted: Bool
    /// Why ours refuses what the reference accepts; "-" where both say the same.
    let difference: String
    let title: String
    let bytes: [UInt8]
  }

  static func verdicts() throws -> [Verdict] {
    let table = URL(filePath: #filePath).appending(path: "../../Golden/verdicts.tsv").standardized
    return try String(contentsOf: table, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return Verdict(
        isAccepted: fields[0] == "accepts", difference: fields[1], title: fields[2],
        bytes: fields.count > 3 ? [UInt8](try #require(Data(base64Encoded: fields[3]))) : [])
    }
  }

  @Test func `the reference reader's verdict is ours`() throws {
    let verdicts = try Self.verdicts()
    #expect(verdicts.count >= 200)
    for verdict in verdicts where verdict.difference == "-" {
      let isAccepted = (try? parsed(verdict.bytes)) != nil
      #expect(isAccepted == verdict.isAccepted, "\(verdict.title)")
    }
  }

  @Test func `what ours refuses beyond that is documented`() throws {
    for verdict in try Self.verdicts() where verdict.difference != "-" {
      #expect(verdict.isAccepted)
      let error = #expect(throws: SafetensorsError.self, "\(verdict.title)") { try parsed(verdict.bytes) }
      #expect(error.flatMap(difference) == verdict.difference, "\(verdict.title)")
    }
  }

  /// What the table calls this reason.
  private func difference(_ error: SafetensorsError) -> String? {
    switch error {
    case .headerNotAnObject: "space in front"
    case .unsupportedType: "type"
    case .notFinite: "not finite"
    case .invalidField(_, .type): "another spelling"
    case .invalidField(_, .shape): "beyond Int"
    case .malformedHeader(let error):
      switch error.problem {
      case .duplicateKey: "a key twice"
      case .nestedTooDeeply: "deep"
      default: nil
      }
    default: nil
    }
  }
}
