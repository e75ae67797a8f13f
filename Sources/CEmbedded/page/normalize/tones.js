// The levels of ink and paper in a picture. The twin of Histogram.swift and Tones.swift in
// Sources/Images/Normalization.
"use strict";

/** The histogram of the levels 0 to 255 in `samples`. */
function histogram(samples) {
  const counts = new Float64Array(256);
  for (const sample of samples) counts[sample] += 1;
  return counts;
}

/** The histogram of the four edges of an image; each corner counts once. */
function borderHistogram({ width, height, samples }) {
  const counts = new Float64Array(256);
  for (let y = 0; y < height; y += 1) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(width - 1, 1);
    for (let x = 0; x < width; x += step) counts[samples[y * width + x]] += 1;
  }
  return counts;
}

/** The number of samples in the levels `from` to `to`, inclusive. */
function countIn(counts, from = 0, to = 255) {
  let sum = 0;
  for (let level = from; level <= to; level += 1) sum += counts[level];
  return sum;
}

/**
 * The lowest level that at least `fraction` of the samples in `from` to `to` do not exceed; undefined without samples.
 */
function quantile(counts, fraction, from = 0, to = 255) {
  const total = countIn(counts, from, to);
  let seen = 0;
  for (let level = from; level <= to && total > 0; level += 1) {
    seen += counts[level];
    if (seen > 0 && seen >= fraction * total) return level;
  }
  return undefined;
}

/**
 * Otsu's threshold and its separation, the between-class variance over the total variance; undefined when fewer than
 * two levels occur.
 */
function otsuThreshold(counts) {
  let [total, sum, squares] = [0, 0, 0];
  counts.forEach((count, level) => {
    total += count;
    sum += level * count;
    squares += level * level * count;
  });
  let lowerCount = 0;
  let lowerSum = 0;
  let best = 0;
  let first = 0;
  let last;
  for (let level = 0; level < 255; level += 1) {
    lowerCount += counts[level];
    lowerSum += level * counts[level];
    const upperCount = total - lowerCount;
    if (lowerCount === 0 || upperCount === 0) continue;
    const distance = (sum - lowerSum) / upperCount - lowerSum / lowerCount;
    const separation = lowerCount * upperCount * distance * distance;
    if (separation > best) {
      best = separation;
      first = level;
      last = level;
    } else if (separation === best && level - 1 === last) {
      last = level;
    }
  }
  if (last === undefined) return undefined;
  return { level: Math.trunc((first + last) / 2), separation: best / (squares * total - sum * sum) };
}

/** The standard deviation of normal noise with the same median distance from `centre` as the levels 0 to `to`. */
function spreadAround(counts, centre, to) {
  const distances = new Float64Array(256);
  for (let level = 0; level <= to; level += 1) distances[Math.abs(level - centre)] += counts[level];
  return 1.4826 * (quantile(distances, 0.5) ?? 0);
}

/** The levels of paper and ink in an image, or undefined when it has a single level. */
function tonesOf(image) {
  const light = histogram(image.samples);
  const best = otsuThreshold(light);
  if (best === undefined) return undefined;
  const { level: lightThreshold, separation } = best;
  const lightShare = (counts) => countIn(counts, lightThreshold + 1) / countIn(counts);
  const isDarkInk = lightShare(borderHistogram(image)) + lightShare(light) >= 1;
  const levels = isDarkInk ? light.toReversed() : light;
  const threshold = isDarkInk ? 254 - lightThreshold : lightThreshold;
  const paper = quantile(levels, 0.5, 0, threshold);
  const ink = quantile(levels, 0.95, threshold + 1);
  if (paper === undefined || ink === undefined) return undefined;
  const paperSpread = spreadAround(levels, paper, threshold);
  return { isDarkInk, paper, contrast: ink - paper, paperSpread, separation };
}

/** `image` with paper at 0, full ink at 255 and linear greys in between. */
function inkOf(image, tones) {
  const faintest = 0.04 * tones.contrast;
  const start = 3 * tones.paperSpread;
  const length = Math.max(tones.contrast - start, 1);
  const inkOfLight = Uint8Array.from({ length: 256 }, (_, light) => {
    const distance = (tones.isDarkInk ? 255 - light : light) - tones.paper - start;
    return distance > faintest ? Math.min(Math.max(distance / length, 0), 1) * 255 + 0.5 : 0;
  });
  const samples = new Uint8Array(image.samples.length);
  for (let i = 0; i < samples.length; i += 1) samples[i] = inkOfLight[image.samples[i]];
  return { ...image, samples };
}
