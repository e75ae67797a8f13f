// The page's files that are embedded in the program, as text; Export builds the page.

import CEmbedded

/// The files in `Sources/CEmbedded/page`, as they were when the program was built.
public enum DemoFiles {
  /// The paths of the files, as `page.html` names them.
  public static var names: [String] { files.map { String(cString: $0.name) } }

  /// The text of a file; traps when there is none of that name, since the page and the list are built together.
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
