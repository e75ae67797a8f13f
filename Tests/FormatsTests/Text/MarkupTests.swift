// Markup: what is written is markup, what is put in is text.

import Testing

@testable import Formats

@Suite struct MarkupTests {
  @Test func `literals are markup and strings are text`() {
    let name = "<b> & 'co'"
    let item: Markup = "<li title=\"\(name)\">\(name)</li>"
    #expect(
      item.source
        == "<li title=\"&lt;b&gt; &amp; &#39;co&#39;\">&lt;b&gt; &amp; &#39;co&#39;</li>")
  }

  @Test func `markup goes in as it is`() {
    let items = ["a", "<"].map { "<li>\($0)</li>" as Markup }
    var list: Markup = "<ul>\(items)</ul>"
    list += "<p>\(2)</p>"
    #expect(list.source == "<ul><li>a</li><li>&lt;</li></ul><p>2</p>")
    #expect("\(Markup.none)" as Markup == .none)
  }
}
