// Detects a sheet of paper on another surface: a large solid piece of "ink" with ink on it. The twin of Sheet.swift in
// Sources/Images/Normalization, except that sheets recognised only by straight sides are missed.
"use strict";

/** The largest piece of a selection, if it is solid and not narrow: `{box, spans, heights}`; undefined otherwise. */
function sheetIn(selection) {
  const { largest, pieces, runs } = selection;
  if (largest === undefined) return undefined;
  const piece = pieces[largest];
  const box = { x: piece.left, y: piece.top, width: piece.right - piece.left, height: piece.bottom - piece.top };
  const fill = piece.mass / 255 / (box.width * box.height);
  if (fill <= 0.7 || Math.min(box.width, box.height) <= 0.4 * Math.max(box.width, box.height)) return undefined;
  // For each row its columns, and for each column its rows, from the first ink to the last.
  const spans = Array.from({ length: box.height }, () => [Infinity, 0]);
  const heights = Array.from({ length: box.width }, () => [Infinity, 0]);
  for (const run of runs) {
    if (run.piece !== largest) continue;
    const span = spans[run.row - box.y];
    span[0] = Math.min(span[0], run.from);
    span[1] = run.to;
    for (let column = run.from; column < run.to; column += 1) {
      const height = heights[column - box.x];
      height[0] = Math.min(height[0], run.row);
      height[1] = run.row + 1;
    }
  }
  return { box, spans, heights };
}

/**
 * The part of an image in a sheet's box, with pixels outside the sheet at its median; undefined when it is all edge.
 */
function contentOf({ box, spans, heights }, image) {
  const inset = Math.max(1, Math.trunc(0.02 * Math.max(image.width, image.height)));
  const picture = cropped(image, box);
  const isInside = new Uint8Array(picture.samples.length);
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      const [left, right] = spans[y];
      const [top, bottom] = heights[x];
      const [column, row] = [box.x + x, box.y + y];
      isInside[y * box.width + x] =
        column >= left + inset && column < right - inset && row >= top + inset && row < bottom - inset;
    }
  }
  const median = quantile(histogram(picture.samples.filter((_, i) => isInside[i])), 0.5);
  if (median === undefined) return undefined;
  return { ...picture, samples: picture.samples.map((sample, i) => (isInside[i] ? sample : median)) };
}
