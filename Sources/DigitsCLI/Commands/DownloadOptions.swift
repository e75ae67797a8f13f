// The options of `digits download`. Download.swift implements the command.

/// The options of `digits download`.
struct DownloadOptions {
  /// The name of the data set; no default.
  var name = ""

  static var names: [String] { ["download"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Download a data set and verify its checksums.",
      examples: ["digits download mnist"],
      defaults: DownloadOptions(),
      arguments: .one(
        "<name>", \.name,
        .text(
          "the name of a data set", completion: Completion(words: Catalogue.dataSets.map(\.name))),
        "Data set to download: \(Catalogue.dataSets.map(\.name).joined(separator: ", "))."))
  }
}
