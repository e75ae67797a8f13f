// The holes of a part, and cuts between two holes side by side, as in touching zeros. The counterpart of Holes.swift
// and HoleCuts.swift in Sources/Images/Segmentation, which explain the parameters.
"use strict";

/**
 * The holes of a part, in scan order: paper that its ink encloses, as `{top, bottom, spans, area, middle}` with the
 * columns `[first, end]` of each row.
 */
function holesOf({ width, height, samples }) {
  const visited = samples.map((level) => (level >= faintestLink ? 1 : 0));
  const holes = [];
  for (let first = 0; first < samples.length; first += 1) {
    if (visited[first]) continue;
    visited[first] = 1;
    const pixels = [first];
    let reachesBorder = false;
    for (let next = 0; next < pixels.length; next += 1) {
      const pixel = pixels[next];
      const [row, column] = [Math.trunc(pixel / width), pixel % width];
      for (const [isInside, neighbour] of [
        [column > 0, pixel - 1], [column < width - 1, pixel + 1],
        [row > 0, pixel - width], [row < height - 1, pixel + width],
      ]) {
        if (!isInside) {
          reachesBorder = true;
        } else if (!visited[neighbour]) {
          visited[neighbour] = 1;
          pixels.push(neighbour);
        }
      }
    }
    if (!reachesBorder) holes.push(holeOf(pixels, width));
  }
  return holes;
}

function holeOf(pixels, width) {
  const spans = new Map();
  for (const pixel of pixels) {
    const [row, column] = [Math.trunc(pixel / width), pixel % width];
    const [first, end] = spans.get(row) ?? [column, column + 1];
    spans.set(row, [Math.min(first, column), Math.max(end, column + 1)]);
  }
  const all = [...spans.values()];
  const top = Math.min(...spans.keys());
  return {
    top, bottom: top + spans.size, spans, area: all.reduce((sum, [first, end]) => sum + end - first, 0),
    middle: Math.trunc((Math.min(...all.map(([first]) => first)) + Math.max(...all.map(([, end]) => end))) / 2),
  };
}

/** Whether two ranges share at least half of the shorter one. */
function shareHalf([start, end], [otherStart, otherEnd]) {
  return 2 * (Math.min(end, otherEnd) - Math.max(start, otherStart)) >= Math.min(end - start, otherEnd - otherStart);
}

/** The area that a path separates from the larger parts of the holes. */
function areaCutOff(holes, columns) {
  return holes.reduce((sum, { spans, area }) => {
    let left = 0;
    for (const [row, [first, end]] of spans) left += Math.min(Math.max(columns[row] - first, 0), end - first);
    return sum + Math.min(left, area - left);
  }, 0);
}

/** The strokes between two holes of a part, each as the cuts `[left, right]` along its sides, from left to right. */
function wallsBetween(allHoles, part, lineHeight) {
  const holes = allHoles.filter(({ area }) => area >= 0.012 * lineHeight * lineHeight)
    .sort((a, b) => a.middle - b.middle || a.top - b.top);
  if (holes.length > (3 * part.width) / lineHeight) return [];
  const neighbours = new Map();
  holes.forEach((hole, left) => {
    const isBeside = (other) => shareHalf([hole.top, hole.bottom], [other.top, other.bottom]);
    const right = holes.findIndex((other, k) => k > left && isBeside(other));
    if (right >= 0) neighbours.set(right, left);
  });
  const walls = [];
  for (const [right, left] of [...neighbours].sort(([a], [b]) => a - b)) {
    const path = pathBetween(part, holes.slice(0, left + 1), holes.slice(right));
    if (!path) continue;
    const wall = wallAlong(path, part, Math.max(1, Math.trunc(0.1 * lineHeight)));
    const last = walls.at(-1);
    if (!last || last[1].columns.every((column, row) => column <= wall[0].columns[row])) walls.push(wall);
  }
  return walls;
}

/** The path that crosses the least ink right of the first holes and left of the others; undefined if there is none. */
function pathBetween(part, lefts, rights) {
  const [left, right] = [lefts.at(-1).middle, rights[0].middle];
  const bounds = Array.from({ length: part.height }, (_, row) => [
    Math.max(left, ...lefts.map(({ spans }) => spans.get(row)?.[1] ?? 0)),
    Math.min(right, ...rights.map(({ spans }) => (spans.get(row)?.[0] ?? part.width) - 1)),
  ]);
  if (bounds.some(([first, last]) => first > last)) return undefined;
  return cheapestPathWithin(part, bounds, Math.trunc((left + right) / 2));
}

/** The cuts along both sides of the ink on a path, at most `reach` pixels from it. */
function wallAlong({ columns }, { width, samples }, reach) {
  const [left, right] = [[...columns], [...columns]];
  columns.forEach((column, row) => {
    const isInk = (x) => x >= 0 && x < width && samples[row * width + x] >= faintestLink;
    if (!isInk(column)) return;
    while (isInk(left[row] - 1) && column - left[row] < reach) left[row] -= 1;
    while (isInk(right[row]) && right[row] - column <= reach) right[row] += 1;
  });
  return [left, right].map((side) => ({ columns: side, crossed: 0, middle: meanColumn(side) }));
}

/** A cut, moved to the side of a wall where its mean column is. */
function cutBeside(cut, [left, right]) {
  const columns = cut.columns.map((column, row) => (
    cut.middle < left.middle ? Math.min(column, left.columns[row]) : Math.max(column, right.columns[row])));
  return { ...cut, columns, middle: meanColumn(columns) };
}

function meanColumn(columns) {
  return Math.trunc(columns.reduce((sum, column) => sum + column, 0) / columns.length);
}
