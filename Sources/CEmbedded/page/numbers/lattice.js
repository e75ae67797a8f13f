// The ways to take a line of ink apart into digits, and the cheapest of them. The twin of SegmentLattice.swift in
// Sources/Images/Segmentation, where the costs are fitted and explained.
"use strict";

/** The pieces of a line, its parts from left to right, and the runs of neighbouring pieces that may be digits. */
function latticeOf(parts) {
  const highest = Math.max(1, ...parts.map(({ height }) => height));
  const heights = parts.map(({ height }) => height).filter((height) => 2 * height >= highest).sort((a, b) => a - b);
  const height = heights[Math.trunc(heights.length / 2)];
  const atoms = [];
  for (const { part, strokes } of joinedStrokes(parts)) {
    const isLow = strokes.every((stroke) => stroke.height < 0.35 * height);
    const isHigh = part.height > 1.15 * height;
    const signCost = isLow ? (strokes.length > 1 ? 0.2 : 1) : isHigh ? 0.6 : 2;
    const cuts = isLow ? [] : cutsIn(part, height);
    const pieces = piecesBetween(cuts, part)
      .map((piece, k) => ({ part: piece, cutBefore: k > 0 ? cuts[k - 1].crossed : 0 }))
      .filter((piece) => piece.part);
    pieces.forEach((piece, k) => atoms.push({
      part: piece.part, cutBefore: k > 0 ? piece.cutBefore : 0, signCost: k > 0 ? undefined : signCost,
      partCount: pieces.length,
    }));
  }
  const candidates = [];
  for (let first = 0; first < atoms.length; first += 1) {
    for (let end = first + 1; end <= Math.min(first + 14, atoms.length); end += 1) {
      const run = atoms.slice(first, end).map(({ part }) => part);
      const gap = widestGap(run);
      const part = joinedParts(run);
      if (gap > 0.3 * height || part.width > 1.4 * height) break;
      candidates.push({ first, end, part, gap });
    }
  }
  return { atoms, candidates, height };
}

/** The parts, each joined with those that stand above or below it: a stroke that broke, a five and its bar. */
function joinedStrokes(parts) {
  const joined = [];
  for (const part of [...parts].sort((a, b) => b.width - a.width)) {
    const above = joined.find(({ part: other }) => {
      const shared = Math.min(other.x + other.width, part.x + part.width) - Math.max(other.x, part.x);
      return 4 * shared >= 3 * part.width;
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

/** What it costs to take a candidate for a digit that it is with this probability. */
function costOf({ first, part, gap }, { atoms, height }, probability) {
  const [high, wide] = [part.height / height, part.width / height];
  return -Math.log(Math.max(probability, 1e-6)) + 2 * Math.max(0, 0.85 - high) + 2 * Math.max(0, high - 1.15)
    + 2 * Math.max(0, wide - 0.88) + (3 * gap + 1.6 * atoms[first].cutBefore) / height;
}

/** The candidates of the cheapest way through a lattice: Viterbi's algorithm. Signs on the way are left out. */
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
    if (signCost !== undefined) offer(start + partCount, signCost, { start });
  });
  const path = [];
  for (let end = atoms.length; end > 0; end = last[end].start) {
    if (last[end].candidate) path.unshift(last[end].candidate);
  }
  return path;
}
