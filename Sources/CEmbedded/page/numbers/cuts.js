// Candidate cuts between touching digits: paths from the top of a part to its bottom that cross little ink. The
// counterpart of Cuts.swift in Sources/Images/Segmentation, which explains the parameters.
"use strict";

/** The candidate cuts in a part of a line `lineHeight` high, as `{columns, crossed, cutOff}`, from left to right. */
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
  // Greedy, cheapest first; each accepted cut excludes others near it. Those between holes are accepted first.
  const most = Math.trunc((12 * part.width) / lineHeight) + 1;
  const holes = holesOf(part);
  const walls = wallsBetween(holes, part, lineHeight);
  const chosen = [];
  for (const path of paths.sort((a, b) => a.crossed - b.crossed || a.column - b.column)) {
    if (chosen.length >= most || path.crossed > 0.6 * lineHeight) break;
    const middle = meanColumn(path.columns);
    const isFree = chosen.every((other) => Math.abs(other.middle - middle) >= apart)
      && walls.every(([left, right]) => middle + apart <= left.middle || middle >= right.middle + apart);
    if (!isFree || middle < margin || middle > part.width - margin) continue;
    chosen.push(walls.reduce(cutBeside, { ...path, middle }));
  }
  return [...chosen.map((cut) => [cut]), ...walls].sort(([a], [b]) => a.middle - b.middle).flat()
    .map((cut) => ({ ...cut, cutOff: areaCutOff(holes, cut.columns) }));
}

/** The path within `radius` of a column that crosses the least ink. */
function cheapestCut(part, column, radius) {
  const corridor = [Math.max(0, column - radius), Math.min(part.width - 1, column + radius)];
  return cheapestPathWithin(part, new Array(part.height).fill(corridor), column);
}

/**
 * The path that crosses the least ink, by dynamic programming from the top row down; each row continues straight or
 * moves one column to either side. `bounds` holds the first and last column allowed in each row; undefined if no path
 * stays in them.
 */
function cheapestPathWithin({ width, height, samples }, bounds, column) {
  const left = Math.min(...bounds.map(([first]) => first));
  const count = Math.max(...bounds.map(([, last]) => last)) - left + 1;
  let costs = new Float32Array(count);
  const moves = new Int8Array(count * height);
  for (let row = 0; row < height; row += 1) {
    const next = new Float32Array(count).fill(Infinity);
    for (let x = bounds[row][0] - left; x <= bounds[row][1] - left; x += 1) {
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
  if (costs[x] === Infinity) return undefined;
  const columns = new Array(height);
  let crossed = 0;
  for (let row = height - 1; row >= 0; row -= 1) {
    columns[row] = left + x;
    crossed += samples[row * width + left + x] / 255;
    x += moves[row * count + x];
  }
  return { columns, crossed };
}
