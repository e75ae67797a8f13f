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
}
