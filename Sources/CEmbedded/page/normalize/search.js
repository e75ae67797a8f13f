// Finds the ink in a channel: tries several looks until one shows strokes. A simplified InkSearch.swift from
// Sources/Images/Normalization: it has no looks for thin strokes and no costs, and returns a single ink map.
"use strict";

/** The least contrast in levels; fainter ink is indistinguishable from uneven paper. */
const leastContrast = 20;

/**
 * The ink in an image: `{ink, isStrokes, sheet}`, or `{blank}` with the reason why there is none. When no look shows
 * strokes, returns the result of the simplest one.
 */
function searchInk(light, onSheets = true) {
  const tones = tonesOf(light);
  if (tones === undefined) return { blank: "it is all of one shade, so there is no digit to read" };
  if (tones.contrast < leastContrast) {
    return {
      blank: `its lightest and darkest parts differ by ${tones.contrast} of 255 levels, `
        + "too little to tell ink from paper; more light or a darker pen would help",
    };
  }
  if (tones.separation < 0.85) {
    const even = evenlyLit(light);
    const evenTones = tonesOf(even);
    if (evenTones && evenTones.separation > tones.separation + 0.05) {
      const found = inkByTones(even, evenTones);
      if (found.isStrokes) return found;
    }
  }
  const plain = inkByTones(light, tones);
  if (plain.isStrokes) return plain;
  if (onSheets && plain.sheet) {
    const found = inkOnSheet(plain.sheet, light);
    if (found) return found;
  }
  const even = evenlyLit(light);
  const evenTones = tonesOf(even);
  const found = evenTones && inkByTones(even, evenTones);
  return found?.isStrokes ? found : plain;
}

/** The ink that `tones` separate from the paper, without lines, frames and specks. */
function inkByTones(light, tones) {
  if (tones.contrast <= 6 * tones.paperSpread) return { blank: nothingStandsOut };
  const selection = new PieceSelection(withoutRuledLines(inkOf(light, tones)));
  const all = selection.mass;
  selection.dropEdgePieces();
  const isShaded = all - selection.mass > 0.25 * 255 * light.samples.length;
  selection.dropDrawnFrames();
  selection.dropSpecks();
  const ink = selection.image;
  if (ink === undefined) return { blank: noStroke };
  const sheet = sheetIn(selection);
  const edges = edgesCovered(ink);
  return { ink, isStrokes: sheet === undefined && edges === 0 && !isShaded, sheet: edges < 3 ? sheet : undefined };
}

const nothingStandsOut = "nothing stands out from the background, whose own shades vary nearly as much; "
  + "even light or plain paper would help";
const noStroke = "its ink is only specks, too small for a digit; "
  + "a larger digit would help";

/** The ink on a sheet of paper, in a map of the size of the image; undefined when the sheet has none. */
function inkOnSheet(sheet, light) {
  const content = contentOf(sheet, light);
  const found = content && searchInk(content, false);
  if (!found?.isStrokes) return undefined;
  const box = inkBox(found.ink);
  if (!box || Math.max(box.width, box.height) < 0.2 * Math.min(content.width, content.height)) return undefined;
  const samples = new Uint8Array(light.samples.length);
  for (let y = 0; y < content.height; y += 1) {
    const row = found.ink.samples.subarray(y * content.width, (y + 1) * content.width);
    samples.set(row, (sheet.box.y + y) * light.width + sheet.box.x);
  }
  return { ink: { ...light, samples }, isStrokes: true };
}

/** The number of the picture's four edges that are more than half ink. */
function edgesCovered({ width, height, samples }) {
  const isCovered = (length, indexOf) => {
    let covered = 0;
    for (let k = 0; k < length; k += 1) covered += samples[indexOf(k)] >= 128 ? 1 : 0;
    return 2 * covered > length;
  };
  return [
    isCovered(width, (x) => x), isCovered(width, (x) => (height - 1) * width + x),
    isCovered(height, (y) => y * width), isCovered(height, (y) => y * width + width - 1),
  ].filter(Boolean).length;
}
