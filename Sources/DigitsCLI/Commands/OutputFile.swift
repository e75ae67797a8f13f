// Checks output files before the work that fills them, so that none is overwritten without permission. AtomicFile does
// the writing, all or nothing.

import Storage

/// Throws unless a file can be created at `path`: when it exists and `force` is false, or when it is not writable.
///
/// Call it before any work is done. A path that is neither a file nor a folder, such as `/dev/stdout` or a pipe, is
/// written to rather than replaced, and needs no force.
func requireNew(_ path: String, force: Bool) throws(Failure) {
  try requireWritable(path)
  guard force || !AtomicFile.replacesFile(at: path) else {
    throw Failure(path, "this file already exists; use --force to overwrite it")
  }
}

/// The path of the snapshots of a training that saves its weights to `model`. Throws when there is no such path or when
/// another file is there.
func placeForMoments(beside model: String) throws(Failure) -> String {
  guard let path = TrainingMoments.path(beside: model) else {
    throw Failure("\(model.harmless()): --snapshots needs a --model that is a regular file")
  }
  try requireReplaceable(path, holding: "moments", option: "--model", isExpected: TrainingMoments.isMoments)
  return path
}

/// Throws unless `path` is writable, whether or not it exists.
///
/// Minutes of work must not be lost because a file cannot be written.
func requireWritable(_ path: String) throws(Failure) {
  do { try AtomicFile.requireWritable(path) } catch { throw Failure(path, error) }
}

/// Throws unless weights can be saved at `path`, as a new file or in place of older weights.
///
/// Training again should replace the weights of an earlier training, but not a picture or a page of the same name.
func requireWeightsOrNew(_ path: String) throws(Failure) {
  try requireReplaceable(path, holding: "weights", option: "--model", isExpected: isWeights)
  try PreviousWeights(beside: path)?.requireWeightsOrNew()
}

/// Whether these bytes begin like weights: a safetensors file starts with the length of its header in 8 bytes, then a
/// brace.
func isWeights(_ bytes: ByteBuffer) -> Bool { bytes.count > 8 && bytes[8] == UInt8(ascii: "{") }

/// Throws when the checkpoints of a training that saves its weights to `model` would overwrite another kind of file.
func requireCheckpointOrNew(beside model: String) throws(Failure) {
  // Whatever else is there, the training gets on without.
  guard let path = CheckpointFile.path(beside: model), isRegularFile(path) else { return }
  try requireReplaceable(
    path, holding: "checkpoint", option: "--model", isExpected: CheckpointFile.isCheckpoint)
}

/// Throws unless `path` is writable and is a new file, an empty one, or one with the expected `contents`, as
/// `isExpected` decides; `option` is the option that named the path.
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
