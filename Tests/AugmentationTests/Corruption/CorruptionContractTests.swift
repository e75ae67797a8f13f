// How much ink each kind of damage leaves of forty digits at each strength, so that accuracies under damage can be
// compared from one version to the next: who changes an amount or a rule changes this table, and says so.

import Parallel
import Random
import Testing

@testable import Augmentation

@Suite struct CorruptionContractTests {
  private static let digits: [[UInt8]] = {
    let pixels = SyntheticDigits(seed: 5).images(.test, count: 40, team: WorkerTeam(threads: 1)).pixels
    return stride(from: 0, to: pixels.count, by: 784).map { Array(pixels[$0..<$0 + 784]) }
  }()

  /// Sums over all pictures: of the ink, of the change, and of the ink times its row and its column.
  private static func figures(_ kind: Corruption, _ strength: Int) -> [Int] {
    var figures = [0, 0, 0, 0]
    for (image, digit) in digits.enumerated() {
      let found = damaged(digit, by: kind, strength: strength, image: image)
      for (place, (level, old)) in zip(found, digit).enumerated() {
        figures[0] += Int(level)
        figures[1] += abs(Int(level) - Int(old))
        figures[2] += Int(level) * (place / 28)
        figures[3] += Int(level) * (place % 28)
      }
    }
    return figures
  }

  /// Of each kind these four at strength 1, then at strength 2 and so on.
  private static let expected: [(Corruption, [Int])] = [
    (
      .shotNoise,
      [
        987_903, 172_526, 13_885_112, 13_848_291, 950_209, 235_070, 13_352_229, 13_312_681, 900_407,
        320_212, 12_701_602, 12_583_708, 819_803, 437_186, 11_507_390, 11_484_594, 722_160, 589_563,
        10_086_525, 10_177_815,
      ]
    ),
    (
      .impulseNoise,
      [
        1_204_666, 195_295, 16_815_682, 16_847_816, 1_355_364, 401_359, 18_828_856, 18_815_434,
        1_639_420, 795_549, 22_589_626, 22_713_611, 1_939_543, 1_199_580, 26_620_889, 26_777_127,
        2_234_516, 1_595_091, 30_575_634, 30_565_834,
      ]
    ),
    (
      .gaussianBlur,
      [
        1_059_621, 279_192, 14_896_036, 14_842_913, 1_059_145, 496_298, 14_885_576, 14_835_920,
        1_058_267, 676_770, 14_864_552, 14_823_731, 1_055_926, 852_489, 14_814_852, 14_788_739,
        1_051_169, 985_620, 14_724_670, 14_715_536,
      ]
    ),
    (
      .motionBlur,
      [
        1_059_708, 417_315, 14_896_601, 14_844_667, 1_059_297, 610_910, 14_886_604, 14_839_337,
        1_058_387, 767_426, 14_865_008, 14_826_792, 1_056_135, 884_854, 14_822_173, 14_792_660,
        1_049_018, 1_001_149, 14_699_480, 14_682_202,
      ]
    ),
    (
      .pixelate,
      [
        1_060_840, 387_213, 14_915_652, 14_861_764, 1_059_831, 608_318, 14_907_942, 14_848_272,
        1_060_288, 785_365, 14_891_296, 14_847_136, 1_059_710, 907_259, 14_884_210, 14_878_745,
        1_059_972, 983_921, 14_874_354, 14_798_490,
      ]
    ),
    (
      .shift,
      [
        1_058_691, 976_180, 15_140_863, 14_381_033, 1_057_503, 1_248_270, 15_137_865, 14_087_159,
        1_052_302, 1_421_419, 15_269_513, 13_996_887, 1_029_030, 1_611_803, 15_080_864, 13_201_968,
        971_252, 1_675_163, 14_423_191, 11_882_566,
      ]
    ),
    (
      .rotate,
      [
        1_059_875, 594_902, 14_893_384, 14_833_434, 1_059_884, 965_515, 14_860_831, 14_797_522,
        1_059_524, 1_168_369, 14_800_223, 14_735_585, 1_059_637, 1_276_540, 14_721_570, 14_666_186,
        1_059_797, 1_338_586, 14_628_887, 14_573_040,
      ]
    ),
    (
      .scale,
      [
        678_224, 675_053, 9_459_675, 9_431_018, 519_641, 873_706, 7_218_160, 7_200_009, 381_781,
        989_772, 5_282_479, 5_270_078, 264_944, 1_039_469, 3_650_901, 3_644_154, 169_397, 1_053_124,
        2_324_870, 2_321_202,
      ]
    ),
    (
      .shear,
      [
        1_059_866, 411_963, 14_900_927, 14_840_568, 1_059_906, 750_191, 14_901_346, 14_835_184,
        1_059_345, 1_006_846, 14_895_766, 14_813_434, 1_050_334, 1_207_369, 14_762_369, 14_628_047,
        1_010_631, 1_356_990, 14_113_800, 13_960_980,
      ]
    ),
    (
      .brightness,
      [
        2_154_416, 1_094_527, 29_632_732, 29_570_467, 3_254_121, 2_194_232, 44_413_834, 44_354_367,
        4_303_795, 3_243_906, 58_505_040, 58_453_295, 5_333_485, 4_273_596, 72_314_977, 72_272_437,
        6_342_581, 5_282_692, 85_829_196, 85_804_464,
      ]
    ),
    (
      .fog,
      [
        1_669_231, 767_718, 22_902_203, 22_890_751, 2_126_250, 1_343_611, 28_903_640, 28_923_878,
        2_583_395, 1_919_444, 34_906_854, 34_958_879, 3_040_302, 2_495_227, 40_906_544, 40_990_387,
        3_497_463, 3_071_188, 46_909_484, 47_025_164,
      ]
    ),
    (
      .stripe,
      [
        1_217_685, 255_640, 16_980_230, 16_811_215, 1_366_727, 514_778, 18_951_816, 18_655_131,
        1_680_649, 1_032_334, 23_068_188, 22_535_355, 2_010_403, 1_551_576, 27_373_472, 26_600_841,
        2_359_261, 2_071_840, 31_966_680, 30_887_521,
      ]
    ),
    (
      .spatter,
      [
        1_160_300, 100_411, 16_196_387, 16_178_088, 1_257_844, 197_955, 17_571_346, 17_466_260,
        1_382_935, 323_046, 19_127_295, 19_069_375, 1_541_792, 481_903, 21_211_827, 21_276_373,
        1_688_571, 628_682, 23_111_267, 23_149_803,
      ]
    ),
    (
      .dottedLine,
      [
        1_186_805, 126_916, 16_637_355, 16_510_372, 1_307_287, 247_398, 18_202_282, 18_145_922,
        1_427_193, 367_304, 19_682_507, 19_742_778, 1_534_417, 474_528, 21_164_746, 21_230_190,
        1_639_998, 580_109, 22_623_028, 22_552_659,
      ]
    ),
    (
      .zigzagLine,
      [
        1_395_501, 335_612, 19_440_480, 19_150_529, 1_562_143, 502_254, 21_681_378, 21_291_133,
        1_730_486, 670_597, 23_938_026, 23_440_584, 1_979_076, 919_187, 27_299_961, 26_625_478,
        2_299_003, 1_239_114, 31_602_937, 30_728_002,
      ]
    ),
  ]

