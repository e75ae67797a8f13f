import Storage
import Testing

@testable import DigitsCLI

/// What stands in the way of a file that is to be made.
@Suite struct OutputFileTests {
  let root = try! DataSetRoot()

  private func refusal(of name: String, force: Bool) -> String? {
    let path = name.hasPrefix("/") ? name : "\(root.path)/\(name)"
    do throws(Failure) { try requireNew(path, force: force) } catch {
      return String(error.description.dropFirst(path.count))
    }
    return nil
  }

  @Test(arguments: [true, false])
  func `a new file is made, with force or without`(force: Bool) {
    #expect(refusal(of: "new.png", force: force) == nil)
    #expect(root.files == [], "asking makes nothing")
  }

  @Test
  func `a file that is there is replaced only by force`() throws {
    try root.put([1], at: "old.png")
    #expect(refusal(of: "old.png", force: false) == ": this file already exists; use --force to overwrite it")
    #expect(refusal(of: "old.png", force: true) == nil)
  }

  @Test
  func `a device is written to, not replaced`() {
    #expect(refusal(of: "/dev/null", force: false) == nil)
  }

  @Test(arguments: [true, false])
  func `no force makes a folder of a file, or a file without a folder`(force: Bool) throws {
    try root.put([1], at: "folder/file")
    #expect(refusal(of: "folder", force: force) == ": this is a folder, not a file")
    #expect(refusal(of: "none/new.png", force: force) == ": its folder does not exist")
  }

  @Test
  func `weights begin with the length of their header and a brace`() {
    let length = [UInt8](repeating: 0, count: 8)
    #expect(
      isWeights(ByteBuffer(length + Array("{".utf8))) && isWeights(ByteBuffer(length + Array("{}".utf8))))
    #expect(!isWeights(ByteBuffer(length)) && !isWeights(ByteBuffer(length + Array("x{".utf8))))
    #expect(!isWeights(ByteBuffer(Array("{{{{{{{{".utf8))))
  }

  @Test
  func `a training replaces weights and checkpoints, nothing else, under any of its names`() throws {
    let model = root.path + "/w.safetensors"
    let weights = [UInt8](repeating: 0, count: 8) + Array("{}".utf8)
    func sentence(_ check: () throws(Failure) -> Void) -> String? {
      do throws(Failure) { try check() } catch {
        return error.description.replacing(root.path + "/", with: "")
      }
      return nil
    }
    let other = "not overwritten: this is not a weights file; choose another --model"
    #expect(sentence { () throws(Failure) in try requireWeightsOrNew(model) } == nil)
    for (bytes, isRefused) in [([], false), (weights, false), (Array("words and words".utf8), true)]
      as [([UInt8], Bool)]
    {
      try root.put(bytes, at: "w.safetensors")
      #expect(
        sentence { () throws(Failure) in try requireWeightsOrNew(model) }
          == (isRefused ? "w.safetensors: " + other : nil))
      try root.put(weights, at: "w.safetensors")
      try root.put(bytes, at: "w.previous.safetensors")
      #expect(
        sentence { () throws(Failure) in try requireWeightsOrNew(model) }
          == (isRefused ? "w.previous.safetensors: " + other : nil))
      try root.put([], at: "w.previous.safetensors")
    }
    #expect(sentence { () throws(Failure) in try requireCheckpointOrNew(beside: model) } == nil)
    try root.put(Array("words".utf8), at: "w.safetensors.checkpoint")
    #expect(
      sentence { () throws(Failure) in try requireCheckpointOrNew(beside: model) }
        == "w.safetensors.checkpoint: not overwritten: this is not a checkpoint file; choose another --model")
    #expect(
      sentence { () throws(Failure) in try requireNew(model, force: false) }
        == "w.safetensors: this file already exists; use --force to overwrite it")
    #expect(sentence { () throws(Failure) in try requireNew(model, force: true) } == nil)
  }
}
