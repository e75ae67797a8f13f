// `digits info`: its body is written beside this frame, in this file.

import Terminal

extension InfoOptions: Command {
  func run(in console: Console) throws -> ExitStatus {
    throw Failure("digits info has no body in this build")
  }
}
