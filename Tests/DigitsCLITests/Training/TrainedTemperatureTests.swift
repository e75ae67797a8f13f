// Which training images a temperature is fitted to.

import Testing

@testable import DigitsCLI

@Suite struct TrainedTemperatureTests {
  @Test
  func `one of ten is distorted, and no image is taken twice`() {
    let (distorted, plain) = TrainingRun.chosen(among: Array(100..<112))
    #expect(distorted == [100, 110])
    #expect(plain == Array(101..<110) + [111])
  }

  @Test
  func `a hundred images held out are enough, 99 are not`() {
    #expect([99, 100, 101].map(TrainingRun.isEnough) == [false, true, true])
  }

  @Test(
    arguments: [(10_000, 1), (10_001, 2), (60_000, 6), (60_001, 7)])
  func `of many images some are taken, from the first to the last`(count: Int, step: Int) {
    let (distorted, plain) = TrainingRun.chosen(among: Array(0..<count))
    let all = (distorted + plain).sorted()
    #expect(all == Array(stride(from: 0, to: count, by: step)))
    #expect(all.count <= TrainingRun.mostTrainedOn)
  }

  @Test(
    arguments: [
      (Catalogue.mnist, TrainOptions.digitsBesidesMNIST), (Catalogue.fashionMNIST, 0), (Catalogue.kmnist, 0),
      (nil, 0),
    ] as [(KnownDataSet?, Int)])
  func `built-in digits are trained on beside digits framed as MNIST's alone`(
    dataSet: KnownDataSet?, count: Int
  ) {
    #expect(TrainOptions.builtInDigits(besides: dataSet) == count)
  }

  @Test
  func `a data set may be framed as MNIST's and hold no digits`() {
    let mnist = Catalogue.mnist
    let letters = KnownDataSet(
      name: "letters", title: "Letters", mirrors: mnist.mirrors, licence: "", classNames: ["a", "b"],
      files: [])
    #expect(TrainOptions.builtInDigits(besides: letters) == 0)
  }
}
