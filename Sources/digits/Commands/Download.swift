// `digits download`: its body is written beside this frame, in this file.

import Terminal

extension DownloadOptions: Command {
  func run(in console: Console) throws -> ExitStatus {
    throw Failure("digits download has no body in this build")
  }
}
