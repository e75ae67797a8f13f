// Groups the parts of an ink map into lines of writing by height and position alone. The counterpart of
// TextLines.swift in Sources/Images/Segmentation.
"use strict";

/** The least height of a part that can begin a line, as a share of the highest. */
const leastLineHeight = 0.4;
/** The least overlap of the rows of a part and the line it joins, as a share of the smaller range. */
const leastLineOverlap = 0.4;
/** The least width and greatest height, as shares of the highest part, of a rule above or below numbers. */
const underline = { width: 1.2, height: 0.25 };

/** The parts without rules above or below numbers. */
function withoutUnderlines(parts) {
  const highest = Math.max(0, ...parts.map(({ height }) => height));
  return parts.filter(({ width, height }) => width < underline.width * highest || height > underline.height * highest);
}

/** Twice the column of the centre of a part's box. */
function doubleMiddle({ x, width }) {
  return 2 * x + width;
}

/** Groups parts into lines, from top to bottom, each from left to right. High parts form lines, low ones join. */
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

/** The overlap of the rows of a line and a part, as a share of the smaller range. */
function overlapOf({ tops, bottoms, count }, { y, height }) {
  const [top, bottom] = [tops / count, bottoms / count];
  return Math.max(Math.min(bottom, y + height) - Math.max(top, y), 0) / Math.min(bottom - top, height);
}

/** The distance of the centre of a part from a line's rows. */
function distanceTo({ tops, bottoms, count }, { y, height }) {
  const place = y + height / 2;
  return Math.max(tops / count - place, place - bottoms / count, 0);
}
