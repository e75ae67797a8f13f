// A group of related options under a heading in help. Only help uses groups; parsing, completion and resume use the
// flat list of options.

/// A group of options.
struct OptionGroup<Options> {
  /// The heading in help, without a colon.
  let title: String
  let options: [OptionRow<Options>]

  init(_ title: String, _ options: [OptionRow<Options>]) {
    self.title = title
    self.options = options
  }

  /// A command's only group, or its last one.
  init(_ options: [OptionRow<Options>]) { self.init("Options", options) }
}
