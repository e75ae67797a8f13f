// What a file's name says of its content: every word that means something, once.

import IDX
import Testing

@testable import Formats

struct DataFileRoleTests {
  @Test(
    arguments: [
      ("train-images-idx3-ubyte.gz", .images, .train, ""), ("t10k-labels.idx1-ubyte", .labels, .test, ""),
      ("emnist-letters-test-labels-idx1-ubyte", .labels, .test, "emnist-letters"),
      ("mnist_train.csv", nil, .train, "mnist"), ("x_train.npy", .images, .train, ""),
      ("qmnist-test-labels-idx2-int", .labels, .test, "qmnist"), ("Images.NPZ", .images, nil, ""),
      ("digits", nil, nil, "digits"), ("", nil, nil, ""), ("k49 (2).txt", nil, nil, "k49-2"),
      // Where both stand in a name, labels and test it is.
      ("image-labels", .labels, nil, ""), ("test-training-data", nil, .test, "data"),
    ] as [(String, MNISTFile.Content?, Split?, String)])
  func `words are understood`(name: String, content: MNISTFile.Content?, split: Split?, set: String) {
    let role = DataFileRole(name: name)
    #expect(role.content == content && role.split == split && role.set == set)
    #expect(!role.isValidation)
  }

  @Test(
    arguments: [
      ("train", .train), ("training", .train), ("xtrain", .train), ("ytrain", .train), ("test", .test),
      ("testing", .test), ("t10k", .test), ("xtest", .test), ("ytest", .test), ("trains", nil),
      ("tests", nil),
    ] as [(String, Split?)])
  func `words for splits`(word: String, split: Split?) {
    let role = DataFileRole(name: "a-\(word).b")
    #expect(role.split == split && role.set == (split == nil ? "a-\(word)-b" : "a-b"))
  }

  @Test(
    arguments: [
      ("images", .images), ("image", .images), ("imgs", .images), ("img", .images), ("x", .images),
      ("pixels", .images), ("xtrain", .images), ("xtest", .images), ("labels", .labels), ("label", .labels),
      ("y", .labels), ("targets", .labels), ("target", .labels), ("ytrain", .labels), ("ytest", .labels),
      ("z", nil),
    ] as [(String, MNISTFile.Content?)])
  func `words for content`(word: String, content: MNISTFile.Content?) {
    let role = DataFileRole(name: "a_\(word.uppercased())")
    #expect(role.content == content && role.set == (content == nil ? "a-\(word)" : "a"))
  }

  @Test(arguments: [
    "gz", "npy", "npz", "csv", "tsv", "txt", "idx", "idx1", "idx2", "idx3", "idx4", "ubyte", "int", "float",
  ])
  func `words for formats are no part of the set`(word: String) {
    #expect(DataFileRole(name: "a.\(word)").set == "a")
  }

  @Test(arguments: [
    ("val", true), ("valid", true), ("validation", true), ("values", false), ("val-train", false),
    ("test-valid", false),
  ])
  func `validation sets are known where no split is said`(name: String, isValidation: Bool) {
    #expect(DataFileRole(name: name).isValidation == isValidation)
  }
}
