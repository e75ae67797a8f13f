// The lattice of segmentations of a line, and the cheapest path through it. The counterpart of SegmentLattice.swift
// in Sources/Images/Segmentation, which explains the costs. Only the program recognizes signs by their
// shape.
"use strict";

/** The pieces of a line, given its parts from left to right, and the runs of adjacent pieces that may be digits. */
function latticeOf(parts) {
  const height = lineHeight(parts);
  const isMark = (stroke) => stroke.height < 0.42 * height;
  const shapes = joinedStrokes(parts, height, isMark)
    .map((shape) => ({ ...shape, isLow: shape.strokes.every(isMark) }));
  const figures = shapes.filter(({ isLow }) => !isLow);
  const size = figureSize(figures.map(({ part }) => part), height);
  const atoms = [];
  for (const [shape, { part, strokes, isLow }] of shapes.entries()) {
    const isHighStroke = part.height > 1.12 * size && isSingleStroke(part);
    const mark = part.height < lowestDigit * height ? 0.5 : 1;
    const isAside = isLow && gapToNearest(part, figures) > greatestGap.ofDigit * height;
    const signCost = isAside ? 0.05 : isLow ? (strokes.length > 1 ? 0.2 : mark)
      : isHighStroke ? 0.05 : 2 + 2 * Math.max(0, part.width / height - narrowShape.width);
    const hasRings = strokes.length > 1 && strokes.every((stroke) => isMark(stroke) || isSingleStroke(stroke));
    const cuts = isLow || hasRings ? [] : cutsIn(part, height);
    const pieces = piecesBetween(cuts, part)
      .map((piece, k) => ({ part: piece, cut: k > 0 ? cuts[k - 1] : undefined }))
      .filter((piece) => piece.part);
    pieces.forEach((piece, k) => atoms.push({
      part: piece.part, cutBefore: k > 0 ? piece.cut.crossed : 0, cutOffBefore: k > 0 ? piece.cut.cutOff : 0,
      signCost: k > 0 ? undefined : signCost, shape, partCount: pieces.length,
    }));
  }
  const candidates = [];
  for (let first = 0; first < atoms.length; first += 1) {
    for (let end = first + 1; end <= Math.min(first + 14, atoms.length); end += 1) {
      const run = atoms.slice(first, end).map(({ part }) => part);
      const gap = widestGap(run);
      const part = joinedParts(run);
      if (gap > 0.3 * height) break;
      const isTooWide = part.width > 1.4 * Math.max(height, part.height);
      if (isTooWide || part.height < lowestDigit * height) continue;
      candidates.push({ first, end, part, gap, isCutStroke: isCutFromShape(atoms, first, end) && isNarrowStroke(part) });
    }
  }
  return { atoms, candidates, height };
}

/** Whether a run of atoms is a piece of one shape, and not the whole of it. */
function isCutFromShape(atoms, first, end) {
  const { shape, signCost, partCount } = atoms[first];
  return atoms[end - 1].shape === shape && (signCost === undefined || end - first < partCount);
}

/** Whether a part looks like a one. */
function isNarrowStroke(part) {
  return 2 * part.width <= part.height && isSingleStroke(part);
}

/** The least height of a digit as a share of its line's: below it, skipping a mark costs less. */
const lowestDigit = 0.35;

/** The height of a line's digits. Excludes marks and, if other parts remain, single strokes. */
function lineHeight(parts) {
  const highest = Math.max(1, ...parts.map(({ height }) => height));
  const high = parts.filter(({ height }) => 2 * height >= highest);
  const figures = high.filter((part) => !isSingleStroke(part));
  const heights = (figures.length > 0 ? figures : high).map(({ height }) => height).sort((a, b) => a - b);
  return heights[Math.trunc(heights.length / 2)];
}

/** The longer side of a line's digits, in pixels. */
function figureSize(parts, height) {
  const sizes = parts.filter((part) => 2 * part.height >= height && !isSingleStroke(part))
    .map((part) => Math.max(part.height, Math.min(part.width, Math.trunc((height * 3) / 2)))).sort((a, b) => a - b);
  return sizes.length > 0 ? sizes[Math.trunc((sizes.length - 1) / 2)] : height;
}

/** Whether a part is one stroke from top to bottom, straight or bent: a one, a slash, a bracket. */
function isSingleStroke({ width, height, samples }) {
  let [single, widest] = [0, 0];
  for (let row = 0; row < height; row += 1) {
    let [runs, inked, isInk] = [0, 0, false];
    for (const level of samples.subarray(row * width, (row + 1) * width)) {
      if (level >= 128 && !isInk) runs += 1;
      isInk = level >= 128;
      if (isInk) inked += 1;
    }
    if (runs <= 1) single += 1;
    widest = Math.max(widest, inked);
  }
  return single >= 0.95 * height && widest <= 0.3 * height;
}

