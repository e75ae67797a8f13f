// Access to the embedded source files of the demo page; Export builds the page from them.

import CEmbedded

/// The files in `Sources/CEmbedded/page` as of build time.
public enum DemoFiles {
  /// The paths of the files, as used in `page.html`.
  public static var names: [String] { files.map { String(cString: $0.name) } }

  /// The text of a file; traps when no file has that name.
  public static func text(of name: String) -> String {
    guard let file = files.first(where: { String(cString: $0.name) == name }) else {
      preconditionFailure(
        "'\(name)' is not among the files of the page: Sources/CEmbedded/DemoFiles.c lists them")
    }
    return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }

  private static var files: UnsafeBufferPointer<demo_file> {
    UnsafeBufferPointer(start: demo_files(), count: demo_file_count())
  }
}
