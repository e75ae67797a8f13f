// The connected pieces of an ink map, and those that are too small to belong to a digit dropped. The twin of
// Pieces.swift and Specks.swift in Sources/Images/Normalization.
"use strict";

/** The stretches of ink in the rows of an image, each with the number of the connected piece it belongs to. */
function piecesOf({ width, height, samples }) {
  const runs = [];
  const parents = [];
  const root = (run) => {
    while (parents[run] !== run) run = parents[run] = parents[parents[run]];
    return run;
  };
  let above = 0;
  for (let row = 0; row < height; row += 1) {
    const first = runs.length;
    const start = row * width;
    for (let column = 0; column < width; column += 1) {
      if (samples[start + column] === 0) continue;
      const from = column;
      while (column < width && samples[start + column] > 0) column += 1;
      parents.push(runs.length);
      runs.push({ row, from, to: column });
    }
    // Runs of two rows touch where they overlap or meet at a corner.
    let upper = above;
    for (let lower = first; lower < runs.length; lower += 1) {
      while (upper < first && runs[upper].to < runs[lower].from) upper += 1;
      for (let touching = upper; touching < first && runs[touching].from <= runs[lower].to; touching += 1) {
        const a = root(touching);
        const b = root(lower);
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
    above = first;
  }
  const pieces = [];
  runs.forEach((run, index) => {
    const rootIndex = root(index);
    if (rootIndex === index) {
      run.piece = pieces.length;
      pieces.push({ top: run.row, bottom: run.row, left: run.from, right: run.to, mass: 0, peak: 0 });
    } else {
      run.piece = runs[rootIndex].piece;
    }
    const piece = pieces[run.piece];
    piece.bottom = run.row;
    piece.left = Math.min(piece.left, run.from);
    piece.right = Math.max(piece.right, run.to);
    for (let column = run.from; column < run.to; column += 1) {
      const level = samples[run.row * width + column];
      piece.mass += level;
      piece.peak = Math.max(piece.peak, level);
    }
  });
  return { runs, pieces };
}

/** `ink` without its specks and its grain; nothing is kept where no piece is long enough for a stroke. */
function withoutSpecks(ink) {
  const { runs, pieces } = piecesOf(ink);
  const strong = pieces.filter((piece) => piece.peak >= 128);
  const length = (piece) => Math.max(piece.bottom - piece.top + 1, piece.right - piece.left);
  const leastOfPicture = 0.02 * Math.max(ink.width, ink.height);
  const hasStroke = strong.some((piece) => length(piece) >= 4 && length(piece) >= leastOfPicture);
  const leastMass = 0.02 * strong.reduce((mass, piece) => Math.max(mass, piece.mass), 0);
  const samples = new Uint8Array(ink.samples.length);
  for (const run of runs) {
    const piece = pieces[run.piece];
    if (!hasStroke || piece.peak < 128 || piece.mass < leastMass) continue;
    const start = run.row * ink.width;
    samples.set(ink.samples.subarray(start + run.from, start + run.to), start + run.from);
  }
  return { ...ink, samples };
}