/** A part within this width is one digit or one sign: a sign below this digit probability, by its height. */
const narrowShape = { width: 0.75, height: 0.8, whenLow: 0.6, whenHigh: 0.35 };

function leastProbability({ width, height }, lineHeight) {
  if (width > narrowShape.width * lineHeight) return 0;
  return height < narrowShape.height * lineHeight ? narrowShape.whenLow : narrowShape.whenHigh;
}

/** The greatest vertical gap between the parts of a digit and the marks of a sign, as shares of the line's height. */
const greatestGap = { ofDigit: 0.25, ofSign: 0.6 };

/** The rows between two parts; 0 if they touch or overlap. */
function rowsBetween(a, b) {
  return Math.max(b.y - a.y - a.height, a.y - b.y - b.height, 0);
}

/** The rows between a part and the shape whose middle is nearest to its own; 0 if there are no shapes. */
function gapToNearest(part, shapes) {
  const distance = (shape) => Math.abs(doubleMiddle(shape.part) - doubleMiddle(part));
  const nearest = shapes.reduce(
    (best, other) => (best && distance(best) <= distance(other) ? best : other), undefined);
  return nearest ? rowsBetween(nearest.part, part) : 0;
}

/** Joins each part with those close above or below it: a broken stroke, or a five and its bar. */
function joinedStrokes(parts, height, isMark) {
  const joined = [];
  for (const part of [...parts].sort((a, b) => b.width - a.width)) {
    const above = joined.find(({ part: other, strokes }) => {
      const shared = Math.min(other.x + other.width, part.x + part.width) - Math.max(other.x, part.x);
      const gap = Math.min(...strokes.map((stroke) => rowsBetween(stroke, part)));
      const most = isMark(part) && strokes.every(isMark) ? greatestGap.ofSign : greatestGap.ofDigit;
      return 4 * shared >= 3 * part.width && gap <= most * height;
    });
    if (above) {
      above.part = joinedParts([above.part, part]);
      above.strokes.push(part);
    } else {
      joined.push({ part, strokes: [part] });
    }
  }
  return joined.sort((a, b) => doubleMiddle(a.part) - doubleMiddle(b.part));
}

function widestGap([first, ...rest]) {
  let [widest, end] = [0, first.x + first.width];
  for (const { x, width } of rest) {
    widest = Math.max(widest, x - end);
    end = Math.max(end, x + width);
  }
  return widest;
}

/** The cost of reading a candidate as a digit with this probability. */
function costOf({ first, part, gap, isCutStroke }, { atoms, height }, probability) {
  const [high, wide] = [part.height / height, part.width / Math.max(height, part.height)];
  return -Math.log(Math.max(probability, 1e-6)) + 2 * Math.max(0, 0.85 - high) + 2 * Math.max(0, high - 1.15)
    + 2 * Math.max(0, wide - 0.88) + (isCutStroke ? 1.5 : 0)
    + (3 * gap + 1.6 * atoms[first].cutBefore + 4 * Math.sqrt(atoms[first].cutOffBefore)) / height;
}

/** The candidates on the cheapest path through a lattice (Viterbi's algorithm), without the signs on it. */
function cheapestPath(lattice, probabilities) {
  const { atoms, candidates } = lattice;
  const best = new Array(atoms.length + 1).fill(Infinity);
  const last = new Array(atoms.length + 1);
  best[0] = 0;
  atoms.forEach(({ signCost, partCount }, start) => {
    if (best[start] === Infinity) return;
    const offer = (end, cost, step) => {
      if (best[start] + cost < best[end]) [best[end], last[end]] = [best[start] + cost, step];
    };
    candidates.forEach((candidate, k) => {
      if (candidate.first !== start) return;
      offer(candidate.end, costOf(candidate, lattice, probabilities[k]), { start, candidate });
    });
    if (signCost === undefined) return;
    const end = start + partCount;
    const whole = candidates.findIndex((candidate) => candidate.first === start && candidate.end === end);
    const isNoDigit = whole >= 0 && probabilities[whole] < leastProbability(candidates[whole].part, lattice.height);
    offer(end, isNoDigit ? Math.min(signCost, 0.5) : signCost, { start });
  });
  const path = [];
  for (let end = atoms.length; end > 0; end = last[end].start) {
    if (last[end].candidate) path.unshift(last[end].candidate);
  }
  return path;
}
