// Decodes a frame scan by scan: into samples for sequential frames, into coefficients for progressive ones. Chooses the
// coder for each scan and enforces the frame-level rules of progression (ITU-T T.81, G.1.1.1).

/// The state of a frame during decoding.
struct JPEGFrameDecoder {
  let frame: JPEGFrame
  /// Sequential frames: the completed components.
  private var planes: [JPEGPlane?]
  /// Progressive frames: the started components, with the tables in force when each started.
  private var coefficients: [JPEGCoefficients?]
  private var quantizations: [JPEGQuantizationTable?]

  init(_ frame: JPEGFrame) {
    self.frame = frame
    planes = frame.components.map { _ in nil }
    coefficients = frame.components.map { _ in nil }
    quantizations = frame.components.map { _ in nil }
  }

  /// Decodes a scan. It may be truncated only in a progressive frame and only if its components have already started.
  mutating func decode(
    _ scan: inout JPEGScan, _ header: JPEGScanHeader, with tables: JPEGTables
  ) throws(JPEGError) -> JPEGScan.Ending {
    let beginsComponents = header.band.lowerBound == 0 && !header.isRefinement
    for selection in header.selections {
      let isBegun = planes[selection.component] != nil || coefficients[selection.component] != nil
      let id = frame.components[selection.component].declaration.id
      if beginsComponents, isBegun { throw .scannedTwice(id: id) }
      if !beginsComponents, !isBegun { throw .refinesNothing(id: id) }
    }
    guard beginsComponents else { return try refine(&scan, header, with: tables) }
    guard scan.couldBeComplete else { throw .cutShort(.picture) }
    let ending =
      frame.isProgressive
      ? try begin(&scan, header, with: tables)
      : try decodeSequential(&scan, header, with: tables)
    guard ending == .complete else { throw .cutShort(.picture) }
    return ending
  }

  /// Returns the samples of all components and releases them here; throws when a component is missing.
  mutating func takePlanes() throws(JPEGError) -> [JPEGPlane] {
    var result: [JPEGPlane] = []
    for (index, component) in frame.components.enumerated() {
      if let plane = planes[index].take() {
        result.append(plane)
      } else if let coefficients = coefficients[index].take(), let quantization = quantizations[index] {
        result.append(coefficients.plane(of: component, quantization))
      } else {
        throw .cutShort(.picture)
      }
    }
    return result
  }

  private mutating func decodeSequential(
    _ scan: inout JPEGScan, _ header: JPEGScanHeader, with tables: JPEGTables
  ) throws(JPEGError) -> JPEGScan.Ending {
    var coder = JPEGSequentialCoder(
      try header.selections.map { selection throws(JPEGError) in
        let component = frame.components[selection.component]
        return JPEGSequentialCoder.Component(
          dc: try tables.dcTable(selection.dcTable), ac: try tables.acTable(selection.acTable),
          quantization: try tables.quantizationTable(component.declaration.quantizationTable),
          plane: JPEGPlane(of: component))
      })
    let ending = try scan.decode(with: &coder)
    for (selection, component) in zip(header.selections, coder.components) {
      planes[selection.component] = component.plane
    }
    return ending
  }

  private mutating func begin(
    _ scan: inout JPEGScan, _ header: JPEGScanHeader, with tables: JPEGTables
  ) throws(JPEGError) -> JPEGScan.Ending {
    for selection in header.selections {
      let number = frame.components[selection.component].declaration.quantizationTable
      quantizations[selection.component] = try tables.quantizationTable(number)
    }
    var coder = JPEGProgressiveDCStart(
      try header.selections.map { selection throws(JPEGError) in
        JPEGProgressiveDCStart.Component(
          table: try tables.dcTable(selection.dcTable),
          coefficients: JPEGCoefficients(of: frame.components[selection.component]))
      }, lowBit: header.lowBit)
    let ending = try scan.decode(with: &coder)
    for (selection, component) in zip(header.selections, coder.components) {
      coefficients[selection.component] = component.coefficients
    }
    return ending
  }

  /// Decodes a scan of components that have already started: AC coefficients, or a refinement of DC or AC.
  private mutating func refine(
    _ scan: inout JPEGScan, _ header: JPEGScanHeader, with tables: JPEGTables
  ) throws(JPEGError) -> JPEGScan.Ending {
    if header.band.lowerBound == 0 {
      var coder = JPEGProgressiveDCRefinement(
        header.selections.compactMap { coefficients[$0.component].take() }, lowBit: header.lowBit)
      let ending = try scan.decode(with: &coder)
      for (selection, component) in zip(header.selections, coder.components) {
        coefficients[selection.component] = component
      }
      return ending
    }
    let selection = header.selections[0]
    let table = try tables.acTable(selection.acTable)
    guard let begun = coefficients[selection.component].take() else {
      throw .refinesNothing(id: frame.components[selection.component].declaration.id)
    }
    if header.isRefinement {
      var coder = JPEGProgressiveACRefinement(
        begun, table: table, band: header.band, lowBit: header.lowBit)
      let ending = try scan.decode(with: &coder)
      coefficients[selection.component] = coder.coefficients
      return ending
    }
    var coder = JPEGProgressiveACStart(begun, table: table, band: header.band, lowBit: header.lowBit)
    let ending = try scan.decode(with: &coder)
    coefficients[selection.component] = coder.coefficients
    return ending
  }
}
