import Testing

@testable import DigitsCLI

@Suite struct DisputedLabelTests {
  @Test
  func `there are 15, in order, and nobody saw what the label says`() {
    let disputes = DisputedLabel.ofMNIST
    #expect(disputes.count == 15)
    for (dispute, next) in zip(disputes, disputes.dropFirst()) { #expect(dispute.image < next.image) }
    #expect(disputes.allSatisfy { 0..<10_000 ~= $0.image && 0..<10 ~= $0.label && $0.seen != $0.label })
  }

  @Test(
    .enabled(if: mnistFolder != nil, "$DIGITS_DATA holds no folder 'mnist'"))
  func `the labels are those of MNIST's test set`() throws {
    let files = DataSetFiles(in: try #require(mnistFolder), splits: [.test])
    let labels = try #require(DataSetLoader.load(files).splits[.test]).labels
    for dispute in DisputedLabel.ofMNIST {
      #expect(Int(labels[dispute.image]) == dispute.label, "image \(dispute.image)")
    }
  }
}
