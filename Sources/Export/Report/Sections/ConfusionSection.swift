// The confusion matrix and the images of the selected cell. Each cell links to its images, and the style sheet shows
// those that the URL fragment names, so selection needs no script and the Back button works.

import Formats

/// The section of the confusion matrix.
struct ConfusionSection {
  let record: EvaluationRecord
  let cells: [CellSamples.Cell]
  let pictures: ExamplePictures

  /// The number of kinds of mistake shown before a cell is selected, and of images for each.
  private static let listedPairs = 8
  private static let imagesOfPair = 4

  /// The styles that depend on the content: the outline of the selected cell.
  static func style(for cells: [CellSamples.Cell]) -> Markup {
    let rules = cells.filter { !$0.examples.isEmpty }.map { cell in
      """
      .confusion:has(#\(cell.id):target) [href="#\(cell.id)"] rect { stroke: currentColor; stroke-width: 2 }

      """ as Markup
    }
    return "\(rules)"
  }

  var markup: Markup {
    """
    <section id="confusion" class="confusion">
    <h2>Confusion matrix</h2>
    \(hasMap ? introduction : .none)\
    <div class="columns">
    \(hasMap ? "<figure>\(map)\(table.disclosure)</figure>" : .none)
    <div class="images-of-cell">\(overview)\(cells.filter { !$0.examples.isEmpty }.map(panel))</div>
    </div>
    </section>

    """
  }

  /// The maximum number of classes; with more, cells would be too small to read or click.
  private static let mostClasses = 50
  private var hasMap: Bool { record.classNames.count <= Self.mostClasses }

  private var introduction: Markup {
    """
    <p>Rows are the labels, columns what the network read. Right answers are blue, mistakes orange, each coloured by \
    its own scale. <span class="screen">Choose a cell to see its images.</span></p>
    <fieldset class="choice"><legend>Show</legend>
    <label><input type="radio" name="face" id="counts" checked="checked"/> counts</label>
    <label><input type="radio" name="face" id="shares"/> per cent of each label</label>
    </fieldset>

    """
  }

  private var map: Markup {
    ConfusionMap(confusion: record.evaluation.confusion, classNames: record.classNames, cells: cells).markup
  }

  private var table: DataTable {
    DataTable(
      caption: "Counts as a table: rows are labels, columns what was read",
      columns: ["Label"] + record.classNames,
      rows: zip(record.classNames, record.evaluation.confusion).map { name, counts in
        [name] + counts.map(\.grouped)
      })
  }

  /// The most frequent mistakes, shown until a cell is selected.
  private var overview: Markup {
    let pairs = record.evaluation.confusedPairs.prefix(Self.listedPairs)
    guard !pairs.isEmpty else { return "<div class=\"overview\"><p>There are no mistakes to show.</p></div>" }
    let items = pairs.compactMap { pair in cells.first { $0.label == pair.label && $0.answer == pair.answer }
    }
    return """
      <div class="overview"><h3>The most common mistakes</h3>
      <ul class="pairs">\(items.map(pairItem))</ul></div>

      """
  }

  private func pairItem(_ cell: CellSamples.Cell) -> Markup {
    let shown = cell.examples.prefix(Self.imagesOfPair).map { pictures[$0, record.words(for: $0)] }
    // A cell whose images did not fit has no link.
    let name: Markup =
      cell.examples.isEmpty ? "\(title(of: cell))" : "<a href=\"#\(cell.id)\">\(title(of: cell))</a>"
    return """
      <li><span>\(name)</span><span class="soft">\(cell.count.counted("image"))</span>\
      <span class="strip">\(shown)</span></li>

      """
  }

  /// The images of one cell, hidden until the URL fragment names it.
  private func panel(_ cell: CellSamples.Cell) -> Markup {
    let shown = cell.examples.map { example in
      """
      <li>\(pictures[example, record.words(for: example)])\
      <span>\(record.predictions.confidences[example].percent(places: 1))</span></li>
      """ as Markup
    }
    let rank = cell.isRight ? "least certain" : "most certain"
    let note =
      cell.examples.count < cell.count
      ? "The \(cell.examples.count.grouped) \(rank) of \(cell.count.counted("image"))"
      : "\(cell.count.counted("image")), the \(rank) first"
    return """
      <section class="cell" id="\(cell.id)" aria-label="\(title(of: cell))"><h3>\(title(of: cell))</h3>
      <p class="soft">\(note); below each, how sure the network was.</p>
      <ul class="pictures">\(shown)</ul>
      <p><a href="#confusion">Back to the most common mistakes</a></p></section>

      """
  }

  private func title(of cell: CellSamples.Cell) -> String {
    "\(record.classNames[cell.label]) read as \(record.classNames[cell.answer])"
  }
}