  /// Another machine's sine or exponential may round a level to its neighbour, now and then.
  @Test(arguments: expected)
  func `each kind does as much as it did`(kind: Corruption, figures: [Int]) {
    for strength in Corruption.strengths {
      let expected = figures[4 * (strength - 1)..<4 * strength]
      let found = Self.figures(kind, strength)
      #expect(
        zip(found, expected).allSatisfy { abs(Double($0) / Double($1) - 1) < 1e-4 },
        "\(kind), strength \(strength): \(found)")
    }
  }

  @Test func `all kinds are in the table`() {
    #expect(Self.expected.map(\.0) == Corruption.allCases)
  }

  /// What is not as wide as high is damaged on the scale of its shorter side.
  @Test func `the scale is the shorter side`() {
    let picture = (0..<28 * 56).map { UInt8($0 % 56 == 28 ? 255 : 0) }
    for kind in [Corruption.gaussianBlur, .stripe, .zigzagLine, .pixelate] {
      let wide = damaged(picture, width: 56, by: kind, strength: 3)
      #expect(wide.count == picture.count && wide != picture)
    }
    let blurred = damaged(picture, width: 56, by: .gaussianBlur, strength: 3)
    // 255 / (1.5 √2π), of a deviation of 1.5 pixels.
    #expect(abs(Int(blurred[14 * 56 + 28]) - 68) <= 1)
  }
}
