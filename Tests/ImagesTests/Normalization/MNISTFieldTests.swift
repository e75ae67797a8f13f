import Testing

@testable import Images

@Suite struct MNISTFieldTests {
  @Test func `paper alone gives no field`() {
    #expect(MNISTField.normalize(Drawing.blank(9, 5)) == nil)
  }

  @Test(arguments: [(40, 40, 20, 20), (40, 30, 20, 15), (7, 21, 7, 20), (1, 300, 1, 20), (10, 5, 20, 10)])
  func `fits the longer side into twenty`(width: Int, height: Int, fittedWidth: Int, fittedHeight: Int) throws
  {
    let field = try #require(MNISTField.normalize(Drawing.filled(width, height)))
    let box = try #require(field.inkBox())
    #expect(box.width == fittedWidth)
    #expect(box.height == fittedHeight)
    #expect(field.samples.max() == 255)
  }

  @Test func `brings the centre of mass to fourteen`() throws {
    // A heavy foot under a thin stem, so that the centre of mass is far from the centre of the box.
    for stem in 4...12 {
      var picture = Drawing.blank(30, 40)
      picture.fill(x: 3, y: 2, width: 2, height: stem)
      picture.fill(x: 1, y: 2 + stem, width: 9, height: 6)
      let field = try #require(MNISTField.normalize(picture))
      let centre = field.centreOfMass
      #expect(13.5...14.5 ~= centre.x && 13.5...14.5 ~= centre.y, "\(centre)")
    }
  }

  @Test func `half a pixel is rounded as MNIST does`() {
    // The centre of a 20-pixel bar is 9.5: the origin 4 brings it to 13.5, which MNIST has; 14.5 it never has.
    #expect(MNISTField.origin(centreOfMass: 9.5, length: 20) == 4)
    #expect(MNISTField.origin(centreOfMass: 9.49, length: 20) == 5)
    #expect(MNISTField.origin(centreOfMass: 0, length: 20) == 8)
    #expect(MNISTField.origin(centreOfMass: 19, length: 20) == 0)
  }

  @Test func `the strongest ink becomes full`() throws {
    var picture = Drawing.blank(28, 28)
    picture.fill(x: 4, y: 4, width: 20, height: 20, level: 100)
    let field = try #require(MNISTField.normalize(picture))
    #expect(field.samples.max() == 255)
    #expect(Set(field.samples) == [0, 255])
  }

  @Test func `overwrites what the field held`() {
    var field = [UInt8](repeating: 77, count: 784)
    var span = field.mutableSpan
    let paper = [UInt8](repeating: 0, count: 4)
    let hasInk = MNISTField.write(paper.span, width: 2, height: 2, into: &span)
    #expect(!hasInk)
    #expect(field.allSatisfy { $0 == 0 })
  }

  @Test(.enabled(if: MNISTTestImages.path != nil, "set DIGITS_DATA to a folder that holds mnist/"))
  func `is the identity on MNIST`() throws {
    let images = try MNISTTestImages.load()
    let moved = try images.filter { image in
      let field = try #require(MNISTField.normalize(image))
      return zip(field.samples, image.samples).contains { abs(Int($0) - Int($1)) > 1 }
    }
    // Three pictures have boxes of 19 pixels, which no fit into exactly 20 leaves alone.
    #expect(moved.count == 3)
  }
}
