// The door that libFuzzer comes in by. Part of no target: the script `fuzz` compiles it, with everything else here.
// Source: <https://llvm.org/docs/LibFuzzer.html>.

import Foundation

/// The parser that `$DIGITS_FUZZ` names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["DIGITS_FUZZ"] ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    fatalError("$DIGITS_FUZZ is one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
  }
  return target
}()

/// Puts the seeds into the last argument, if that is a folder, the corpus, and not an input to try once more.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let corpus = URL(filePath: String(cString: arguments.pointee[Int(count.pointee) - 1]!))
  guard (try? corpus.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true else { return 0 }
  for (number, seed) in try! target.seeds().enumerated() {
    try! Data(seed).write(to: corpus.appending(path: "seed-\(number)"))
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do { try target.read([UInt8](UnsafeBufferPointer(start: start, count: count))) } catch {
    fatalError("\(error)")
  }
  return 0
}
