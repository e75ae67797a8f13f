// Fuzzing of the safetensors reader, its JSON, and of what is made of files that are well-formed: networks, checkpoints.
// `Tests/Fuzzing/fuzz SafetensorsFuzzer CORPUS`, with some small weights files and checkpoints in the corpus.

@testable import MLP

/// Reads one input of the fuzzer as a file, and once more as a header whose length is put before it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
  read(input)
  // The header ends with the last brace, and the data follow.
  let length = (input.lastIndex(of: UInt8(ascii: "}")) ?? -1) + 1
  read((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + input)
  return 0
}

private func read(_ bytes: [UInt8]) {
  guard let file = try? SafetensorsFile(parsing: bytes.span) else { return }
  let again = try! SafetensorsFile(parsing: file.encoded().span)
  precondition(
    again.metadata == file.metadata && Set(again.tensors.map(\.name)) == Set(file.tensors.map(\.name)),
    "what was read is not what is written")
  if let tensors = try? LayerTensors(file) { _ = Network(tensors).tensors == tensors }
  var options = TrainingOptions()
  _ = try? TrainingCheckpoint(file, options: options)
  options.averageDecay = 0.9
  _ = try? TrainingCheckpoint(file, options: options)
}
