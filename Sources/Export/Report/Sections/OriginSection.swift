// The section on reproducing the weights and the page, with the weights file's metadata.

import Formats

extension EvaluationRecord {
  var originSection: Markup {
    """
    <section id="origin"><h2>How to reproduce it</h2>
    \(training)<p>This page, by digits \(version):</p>
    <pre><code>\(reportCommand)</code></pre>
    \(metadata.isEmpty ? .none : metadataTable.disclosure)</section>

    """
  }

  private var training: Markup {
    guard let trainingCommand else {
      return "<p>The weights file does not record how it was made.</p>\n"
    }
    return """
      <p>These weights, to the bit with the same version and instruction set\(base), whatever the number of threads:</p>
      <pre><code>\(trainingCommand)</code></pre>

      """
  }

  /// The weights that training started from; the file of that name may have changed since.
  private var base: String {
    guard let base = metadata.first(where: { $0.name == "from" && $0.text != "none" }) else { return "" }
    return ", from the same \(base.text)"
  }

  private var metadataTable: DataTable {
    DataTable(
      caption: "Metadata of the weights file", columns: ["Entry", "Text"],
      rows: metadata.map { [$0.name, $0.text] })
  }
}
