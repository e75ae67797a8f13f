// Detects and reads several digits on the paper, as the program does except for printed boxes. The counterpart of
// SeveralDigits.swift and NumberSegmenter.swift in Sources/Images/Segmentation and of NumberReader.swift.
"use strict";

/** An additional temperature for cut ink: the network is nearly as confident about half a digit as about a digit. */
const numberSoftening = 1.5;
/** The least probability of each of several digits. */
const leastOfSeveral = 0.9;
/** Ink maps with taller parts are scaled down to this part height. */
const workingHeight = 80;

/**
 * A fast check whether an ink map has two pieces as high as digits with paper between them, wherever they lie.
 */
function maySeeSeveral(ink) {
  const { pieces } = piecesOf(ink);
  const highest = Math.max(0, ...pieces.map(({ top, bottom }) => bottom - top));
  const high = pieces.filter(({ top, bottom }) => bottom - top >= 0.5 * highest);
  const columns = high.map(({ left, right }) => [left, right]);
  const rows = high.map(({ top, bottom }) => [top, bottom]);
  return high.some((_, k) => high.some((_, other) => other > k && (
    gapOf(columns[k], columns[other]) >= 0.02 * highest || gapOf(rows[k], rows[other]) >= 0.25 * highest)));
}

/** The distance between two ranges; negative if they overlap. */
function gapOf([start, end], [otherStart, otherEnd]) {
  return Math.max(start, otherStart) - Math.min(end, otherEnd);
}

/**
 * The digits on the paper if there are several, line by line, as `{label, p}`; undefined otherwise.
 * @param {(field: Uint8Array) => number[]} logitsOf the network's logits for a framed digit
 */
function severalDigits(ink, logitsOf) {
  if (!maySeeSeveral(ink)) return undefined;
  const { pieces } = piecesOf(ink);
  const highest = Math.max(...pieces.map(({ top, bottom }) => bottom - top));
  const factor = Math.max(1, Math.ceil(highest / workingHeight));
  const { picture } = reduced({ ...broadened(ink, factor), channels: 1 }, Math.ceil(Math.max(ink.width, ink.height) / factor));
  const lines = textLines(withoutUnderlines(connectedParts(picture))).map((parts) => {
    const lattice = latticeOf(parts);
    const logits = lattice.candidates.map(({ part }) => logitsOf(fieldOfPart(part)));
    const soft = logits.map((values) => Math.max(...softmax(values.map((value) => value / numberSoftening))));
    return cheapestPath(lattice, soft).map((candidate) => {
      const probabilities = softmax(logits[lattice.candidates.indexOf(candidate)]);
      const label = probabilities.indexOf(Math.max(...probabilities));
      return { label, p: probabilities[label] };
    });
  });
  const isSeveral = lines.flat().filter(({ p }) => p >= leastOfSeveral).length >= 2;
  return isSeveral ? lines.filter((line) => line.length > 0) : undefined;
}

/** An ink map with thin strokes widened to `least` pixels, at the same position; unchanged if `least` is 1. */
function broadened(ink, least) {
  const missing = least > 1 ? least - strokeWidth(ink) : 0;
  if (missing <= 0) return ink;
  const grown = withStrokesGrown(ink, missing / 2);
  const margin = (grown.width - ink.width) / 2;
  return cropped(grown, { x: margin, y: margin, width: ink.width, height: ink.height });
}

/** The ink of one digit in MNIST's framing; an empty field if it is too faint. */
function fieldOfPart(part) {
  const box = inkBox(part, faintestEdge);
  return (box && fieldOf(moderated(cropped(part, box)))) ?? new Uint8Array(fieldSide * fieldSide);
}
