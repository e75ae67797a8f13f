// Files that a command is asked to make: checked before the work that fills them, and never replaced unasked.
// It writes nothing itself; what is written goes through AtomicFile, whole or not at all.

import Storage

/// Throws unless a new file can be made at `path`: when one is there already and `force` does not say to replace
/// it, and for every reason for which it could not be written.
///
/// To be asked before any work is done. What is neither file nor folder, `/dev/stdout` or a pipe, is written to
/// and not replaced, so that it needs no force.
func requireNew(_ path: String, force: Bool) throws(Failure) {
  try requireWritable(path)
  guard force || !AtomicFile.replacesFile(at: path) else {
    throw Failure(path, "this file exists already; with --force it is replaced")
  }
}

/// Where the moments of a training are kept whose weights go to `model`. Throws where they have no place, or something else
/// is there.
func placeForMoments(beside model: String) throws(Failure) -> String {
  guard let path = TrainingMoments.path(beside: model) else {
    throw Failure("\(model.harmless()): --snapshots takes a --model that is a file")
  }
  try requireReplaceable(path, holding: "moments", option: "--model", isExpected: TrainingMoments.isMoments)
  return path
}

/// Throws unless a file can be written at `path`, in place of one that is there or not.
///
/// Minutes of work are not to end in a file that cannot be written.
func requireWritable(_ path: String) throws(Failure) {
  do { try AtomicFile.requireWritable(path) } catch { throw Failure(path, error) }
}

/// Throws unless weights can be saved at `path`: in a new file, or in place of older weights, but of nothing else.
///
/// Training again is meant to replace what an earlier training saved, and a picture or a page of the same name is not
/// meant.
func requireWeightsOrNew(_ path: String) throws(Failure) {
  try requireReplaceable(path, holding: "weights", option: "--model", isExpected: isWeights)
  try PreviousWeights(beside: path)?.requireWeightsOrNew()
}

/// Whether these bytes begin as weights do: a safetensors file has its header's length in 8 bytes, and a header that
/// begins with a brace.
func isWeights(_ bytes: ByteBuffer) -> Bool { bytes.count > 8 && bytes[8] == UInt8(ascii: "{") }

/// Throws when the checkpoints of a training whose weights go to `model` would replace a file that holds none.
func requireCheckpointOrNew(beside model: String) throws(Failure) {
  // Whatever else is there, the training gets on without.
  guard let path = CheckpointFile.path(beside: model), isRegularFile(path) else { return }
  try requireReplaceable(
    path, holding: "checkpoint", option: "--model", isExpected: CheckpointFile.isCheckpoint)
}

/// Throws unless a file can be written at `path`: where there is none, or an empty one, or one that holds `contents` as
/// `isExpected` tells them; `option` names the path.
func requireReplaceable(
  _ path: String, holding contents: String, option: String, isExpected: (ByteBuffer) -> Bool
) throws(Failure) {
  try requireWritable(path)
  guard AtomicFile.replacesFile(at: path) else { return }
  let bytes: ByteBuffer
  do { bytes = try ByteBuffer(contentsOf: path, limit: .max) } catch { throw Failure(path, error) }
  guard bytes.isEmpty || isExpected(bytes) else {
    throw Failure(
      path, "this file is there and holds no \(contents), so it is not replaced: choose another \(option)")
  }
}
