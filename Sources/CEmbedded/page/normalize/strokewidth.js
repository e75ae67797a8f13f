// Widens or thins strokes outside MNIST's usual range of widths to the nearest end of that range. The twin of
// StrokeWidth.swift in Sources/Images/Normalization.
"use strict";

/** The resolution of the grid on which strokes are changed, as a multiple of MNIST's field. */
const fineScale = 4;

/** `ink`, cropped to the digit, with strokes in the usual range of 1.7 to 3.6 pixels of MNIST's field. */
function moderated(ink) {
  for (let round = 0; round < 2; round += 1) {
    const fine = resampled(ink, fittedSize(ink, fineScale * boxSide));
    fine.samples = Uint8Array.from(fine.samples, (value) => Math.trunc(Math.fround(Math.min(value, 255) + 0.5)));
    const width = strokeWidth(fine) / fineScale;
    const target = Math.min(Math.max(width, 1.7), 3.6);
    if (target === width) break;
    const changed = withStrokesGrown(fine, ((target - width) / 2) * fineScale);
    const box = inkBox(changed, faintestEdge);
    if (!box || changed.samples.every((level) => level < 128)) break;
    ink = cropped(changed, box);
  }
  return ink;
}

/** Twice the ink over the length of its outline, in pixels. */
function strokeWidth({ width, height, samples }) {
  const level = (x, y) => (x >= 0 && x < width && y >= 0 && y < height ? samples[y * width + x] : 0);
  let [mass, outline] = [0, 0];
  for (let y = -1; y < height; y += 1) {
    for (let x = -1; x < width; x += 1) {
      const here = level(x, y);
      const right = level(x + 1, y) - here;
      const below = level(x, y + 1) - here;
      mass += here;
      outline += Math.sqrt(right * right + below * below);
    }
  }
  return (2 * mass) / outline;
}

/** Widens strokes by `radius` pixels on each side, or thins them when it is negative. */
function withStrokesGrown({ width, height, samples }, radius) {
  const reach = Math.ceil(Math.abs(radius));
  const disc = [];
  for (let y = -reach; y <= reach; y += 1) {
    for (let x = -reach; x <= reach; x += 1) {
      if (x * x + y * y <= radius * radius + 1e-6) disc.push([x, y]);
    }
  }
  const grows = radius > 0;
  const margin = grows ? reach : 0;
  const [newWidth, newHeight] = [width + 2 * margin, height + 2 * margin];
  const result = new Uint8Array(newWidth * newHeight);
  for (let y = 0; y < newHeight; y += 1) {
    for (let x = 0; x < newWidth; x += 1) {
      let extreme = grows ? 0 : 255;
      for (const [dx, dy] of disc) {
        const [column, row] = [x - margin + dx, y - margin + dy];
        const isInside = column >= 0 && column < width && row >= 0 && row < height;
        const level = isInside ? samples[row * width + column] : 0;
        extreme = grows ? Math.max(extreme, level) : Math.min(extreme, level);
      }
      result[y * newWidth + x] = extreme;
    }
  }
  return { width: newWidth, height: newHeight, samples: result };
}
