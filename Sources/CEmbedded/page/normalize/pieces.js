// The connected components of an ink map, and the selection of those that could belong to a digit: drops grain, pieces
// at the edge, drawn frames and specks. The twin of Pieces.swift, PieceSelection.swift, EdgePieces.swift,
// DrawnFrames.swift and Specks.swift in Sources/Images/Normalization.
"use strict";

/**
 * The horizontal runs of ink in an image, each with the number of its connected piece, `to` being the column after the
 * last; and the pieces, in the order of their first runs.
 */
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
      runs.push({ row, from, to: column, piece: 0 });
    }
    // Runs of adjacent rows are connected when they overlap or touch at a corner.
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
      pieces.push({ top: run.row, bottom: run.row + 1, left: run.from, right: run.to, mass: 0, peak: 0 });
    } else {
      run.piece = runs[rootIndex].piece;
    }
    const piece = pieces[run.piece];
    piece.bottom = run.row + 1;
    piece.left = Math.min(piece.left, run.from);
    piece.right = Math.max(piece.right, run.to);
    for (let i = run.row * width + run.from; i < run.row * width + run.to; i += 1) {
      piece.mass += samples[i];
      piece.peak = Math.max(piece.peak, samples[i]);
    }
  });
  for (const piece of pieces) piece.length = Math.max(piece.bottom - piece.top, piece.right - piece.left);
  return { runs, pieces };
}

/** The pieces of an ink map, and which of them are kept. */
class PieceSelection {
  /** All pieces of `ink` except grain, which is nowhere half full. */
  constructor(ink) {
    this.ink = ink;
    Object.assign(this, piecesOf(ink));
    this.isKept = this.pieces.map((piece) => piece.peak >= 128);
  }

  get kept() {
    return [...this.pieces.keys()].filter((number) => this.isKept[number]);
  }

  /** The number of the kept piece with the most ink, the first one when tied; undefined when none is kept. */
  get largest() {
    const { kept, pieces } = this;
    return kept.length === 0
      ? undefined
      : kept.reduce((best, number) => (pieces[best].mass < pieces[number].mass ? number : best));
  }

  get mass() {
    return this.kept.reduce((sum, number) => sum + this.pieces[number].mass, 0);
  }

  drop(numbers) {
    for (const number of numbers) this.isKept[number] = false;
  }

  /** The ink of the kept pieces, or undefined when there is none. */
  get image() {
    if (!this.isKept.includes(true)) return undefined;
    const samples = new Uint8Array(this.ink.samples.length);
    for (const { row, from, to, piece } of this.runs) {
      if (!this.isKept[piece]) continue;
      const start = row * this.ink.width;
      samples.set(this.ink.samples.subarray(start + from, start + to), start + from);
    }
    return { ...this.ink, samples };
  }

  /** Drops pieces at the picture's edge if a piece inside could be a digit. */
  dropEdgePieces() {
    const { width, height } = this.ink;
    const contacts = this.pieces.map(() => ({ top: 0, bottom: 0, left: 0, right: 0 }));
    for (const { row, from, to, piece } of this.runs) {
      if (row === 0) contacts[piece].top += to - from;
      if (row === height - 1) contacts[piece].bottom += to - from;
      if (from === 0) contacts[piece].left += 1;
      if (to === width) contacts[piece].right += 1;
    }
    const isAny = ({ top, bottom, left, right }) => top + bottom + left + right > 0;
    const leastLength = 0.2 * Math.min(width, height);
    const { kept, pieces } = this;
    const inner = kept.filter((number) => !isAny(contacts[number]) && pieces[number].length >= leastLength);
    if (inner.length === 0) return;
    const greatest = inner.reduce((most, number) => Math.max(most, pieces[number].mass), 0);
    this.drop(kept.filter((number) => {
      const contact = contacts[number];
      const { top, bottom, left, right } = contact;
      const fillsCorner = top + bottom > 0 && left + right > 0;
      return isAny(contact)
        && (fillsCorner || 2 * Math.max(top, bottom) > width || 2 * Math.max(left, right) > height
          || pieces[number].mass < greatest);
    }));
  }

  /** Drops pieces that are rectangles drawn around another piece. */
  dropDrawnFrames() {
    const { kept, pieces } = this;
    const leastSide = 0.15 * Math.min(this.ink.width, this.ink.height);
    this.drop(kept.filter((number) => {
      const frame = pieces[number];
      const shorter = Math.min(frame.bottom - frame.top, frame.right - frame.left);
      if (shorter < leastSide) return false;
      const holdsSomething = kept.some((other) => {
        const piece = pieces[other];
        return other !== number && piece.top > frame.top && piece.bottom < frame.bottom
          && piece.left > frame.left && piece.right < frame.right && piece.length >= 0.25 * shorter;
      });
      return holdsSomething && this.hasFourSides(number);
    }));
  }

  /** Whether all ink of a piece lies along the four sides of its bounding box. */
  hasFourSides(number) {
    const frame = this.pieces[number];
    const [rows, columns] = [frame.bottom - frame.top, frame.right - frame.left];
    const deep = Math.max(2, Math.trunc(0.125 * rows));
    const wide = Math.max(2, Math.trunc(0.125 * columns));
    const [top, bottom] = [new Uint8Array(columns), new Uint8Array(columns)];
    const [left, right] = [new Uint8Array(rows), new Uint8Array(rows)];
    let inside = 0;
    for (const run of this.runs) {
      if (run.piece !== number) continue;
      const row = run.row - frame.top;
      const [from, to] = [run.from - frame.left, run.to - frame.left];
      if (row < deep) top.fill(1, from, to);
      if (row >= rows - deep) bottom.fill(1, from, to);
      if (from < wide) left[row] = 1;
      if (to > columns - wide) right[row] = 1;
      if (row >= deep && row < rows - deep) {
        inside += Math.max(0, Math.min(to, Math.max(columns - wide, wide)) - Math.max(from, wide));
      }
    }
    const innerArea = Math.max((rows - 2 * deep) * (columns - 2 * wide), 1);
    const isCovered = (side) => side.reduce((sum, covered) => sum + covered, 0) > 0.8 * side.length;
    return [top, bottom, left, right].every(isCovered) && inside < 0.02 * innerArea;
  }

  /** Drops pieces with less than a fiftieth of the largest one's ink; drops all when none is as long as a stroke. */
  dropSpecks() {
    const { kept, pieces, largest } = this;
    const leastLength = Math.max(4, 0.02 * Math.max(this.ink.width, this.ink.height));
    const hasStroke = kept.some((number) => pieces[number].length >= leastLength);
    const leastMass = 0.02 * (largest === undefined ? 0 : pieces[largest].mass);
    this.drop(kept.filter((number) => !hasStroke || pieces[number].mass < leastMass));
  }
}
