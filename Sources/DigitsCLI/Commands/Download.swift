// `digits download`: downloads a data set to the cache.

import Formats
import Terminal

extension ByteProgress {
  /// Shows the progress of a data set download.
  mutating func update(_ state: DataSetProgress, at now: Double) {
    if let received = state.received {
      update(received: received, total: state.total, at: now)
    } else {
      begin(total: state.total, at: now)
    }
  }
}

extension DownloadOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let clock = console.environment.clock
    let start = clock()
    Interruption.catchAll()
    var progress = ByteProgress(console: console, name: "Downloading \(name)")
    let download = DataSetDownload(places: DataSetPlaces(environment: console.environment))
    let plan: DownloadPlan
    do throws(DataSetError) {
      plan = try download.run(name: name) { state in
        progress.update(state, at: clock())
        return Interruption.received == nil
      }
    } catch {
      progress.clear()
      throw Interrupted(error) ?? error
    }
    if plan.files.isEmpty {
      try console.answer("\(plan.dataSet.title) is already in \(plan.folder.harmless())")
    } else {
      progress.finish(bytes: plan.size, seconds: clock() - start)
      try console.answer("\(plan.dataSet.title) is now in \(plan.folder.harmless())")
    }
    return .success
  }
}
