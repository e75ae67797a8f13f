// MNIST's normalisation: fits an ink map into the field that the network was trained on. The twin of MNISTField.swift
// and ResamplingAxis.swift in Sources/Images/Normalization; `Math.fround` stands where Swift computes in Float.
"use strict";

const fieldSide = 28;
const boxSide = 20;
const fieldCentre = 14;

/** The bounding box of all samples of at least `least`; undefined when there are none. */
function inkBox({ width, height, samples }, least = 1) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    let first = 0;
    while (first < width && samples[start + first] < least) first += 1;
    if (first === width) continue;
    let last = width - 1;
    while (samples[start + last] < least) last -= 1;
    left = Math.min(left, first);
    right = Math.max(right, last);
    top = Math.min(top, y);
    bottom = y;
  }
  return bottom < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The part of an image in `box`. */
function cropped({ width, samples }, box) {
  const result = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.y + y) * width + box.x;
    result.set(samples.subarray(start, start + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, samples: result };
}

/** For each of `count` samples, the first of its source samples, out of `sourceCount`, and their weights. */
function resamplingAxis(sourceCount, count) {
  const weights = sourceCount >= count ? averaging : interpolation;
  return Array.from({ length: count }, (_, index) => weights(index, sourceCount, count));
}

/** The share of each source sample in [index, index + 1) · sourceCount / count. */
function averaging(index, sourceCount, count) {
  const begin = index * sourceCount;
  const end = begin + sourceCount;
  const start = Math.trunc(begin / count);
  const last = Math.trunc((end - 1) / count);
  const weights = [];
  for (let source = start; source <= last; source += 1) {
    const covered = Math.min(end, (source + 1) * count) - Math.max(begin, source * count);
    weights.push(Math.fround(covered / sourceCount));
  }
  return { start, weights };
}

/** The two neighbours of the sample's centre; clamped beyond the outermost centres. */
function interpolation(index, sourceCount, count) {
  const scaled = Math.fround(Math.fround(Math.fround(index + 0.5) * sourceCount) / count);
  const place = Math.min(Math.max(Math.fround(scaled - 0.5), 0), sourceCount - 1);
  const start = Math.min(Math.trunc(place), Math.max(sourceCount - 2, 0));
  const fraction = Math.fround(place - start);
  return { start, weights: sourceCount > 1 ? [Math.fround(1 - fraction), fraction] : [1] };
}

/** `ink` resampled to `width` x `height`, as floats in the levels of `ink`. */
function resampled(ink, { width, height }) {
  const columns = resamplingAxis(ink.width, width);
  const rows = resamplingAxis(ink.height, height);
  const line = new Float32Array(width);
  const samples = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = rows[y];
    for (let tap = 0; tap < row.weights.length; tap += 1) {
      resampleLine(ink.samples, (row.start + tap) * ink.width, columns, line);
      for (let x = 0; x < width; x += 1) samples[y * width + x] += Math.fround(row.weights[tap] * line[x]);
    }
  }
  return { width, height, samples };
}

function resampleLine(samples, start, columns, line) {
  for (let x = 0; x < line.length; x += 1) {
    const { start: first, weights } = columns[x];
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap += 1) {
      sum = Math.fround(sum + Math.fround(weights[tap] * samples[start + first + tap]));
    }
    line[x] = sum;
  }
}

/** The size of a picture scaled to a longer side of `side`; the shorter side is rounded and at least 1. */
function fittedSize({ width, height }, side) {
  const longer = Math.max(width, height);
  const scaled = (length) => Math.max(1, Math.trunc((2 * length * side + longer) / (2 * longer)));
  return { width: scaled(width), height: scaled(height) };
}

/** Copies `fitted`, scaled to a maximum of 255, into an empty field, centred by its centre of mass. */
function placed({ width, height, samples }) {
  const field = new Uint8Array(fieldSide * fieldSide);
  const strongest = samples.reduce((a, b) => Math.max(a, b), 0);
  if (strongest <= 0) return field;
  let [mass, columnMoment, rowMoment] = [0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    let rowMass = 0;
    for (let x = 0; x < width; x += 1) {
      const ink = samples[y * width + x];
      rowMass = Math.fround(rowMass + ink);
      columnMoment = Math.fround(columnMoment + Math.fround(ink * x));
    }
    mass = Math.fround(mass + rowMass);
    rowMoment = Math.fround(rowMoment + Math.fround(rowMass * y));
  }
  const left = originOf(Math.fround(columnMoment / mass), width);
  const top = originOf(Math.fround(rowMoment / mass), height);
  const scale = Math.fround(255 / strongest);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const level = Math.min(Math.fround(samples[y * width + x] * scale), 255);
      field[(top + y) * fieldSide + left + x] = Math.trunc(Math.fround(level + 0.5));
    }
  }
  return field;
}

/** The start of a digit of `length` pixels that puts its centre of mass in [13.5, 14.5). */
function originOf(centreOfMass, length) {
  const start = fieldCentre - Math.trunc(Math.fround(centreOfMass + 0.5));
  return Math.min(Math.max(start, 0), fieldSide - length);
}

/** The field made from `ink`, or undefined without ink. */
function fieldOf(ink) {
  const box = inkBox(ink);
  if (box === undefined) return undefined;
  const digit = cropped(ink, box);
  return placed(resampled(digit, fittedSize(digit, boxSide)));
}
