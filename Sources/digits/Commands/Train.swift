// `digits train`: its body is written beside this frame, in this file.

import Terminal

extension TrainOptions: Command {
  func run(in console: Console) throws -> ExitStatus {
    throw Failure("digits train has no body in this build")
  }
}
