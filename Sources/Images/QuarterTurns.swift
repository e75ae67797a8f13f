// Rotation of pictures by multiples of 90 degrees, and the inverse mapping of boxes.

extension Picture {
  /// The picture rotated and flipped upright.
  func turned(as orientation: Orientation) -> Picture {
    let placement = Placement(orientation, width: width, height: height)
    var turned = [UInt8](repeating: 0, count: samples.count)
    placement.place(samples, rows: height, at: 0, in: &turned, channels: channels.count)
    return Picture(width: placement.width, height: placement.height, channels: channels, samples: turned)
  }

  /// The picture rotated clockwise by `quarters` quarter turns, 0 to 3.
  public func turned(byQuarters quarters: Int) -> Picture {
    precondition(0...3 ~= quarters, "a turn by \(quarters) quarters")
    // Exif's orientation values for these rotations.
    return quarters == 0 ? self : turned(as: Orientation(exif: [1, 6, 3, 8][quarters])!)
  }

  /// Maps `box`, found after a clockwise rotation by `quarters` quarter turns, back to this picture.
  public func box(of box: PixelBox, turnedByQuarters quarters: Int) -> PixelBox {
    switch quarters {
    case 1: PixelBox(x: box.y, y: height - box.x - box.width, width: box.height, height: box.width)
    case 2:
      PixelBox(
        x: width - box.x - box.width, y: height - box.y - box.height, width: box.width, height: box.height)
    case 3: PixelBox(x: width - box.y - box.height, y: box.x, width: box.height, height: box.width)
    default: box
    }
  }
}

extension GrayImage {
  /// The image rotated clockwise by `quarters` quarter turns, 0 to 3.
  public func turned(byQuarters quarters: Int) -> GrayImage {
    let turned = Picture(width: width, height: height, channels: .gray, samples: samples)
      .turned(byQuarters: quarters)
    return GrayImage(width: turned.width, height: turned.height, samples: turned.samples)
  }
}
