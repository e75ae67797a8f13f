// Files sorted by name into training and test images and labels.

import IDX
import Testing

@testable import DigitsCLI

@Suite struct NamedFilesTests {
  private func sets(_ names: [String], _ content: MNISTFile.Content? = nil) -> [String] {
    NamedFiles.sets(of: names, content: content).map { files in
      "\(files.set): " + files.listed(of: Split.allCases).joined(separator: " ")
    }
  }

  @Test func `a name that says its split comes before one that does not`() {
    #expect(sets(["images.npy", "x_train.npy"]) == [": x_train.npy"])
    #expect(sets(["x_train.npy", "images.npy"]) == [": x_train.npy"])
    #expect(sets(["images.npy", "x_test.npy"]) == [": images.npy x_test.npy"])
  }

  @Test func `of two names for one part the first counts`() {
    #expect(sets(["x_train.npy", "train_images.npy"]) == [": x_train.npy"])
    #expect(sets(["train_images.npy", "x_train.npy"]) == [": train_images.npy"])
  }

  @Test func `validation files are passed over`() {
    #expect(sets(["x_val.npy", "y_val.npy"]) == [])
    #expect(sets(["images_valid.npy", "x_test.npy"]) == [": x_test.npy"])
  }

  @Test func `sets are told apart by what else their names say, in order`() {
    let names = ["b-train-images", "a-test-labels", "a-train-images", "b-test-images"]
    #expect(sets(names) == ["a: a-train-images a-test-labels", "b: b-train-images b-test-images"])
    #expect(NamedFiles.sets(of: names).map(\.splits) == [[.train], [.train, .test]])
    let only = NamedFiles.sets(of: names)[1].only(.test)
    #expect(only.listed(of: Split.allCases) == ["b-test-images"] && only.set == "b")
  }

  @Test func `a name that does not say its content has it given, or none`() {
    #expect(sets(["mnist_train.csv"]) == [])
    #expect(
      sets(["mnist_train.csv", "mnist_test.csv"], .images) == ["mnist: mnist_train.csv mnist_test.csv"])
    #expect(sets(["notes.csv"], .images) == ["notes: notes.csv"])
  }
}
