// Converts a picture to the single channel that shows its ink best. The twin of Transparency.swift, Reduction.swift,
// Luminance.swift and ChannelMix.swift in Sources/Images/Normalization, with the same steps and roundings; see there
// for the reasons.
"use strict";

/**
 * A picture without alpha: on white if its visible part is mostly dark, on black if it is light.
 * @param {{width: number, height: number, data: Uint8ClampedArray | Uint8Array}} picture RGBA, not premultiplied
 * @returns {{width: number, height: number, samples: Uint8Array, channels: number}} one channel when all is grey
 */
function opaque({ width, height, data }) {
  const count = width * height;
  let [visible, light, isGrey] = [0, 0, true];
  for (let p = 0; p < data.length; p += 4) {
    visible += data[p + 3];
    light += data[p + 3] * luma(data[p], data[p + 1], data[p + 2]);
    isGrey &&= data[p] === data[p + 1] && data[p] === data[p + 2];
  }
  const background = 2 * light <= 255 * visible ? 255 : 0;
  const channels = isGrey ? 1 : 3;
  const samples = new Uint8Array(count * channels);
  for (let i = 0; i < count; i += 1) {
    const opacity = data[4 * i + 3];
    for (let k = 0; k < channels; k += 1) {
      const sample = data[4 * i + k];
      samples[channels * i + k] =
        opacity === 255 ? sample : Math.trunc((sample * opacity + background * (255 - opacity) + 127) / 255);
    }
  }
  return { width, height, samples, channels };
}

/** 0.299 R + 0.587 G + 0.114 B, rounded to nearest. */
function luma(red, green, blue) {
  return Math.trunc((299 * red + 587 * green + 114 * blue + 500) / 1000);
}

/** A picture averaged over the smallest squares, of side `factor`, that bring both sides to at most `longest`. */
function reduced(picture, longest) {
  const { width, height, samples, channels } = picture;
  const factor = Math.ceil(Math.max(width, height) / longest);
  if (factor <= 1) return { picture, factor: 1 };
  const newWidth = Math.ceil(width / factor);
  const newHeight = Math.ceil(height / factor);
  const result = new Uint8Array(newWidth * newHeight * channels);
  const sums = new Float64Array(newWidth * channels);
  for (let row = 0; row < newHeight; row += 1) {
    const bottom = Math.min((row + 1) * factor, height);
    sums.fill(0);
    for (let y = row * factor; y < bottom; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const square = Math.trunc(x / factor) * channels;
        for (let k = 0; k < channels; k += 1) sums[square + k] += samples[(y * width + x) * channels + k];
      }
    }
    for (let column = 0; column < newWidth; column += 1) {
      const area = (Math.min((column + 1) * factor, width) - column * factor) * (bottom - row * factor);
      for (let k = column * channels; k < (column + 1) * channels; k += 1) {
        result[row * newWidth * channels + k] = Math.trunc((sums[k] + Math.trunc(area / 2)) / area);
      }
    }
  }
  return { picture: { width: newWidth, height: newHeight, samples: result, channels }, factor };
}

/**
 * The single channel of an opaque picture that shows its ink best: luma, or the principal component of its colours when
 * their variance along it far exceeds that of luma.
 */
function lightOf(picture) {
  const { width, height, samples, channels } = picture;
  if (channels === 1) return { width, height, samples };
  const mix = channelMix(picture);
  const mixed = mix && seenThrough(mix, picture);
  if (mixed) return mixed;
  const light = new Uint8Array(width * height);
  for (let i = 0; i < light.length; i += 1) light[i] = luma(samples[3 * i], samples[3 * i + 1], samples[3 * i + 2]);
  return { width, height, samples: light };
}

/** The first principal component of a picture's colours, by power iteration; undefined when luma suffices. */
function channelMix(picture) {
  const covariance = colorCovariance(picture);
  const [red, green, blue] = covariance.map((row, k) => row[k]);
  if (Math.max(red, green, blue) <= 0) return undefined;
  let axis = covariance[red >= green && red >= blue ? 0 : green >= blue ? 1 : 2];
  let variance = 0;
  for (let round = 0; round < 32; round += 1) {
    axis = unit(axis);
    const next = [0, 1, 2].map(
      (k) => covariance[0][k] * axis[0] + covariance[1][k] * axis[1] + covariance[2][k] * axis[2]);
    variance = dot(axis, next);
    axis = next;
  }
  axis = unit(axis);
  const sums = [0, 1, 2].map((k) => covariance[0][k] + covariance[1][k] + covariance[2][k]);
  const ofLight = (sums[0] + sums[1] + sums[2]) / 3;
  if (variance <= 2 * ofLight || variance <= 100) return undefined;
  return axis[0] + axis[1] + axis[2] < 0 ? axis.map((weight) => -weight) : axis;
}

function dot(a, b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(vector) {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

/** The covariance matrix of red, green and blue over a grid of at most 256 x 256 pixels. */
function colorCovariance({ width, height, samples }) {
  const step = Math.ceil(Math.max(width, height) / 256);
  let count = 0;
  const sums = [0, 0, 0];
  const products = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const start = (y * width + x) * 3;
      count += 1;
      for (let a = 0; a < 3; a += 1) {
        sums[a] += samples[start + a];
        for (let b = 0; b < 3; b += 1) products[a][b] += samples[start + a] * samples[start + b];
      }
    }
  }
  return products.map((row, a) => row.map((product, b) => (product * count - sums[a] * sums[b]) / (count * count)));
}

/** A picture projected onto a channel mix, with its darkest sample at 0; undefined when the samples hardly differ. */
function seenThrough(mix, { width, height, samples }) {
  const values = new Float64Array(width * height);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    values[i] = mix[0] * samples[3 * i] + mix[1] * samples[3 * i + 1] + mix[2] * samples[3 * i + 2];
    least = Math.min(least, values[i]);
    most = Math.max(most, values[i]);
  }
  if (most - least < leastContrast) return undefined;
  const scale = Math.min(255 / (most - least), 2);
  return { width, height, samples: Uint8Array.from(values, (value) => Math.min((value - least) * scale, 255) + 0.5) };
}
