// The trainings before the last, as an entry of a weights file: written, read back, and read from anybody.

import DigitReader
import Testing

@testable import DigitsCLI

struct EarlierTrainingsTests {
  private let history = ModelHistory(metadata: [
    "dataset": "mnist", "epochs": "12", "best_epoch": "9", "add_synthetic": "1", "add_non_digits": "2000",
    "test_correct": "98", "test_count": "100",
  ])

  @Test func `a training is passed on and told of`() throws {
    let earlier = EarlierTrainings(goingOnFrom: history)
    let text = try #require(earlier.text)
    #expect(
      text
        == #"{"trainings":[{"dataset":"mnist","epochs":9,"add_synthetic":1,"add_non_digits":2000,"test_correct":98,"#
        + #""test_count":100}]}"#)
    #expect(EarlierTrainings(text: text) == earlier)
    let next = ModelHistory(metadata: ["earlier_trainings": text, "dataset": "pics", "epochs": "1"])
    #expect(
      next.story == [
        "First trained on MNIST for 9 epochs, with 1 drawn digit and 2,000 non-digit drawings, and read 98.00 % of the test"
          + " images.", "Then trained on pics for 1 epoch.",
      ])
    #expect(EarlierTrainings(goingOnFrom: next).trainings.count == 2)
  }

  @Test func `without any there is no entry and no story`() {
    #expect(EarlierTrainings().text == nil)
    #expect(ModelHistory(metadata: [:]).story.isEmpty)
    #expect(ModelHistory(metadata: ["dataset": "mnist"]).story == ["Trained on MNIST."])
  }

  @Test(arguments: [
    "", "{}", "[1]", #"{"trainings":1}"#, #"{"trainings":[\#(String(repeating: "{},", count: 20)){}]}"#,
  ])
  func `what is no list of trainings is passed over`(text: String) {
    #expect(EarlierTrainings(text: text) == nil)
  }

  @Test func `figures that cannot be are left out`() {
    let earlier = EarlierTrainings(
      text: #"{"trainings":[{"dataset":7,"epochs":-1,"test_correct":5,"test_count":2}]}"#)
    #expect(earlier?.trainings.count == 1)
    let history = ModelHistory(metadata: ["earlier_trainings": earlier?.text ?? ""])
    #expect(history.story == ["Trained on unnamed data."])
  }

  @Test func `the last twenty are kept, and as many are read`() throws {
    func name(_ earlier: EarlierTrainings, _ index: Int) -> String? { earlier.trainings[index].dataSet }
    var earlier = EarlierTrainings()
    for number in 1...21 {
      let text = earlier.text.map { ["earlier_trainings": $0] } ?? [:]
      earlier = EarlierTrainings(
        goingOnFrom: ModelHistory(metadata: text.merging(["dataset": "set \(number)"]) { $1 }))
      #expect(EarlierTrainings(text: earlier.text ?? "") == earlier)
    }
    #expect(earlier.trainings.count == 20 && name(earlier, 0) == "set 2" && name(earlier, 19) == "set 21")
  }

  @Test func `what was held out is told to be, and no more can be right than were asked`() {
    func story(_ metadata: [String: String]) -> [String] {
      ModelHistory(metadata: metadata.merging(["dataset": "pics"]) { $1 }).story
    }
    let figures = ["test_correct": "3", "test_count": "4"]
    #expect(story(figures) == ["Trained on pics, and read 75.00 % of the test images."])
    #expect(
      story(figures.merging(["held_out": "4"]) { $1 })
        == ["Trained on pics, and read 75.00 % of the images held out."])
    for nothing in ["0", "-1", "none"] {
      #expect(story(figures.merging(["held_out": nothing]) { $1 })[0].hasSuffix("of the test images."))
    }
    #expect(story(["test_correct": "5", "test_count": "4"]) == ["Trained on pics."])
    #expect(story(["test_correct": "0", "test_count": "0"]) == ["Trained on pics."])
  }

  @Test func `what a network reached is told of what it was tested on`() {
    func reached(_ changes: [String: String]) -> String? {
      ModelHistory(
        metadata: ["test_correct": "3", "test_count": "4", "dataset": "mnist"].merging(changes) { $1 }
      ).reached
    }
    #expect(reached([:]) == "75.00 % on MNIST")
    #expect(reached(["dataset": "pics", "held_out": "4"]) == "75.00 % on a held-out part of pics")
    #expect(reached(["test_correct": "4"]) == "100.00 % on MNIST")
    for changes in [["test_correct": "5"], ["test_correct": "-1"], ["test_count": "0"], ["test_count": "x"]] {
      #expect(reached(changes) == nil)
    }
  }
}
