// From the pixels of a picture to its light: one channel, alpha gone. The twin of Luminance.swift and
// Reduction.swift in Sources/Images/Normalization, integer by integer.
"use strict";

/**
 * The luma of a picture, composited on a background that leaves its ink visible.
 * @param {{width: number, height: number, data: Uint8ClampedArray | Uint8Array}} picture RGBA, not premultiplied
 * @returns {{width: number, height: number, samples: Uint8Array}}
 */
function luminance({ width, height, data }) {
  const count = width * height;
  const samples = new Uint8Array(count);
  let visible = 0;
  let light = 0;
  for (let i = 0; i < count; i += 1) {
    const p = 4 * i;
    const luma = Math.trunc((299 * data[p] + 587 * data[p + 1] + 114 * data[p + 2] + 500) / 1000);
    samples[i] = luma;
    visible += data[p + 3];
    light += luma * data[p + 3];
  }
  if (visible < 255 * count) {
    const background = 2 * light <= 255 * visible ? 255 : 0;
    for (let i = 0; i < count; i += 1) {
      const opacity = data[4 * i + 3];
      samples[i] = Math.trunc((samples[i] * opacity + background * (255 - opacity) + 127) / 255);
    }
  }
  return { width, height, samples };
}

/** A picture averaged over squares of the least whole size that brings both sides to `longest` or less. */
function reduced(image, longest) {
  const { width, height, samples } = image;
  const factor = Math.ceil(Math.max(width, height) / longest);
  if (factor <= 1) return { image, factor: 1 };
  const newWidth = Math.ceil(width / factor);
  const newHeight = Math.ceil(height / factor);
  const result = new Uint8Array(newWidth * newHeight);
  for (let row = 0; row < newHeight; row += 1) {
    const bottom = Math.min((row + 1) * factor, height);
    const sums = new Float64Array(newWidth);
    for (let y = row * factor; y < bottom; y += 1) {
      for (let x = 0; x < width; x += 1) sums[Math.trunc(x / factor)] += samples[y * width + x];
    }
    for (let column = 0; column < newWidth; column += 1) {
      const columns = Math.min((column + 1) * factor, width) - column * factor;
      const area = columns * (bottom - row * factor);
      result[row * newWidth + column] = Math.trunc((sums[column] + Math.trunc(area / 2)) / area);
    }
  }
  return { image: { width: newWidth, height: newHeight, samples: result }, factor };
}
