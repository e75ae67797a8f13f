// `digits predict`: its body is written beside this frame, in this file.

import Terminal

extension PredictOptions: Command {
  func run(in console: Console) throws -> ExitStatus {
    throw Failure("digits predict has no body in this build")
  }
}
