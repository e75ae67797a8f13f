// Candidate cuts between touching digits: paths from the top of a part to its bottom that cross little ink. The
// counterpart of Cuts.swift in Sources/Images/Segmentation, which explains the parameters.
"use strict";

/** The candidate cuts in a part of a line `lineHeight` high, as `{columns, crossed}`, from left to right. */
function cutsIn(part, lineHeight) {
  const margin = Math.max(2, Math.trunc(0.13 * lineHeight));
  const apart = Math.max(1, Math.trunc(0.07 * lineHeight));
  if (part.width < 2 * margin) return [];
  const step = Math.max(1, Math.trunc(0.04 * lineHeight));
  const radius = Math.max(1, Math.trunc(0.15 * lineHeight));
  const paths = [];
  for (let column = margin; column <= part.width - margin; column += step) {
    paths.push({ column, ...cheapestCut(part, column, radius) });
  }
  // Greedy, cheapest first; each accepted cut excludes others near it.
  const most = Math.trunc((12 * part.width) / lineHeight) + 1;
  const chosen = [];
  for (const path of paths.sort((a, b) => a.crossed - b.crossed || a.column - b.column)) {
    if (chosen.length >= most || path.crossed > 0.6 * lineHeight) break;
    const middle = Math.trunc(path.columns.reduce((sum, column) => sum + column, 0) / path.columns.length);
    const isFree = chosen.every((other) => Math.abs(other.middle - middle) >= apart);
    if (isFree && middle >= margin && middle <= part.width - margin) chosen.push({ ...path, middle });
  }
  return chosen.sort((a, b) => a.middle - b.middle);
}

/**
 * The path within `radius` of a column that crosses the least ink, by dynamic programming from the top row down; each
 * row continues straight or moves one column to either side.
 */
function cheapestCut({ width, height, samples }, column, radius) {
  const left = Math.max(0, column - radius);
  const count = Math.min(width - 1, column + radius) - left + 1;
  let costs = new Float32Array(count);
  const moves = new Int8Array(count * height);
  for (let row = 0; row < height; row += 1) {
    const next = new Float32Array(count);
    for (let x = 0; x < count; x += 1) {
      let [best, move] = [costs[x], 0];
      for (const side of row > 0 ? [-1, 1] : []) {
        const cost = Math.fround(costs[x + side] + Math.fround(0.1));
        if (cost < best) [best, move] = [cost, side];
      }
      // Ties go to the path nearest to the column.
      next[x] = best + 0.002 * Math.abs(left + x - column) + samples[row * width + left + x] / 255;
      moves[row * count + x] = move;
    }
    costs = next;
  }
  let x = costs.reduce((best, cost, k) => (cost < costs[best] ? k : best), 0);
  const columns = new Array(height);
  let crossed = 0;
  for (let row = height - 1; row >= 0; row -= 1) {
    columns[row] = left + x;
    crossed += samples[row * width + left + x] / 255;
    x += moves[row * count + x];
  }
  return { columns, crossed };
}
