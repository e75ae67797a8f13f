import Testing

@testable import Images

@Suite struct HistogramTests {
  @Test(arguments: [
    (0.0, 10), (0.25, 10), (0.26, 20), (0.5, 20), (0.75, 30), (0.9, 200), (1.0, 200),
  ])
  func `quantile is the least level that is enough`(fraction: Double, level: Int) {
    #expect(Histogram(of: [20, 10, 200, 30]).quantile(fraction) == level)
  }

  @Test(arguments: [0, 1, 3, 4, 5, 1_001]) func `every sample counts`(count: Int) {
    let samples = (0..<count).map { UInt8($0 * $0 % 256) }
    let histogram = Histogram(of: samples)
    #expect(histogram == Histogram(of: AnySequence(samples)))
    #expect(histogram.counts[1] == samples.count { $0 == 1 })
    #expect(histogram.count(in: 0...255) == count)
  }

  @Test func `quantile keeps to its levels`() {
    let histogram = Histogram(of: [0, 0, 0, 100, 110, 120])
    #expect(histogram.quantile(0.5, in: 50...255) == 110)
    #expect(histogram.quantile(0.5, in: 130...255) == nil)
  }

  @Test func `threshold lies midway between two levels`() {
    #expect(Histogram(of: [0, 0, 0, 255]).threshold?.level == 127)
    #expect(Histogram(of: [100, 201]).threshold?.level == 150)
  }

  @Test func `threshold parts two heaps of different size`() throws {
    let paper = (0..<900).map { UInt8(30 + $0 % 20) }
    let ink = (0..<100).map { UInt8(180 + $0 % 40) }
    let threshold = try #require(Histogram(of: paper + ink).threshold)
    #expect(threshold.separation > 0.95)
    #expect(49..<180 ~= threshold.level)
  }

  @Test func `separation is the share of the variance between the classes`() throws {
    #expect(try #require(Histogram(of: [10, 10, 200]).threshold).separation == 1)
    // 0, 0, 100, 100 against 200: variance 5600 about the mean 80, of which 3600 between 50 and 200.
    let threshold = try #require(Histogram(of: [0, 0, 100, 100, 200]).threshold)
    #expect(
      abs(threshold.separation - 4_266.666_67 / 5_600) < 1e-6
        || abs(threshold.separation - 3_600 / 5_600) < 1e-6)
  }

  @Test func `one level has no threshold`() {
    #expect(Histogram(of: [7, 7, 7]).threshold?.level == nil)
    #expect(Histogram().threshold?.level == nil)
  }

  @Test func `mirrors the levels`() {
    #expect(Histogram(of: [0, 0, 10]).mirrored == Histogram(of: [255, 255, 245]))
  }

  @Test func `of thresholds that are not neighbours the lowest are taken`() {
    // Three heaps, 0, 100 and 110 together, 210: parting 0 from the rest is as good as parting 210.
    #expect(Histogram(of: [0, 100, 110, 210] as [UInt8]).threshold?.level == 49)
    #expect(Histogram(of: [0, 100, 200] as [UInt8]).threshold?.level == 99)
    #expect(Histogram(of: [254, 255] as [UInt8]).threshold?.level == 254)
  }
}
