// Removes the lines of ruled and squared paper from the ink: thin, straight and running from edge to edge. The twin of
// RuledLines.swift in Sources/Images/Normalization.
"use strict";

/** `ink` without the lines that cross it from left to right or from top to bottom. */
function withoutRuledLines(ink) {
  if (Math.min(ink.width, ink.height) < 64) return ink;
  const across = new LineSearch(ink, ink.width, 1).erased();
  const down = new LineSearch({ ...ink, width: ink.height, height: ink.width }, 1, ink.width).erased();
  const samples = new Uint8Array(across.length);
  for (let i = 0; i < samples.length; i += 1) samples[i] = Math.min(across[i], down[i]);
  return { ...ink, samples };
}

/** A search for lines from left to right; exchanging the two strides transposes the picture. */
class LineSearch {
  constructor({ width, height, samples }, rowStride, columnStride) {
    Object.assign(this, { width, height, samples, rowStride, columnStride });
    this.thickest = Math.max(3, Math.trunc(0.02 * height));
    this.columns = new Array(width);
  }

  at(x, y) {
    return y * this.rowStride + x * this.columnStride;
  }

  /** The vertical runs of ink in a column, `[first, after]`, from the top. */
  runsIn(x) {
    if (this.columns[x]) return this.columns[x];
    const runs = [];
    for (let y = 0; y < this.height; y += 1) {
      const first = y;
      while (y < this.height && this.samples[this.at(x, y)] > 0) y += 1;
      if (y > first) runs.push([first, y]);
    }
    this.columns[x] = runs;
    return runs;
  }

  /** The samples without the lines. */
  erased() {
    const samples = this.samples.slice();
    const inset = Math.max(1, Math.trunc(this.width / 100));
    const middles = (x) =>
      this.runsIn(x).filter(([from, to]) => to - from <= this.thickest).map(([from, to]) => (from + to - 1) / 2);
    const ends = middles(this.width - 1 - inset);
    for (const start of middles(inset)) {
      for (const end of ends) {
        if (Math.abs(end - start) <= 0.12 * this.width) this.erase(start, end, inset, samples);
      }
    }
    return samples;
  }

  /** Erases the line between two heights, one near the left and one near the right edge, if it exists. */
  erase(start, end, inset, samples) {
    const allowed = Math.trunc((1 - 0.93) * this.width);
    let missing = 0;
    const met = [];
    for (let x = 0; x < this.width; x += 1) {
      const share = (x - inset) / (this.width - 1 - 2 * inset);
      const run = this.runNear(start + (end - start) * share, x);
      if (run) {
        met.push({ x, from: run[0], to: run[1] });
      } else {
        missing += 1;
        if (missing > allowed) return;
      }
    }
    const lengths = met.map(({ from, to }) => to - from).sort((a, b) => a - b);
    const median = lengths[Math.trunc(lengths.length / 2)];
    if (median > this.thickest) return;
    for (const { x, from, to } of met) {
      if (to - from > median + 2) continue;
      for (let y = from; y < to; y += 1) samples[this.at(x, y)] = 0;
    }
  }

  /** The run of ink at a height, or one pixel above or below it. */
  runNear(height, x) {
    const row = Math.floor(height + 0.5);
    for (const y of [row, row - 1, row + 1]) {
      const run = this.runsIn(x).find(([from, to]) => from <= y && y < to);
      if (run) return run;
    }
    return undefined;
  }
}
