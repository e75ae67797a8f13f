// Removes uneven light and shadows by dividing each pixel by the level of the paper around it. The twin of
// EvenLight.swift in Sources/Images/Normalization.
"use strict";

const evenPaper = 170;
const darkestPaper = 8;

/** The picture in even light: each sample divided by the local paper level, with paper at 170. */
function evenlyLit(image) {
  const { picture: small, factor } = reduced({ ...image, channels: 1 }, 64);
  const first = Float64Array.from(localMedians(small), (level) => Math.max(level, darkestPaper));
  const evened = {
    ...small,
    samples: small.samples.map((sample, i) => Math.min((sample / first[i]) * evenPaper, 255) + 0.5),
  };
  const second = localMedians(evened);
  const paper = first.map((level, i) => (level * Math.max(second[i], darkestPaper)) / evenPaper);
  return divided(image, paper, small, factor);
}

/** The lower median of the square around each sample, half as long as the longer side and cropped to the picture. */
function localMedians({ width, height, samples }) {
  const reach = Math.trunc(Math.max(width, height) / 4);
  const medians = new Uint8Array(samples.length);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(y - reach, 0);
    const bottom = Math.min(y + reach + 1, height);
    const counts = new Int32Array(256);
    let total = 0;
    const count = (column, step) => {
      for (let row = top; row < bottom; row += 1) counts[samples[row * width + column]] += step;
      total += step * (bottom - top);
    };
    for (let column = 0; column < Math.min(reach, width); column += 1) count(column, 1);
    for (let x = 0; x < width; x += 1) {
      if (x + reach < width) count(x + reach, 1);
      if (x > reach) count(x - reach - 1, -1);
      let seen = 0;
      let level = -1;
      while (2 * seen < total) {
        level += 1;
        seen += counts[level];
      }
      medians[y * width + x] = level;
    }
  }
  return medians;
}

/**
 * Each sample divided by `paper`, one value per square of `factor` pixels, interpolated bilinearly between their
 * centres.
 */
function divided({ width, height, samples }, paper, small, factor) {
  const columns = Array.from({ length: width }, (_, x) => between(x, factor, small.width));
  const result = new Uint8Array(samples.length);
  const line = new Float64Array(small.width);
  for (let y = 0; y < height; y += 1) {
    const row = between(y, factor, small.height);
    for (let x = 0; x < small.width; x += 1) {
      const a = paper[row.first * small.width + x];
      line[x] = a + row.share * (paper[row.second * small.width + x] - a);
    }
    for (let x = 0; x < width; x += 1) {
      const { first, second, share } = columns[x];
      const level = line[first] + share * (line[second] - line[first]);
      result[y * width + x] = Math.min((samples[y * width + x] / level) * evenPaper, 255) + 0.5;
    }
  }
  return { width, height, samples: result };
}

/** The position of pixel `index` among the centres of `count` squares; clamped beyond the outermost. */
function between(index, factor, count) {
  const place = Math.min(Math.max((index + 0.5) / factor - 0.5, 0), count - 1);
  const first = Math.trunc(place);
  return { first, second: Math.min(first + 1, count - 1), share: place - first };
}
