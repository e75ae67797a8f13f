// The environment's part in where data sets are looked for.

import Testing

@testable import digits

@Suite struct DataSetPlacesTests {
  private func places(_ variables: [String: String]) -> DataSetPlaces {
    DataSetPlaces { variables[$0] }
  }

  @Test func `takes the cache folder from XDG_CACHE_HOME before HOME`() {
    #expect(places(["XDG_CACHE_HOME": "/c", "HOME": "/home/a"]).cache == "/c/digits")
    #expect(places(["XDG_CACHE_HOME": "/c/"]).cache == "/c/digits")
  }

  @Test(arguments: ["", "cache", "./cache"])
  func `passes over a relative or empty XDG_CACHE_HOME`(value: String) {
    #if os(macOS)
      let expected = "/home/a/Library/Caches/digits"
    #else
      let expected = "/home/a/.cache/digits"
    #endif
    #expect(places(["XDG_CACHE_HOME": value, "HOME": "/home/a"]).cache == expected)
  }

  @Test func `has no cache without a home`() {
    #expect(places([:]).cache == nil)
    #expect(places(["HOME": ""]).cache == nil)
    #expect(places([:]).cacheFolder(of: Catalogue.mnist) == nil)
  }

  @Test func `keeps the other variables as they are`() {
    let places = places(["DIGITS_DATA": "../d", "DIGITS_MIRROR": "http://127.0.0.1:1/"])
    #expect(places.chosen == "../d")
    #expect(places.local == "Data")
    #expect(places.mirrors(of: Catalogue.mnist) == ["http://127.0.0.1:1/"])
    #expect(self.places(["DIGITS_DATA": ""]).chosen == nil)
    #expect(self.places(["DIGITS_MIRROR": ""]).mirrors(of: Catalogue.kmnist) == Catalogue.kmnist.mirrors)
  }

  @Test(
    arguments: [
      ("a/b", "b"), ("a/b/", "b"), ("/", nil), (".", nil), ("a/..", nil), ("", nil), ("a", "a"),
    ] as [(String, String?)])
  func `takes the last component of a path`(path: String, component: String?) {
    #expect(path.lastComponent == component)
  }
}
