// Checks output files before the work starts, so that none is overwritten without permission. AtomicFile writes them
// atomically.

import Storage

/// Throws unless a file can be created at `path`: if it exists and `force` is false, or if it is not writable.
///
/// Call it before any work is done. Special files such as `/dev/stdout` or a pipe are written to rather than
/// replaced, and do not need `force`.
func requireNew(_ path: String, force: Bool) throws(Failure) {
  try requireWritable(path)
  guard force || !AtomicFile.replacesFile(at: path) else {
    throw Failure(path, "this file already exists; use --force to overwrite it")
  }
}

/// The path of the snapshots of a training that saves its weights to `model`. Throws if no such path exists or if it
/// holds another kind of file.
func placeForMoments(beside model: String) throws(Failure) -> String {
  guard let path = TrainingMoments.path(beside: model) else {
    throw Failure("\(model.harmless()): --snapshots needs a --model that is a regular file")
  }
  try requireReplaceable(path, holding: "moments", option: "--model", isExpected: TrainingMoments.isMoments)
  return path
}

/// Throws unless `path` is writable, whether or not it exists.
///
/// Called early, so that minutes of work are not lost to an unwritable file.
func requireWritable(_ path: String) throws(Failure) {
  do { try AtomicFile.requireWritable(path) } catch { throw Failure(path, error) }
}

/// Throws unless weights can be saved at `path`, either as a new file or replacing older weights.
///
/// Training again may replace earlier weights, but not a picture or a page with the same name.
func requireWeightsOrNew(_ path: String) throws(Failure) {
  try requireReplaceable(path, holding: "weights", option: "--model", isExpected: isWeights)
  try PreviousWeights(beside: path)?.requireWeightsOrNew()
}

/// Whether these bytes look like weights: a safetensors file starts with an 8-byte header length, then a brace.
func isWeights(_ bytes: ByteBuffer) -> Bool { bytes.count > 8 && bytes[8] == UInt8(ascii: "{") }

/// Throws if the checkpoints of a training that saves its weights to `model` would overwrite another kind of file.
func requireCheckpointOrNew(beside model: String) throws(Failure) {
  // A special file is no obstacle: the training runs without checkpoints.
  guard let path = CheckpointFile.path(beside: model), isRegularFile(path) else { return }
  try requireReplaceable(
    path, holding: "checkpoint", option: "--model", isExpected: CheckpointFile.isCheckpoint)
}

/// Throws unless `path` is writable and is new, empty, or a file whose bytes `isExpected` accepts. `contents`
/// describes these bytes in the error, and `option` names the option that set the path.
func requireReplaceable(
  _ path: String, holding contents: String, option: String, isExpected: (ByteBuffer) -> Bool
) throws(Failure) {
  try requireWritable(path)
  guard AtomicFile.replacesFile(at: path) else { return }
  let bytes: ByteBuffer
  do { bytes = try ByteBuffer(contentsOf: path, limit: .max) } catch { throw Failure(path, error) }
  guard bytes.isEmpty || isExpected(bytes) else {
    throw Failure(
      path, "not overwritten: this is not a \(contents) file; choose another \(option)")
  }
}
