// The environment's part in where data sets are looked for.

import Terminal
import Testing

@testable import DigitsCLI

@Suite struct DataSetPlacesTests {
  private func places(_ variables: [Environment.Variable: String]) -> DataSetPlaces {
    DataSetPlaces(environment: Environment(variables: variables))
  }

  @Test func `takes the cache folder from XDG_CACHE_HOME before HOME`() {
    #expect(places([.cacheHome: "/c", .home: "/home/a"]).cache == "/c/digits")
    #expect(places([.cacheHome: "/c/"]).cache == "/c/digits")
  }

  @Test(arguments: ["", "cache", "./cache"])
  func `passes over a relative or empty XDG_CACHE_HOME`(value: String) {
    #if os(macOS)
      let expected = "/home/a/Library/Caches/digits"
    #else
      let expected = "/home/a/.cache/digits"
    #endif
    #expect(places([.cacheHome: value, .home: "/home/a"]).cache == expected)
  }

  @Test func `has no cache without a home`() {
    #expect(places([:]).cache == nil)
    #expect(places([.home: ""]).cache == nil)
    #expect(places([:]).cacheFolder(of: Catalogue.mnist) == nil)
  }

  @Test func `keeps the other variables as they are`() {
    let places = places([.digitsData: "../d", .mirror: "http://127.0.0.1:1/"])
    #expect(places.chosen == "../d")
    #expect(places.local == "Data")
    #expect(places.mirrors(of: Catalogue.mnist) == ["http://127.0.0.1:1/"])
    #expect(self.places([.digitsData: ""]).chosen == nil)
    #expect(self.places([.mirror: ""]).mirrors(of: Catalogue.kmnist) == Catalogue.kmnist.mirrors)
  }

  @Test(
    arguments: [
      ("a/b", "b"), ("a/b/", "b"), ("/", nil), (".", nil), ("a/..", nil), ("", nil), ("a", "a"),
    ] as [(String, String?)])
  func `takes the last component of a path`(path: String, component: String?) {
    #expect(path.lastComponent == component)
  }
}
