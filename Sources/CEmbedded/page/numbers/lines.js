// Which parts of an ink map stand in one line of writing, by height and place alone. The twin of TextLines.swift in
// Sources/Images/Segmentation.
"use strict";

/** A part at least this high, as a share of the highest, can begin a line. */
const leastLineHeight = 0.4;
/** A part belongs to a line whose rows hold at least this share of its own, or the other way round. */
const leastLineOverlap = 0.4;
/** A part at least this wide and at most this high, as shares of the highest, is a line under or over numbers. */
const underline = { width: 1.2, height: 0.25 };

/** The parts that are no lines under or over numbers. */
function withoutUnderlines(parts) {
  const highest = Math.max(0, ...parts.map(({ height }) => height));
  return parts.filter(({ width, height }) => width < underline.width * highest || height > underline.height * highest);
}

/** Twice the column of the middle of a part's box. */
function doubleMiddle({ x, width }) {
  return 2 * x + width;
}

/** Parts by lines, from top to bottom, those of a line from left to right. High parts make the lines, low ones join. */
function textLines(parts) {
  const highest = Math.max(0, ...parts.map(({ height }) => height));
  const isHigh = ({ height }) => height >= leastLineHeight * highest;
  const lines = [];
  for (const part of parts.filter(isHigh).sort((a, b) => b.height - a.height)) {
    const line = lines.reduce(
      (best, other) => (best && overlapOf(best, part) >= overlapOf(other, part) ? best : other), undefined);
    if (line && overlapOf(line, part) >= leastLineOverlap) {
      line.parts.push(part);
      line.tops += part.y;
      line.bottoms += part.y + part.height;
      line.count += 1;
    } else {
      lines.push({ parts: [part], tops: part.y, bottoms: part.y + part.height, count: 1 });
    }
  }
  for (const part of parts.filter((other) => !isHigh(other))) {
    const nearest = lines.reduce(
      (best, other) => (best && distanceTo(best, part) <= distanceTo(other, part) ? best : other), undefined);
    nearest?.parts.push(part);
  }
  return lines.sort((a, b) => (a.tops + a.bottoms) / a.count - (b.tops + b.bottoms) / b.count)
    .map((line) => line.parts.sort((a, b) => doubleMiddle(a) - doubleMiddle(b)));
}

/** The rows that a line and a part share, as a share of the fewer. */
function overlapOf({ tops, bottoms, count }, { y, height }) {
  const [top, bottom] = [tops / count, bottoms / count];
  return Math.max(Math.min(bottom, y + height) - Math.max(top, y), 0) / Math.min(bottom - top, height);
}

/** How far the middle of a part lies from a line's rows. */
function distanceTo({ tops, bottoms, count }, { y, height }) {
  const place = y + height / 2;
  return Math.max(tops / count - place, place - bottoms / count, 0);
}
