// The options of a command that belong together, under the heading that help gives them.
// Only help knows groups; parsing, completion and resume read the options of all groups as one list.

/// A group of options.
struct OptionGroup<Options> {
  /// The heading in help, without a colon.
  let title: String
  let options: [OptionRow<Options>]

  init(_ title: String, _ options: [OptionRow<Options>]) {
    self.title = title
    self.options = options
  }

  /// The only group of a command, or its last one.
  init(_ options: [OptionRow<Options>]) { self.init("Options", options) }
}
