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

/// Throws unless a file can be written at `path`, in place of one that is there or not.
///
/// Minutes of work are not to end in a file that cannot be written.
func requireWritable(_ path: String) throws(Failure) {
  do { try AtomicFile.requireWritable(path) } catch { throw Failure(path, error) }
}
