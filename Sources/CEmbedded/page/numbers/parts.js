// Parts of an ink map, which can be cut and joined: `{x, y, width, height, samples}`, with the ink of a part in its
// box. The counterpart of InkPart.swift in Sources/Images/Segmentation.
"use strict";

/** Ink below this value does not connect: it is the blurred edge of a stroke. */
const faintestLink = 64;

/** The connected components of an ink map, in scan order of their first pixels. */
function connectedParts(ink) {
  const solid = { ...ink, samples: ink.samples.map((level) => (level < faintestLink ? 0 : level)) };
  const { runs, pieces } = piecesOf(solid);
  let owners = new Int32Array(ink.samples.length).fill(-1);
  for (const { row, from, to, piece } of runs) owners.fill(piece, row * ink.width + from, row * ink.width + to);
  for (let round = 0; round < 2; round += 1) owners = spread(owners, ink);
  const pixels = pieces.map(() => []);
  owners.forEach((owner, index) => {
    if (owner >= 0) pixels[owner].push(index);
  });
  return pixels.map((indices) => partOf(indices, ink));
}

/** Assigns each unowned ink pixel to the owner of a neighbouring pixel. */
function spread(owners, { width, samples }) {
  return owners.map((owner, index) => {
    if (owner >= 0 || samples[index] === 0) return owner;
    const column = index % width;
    if (column > 0 && owners[index - 1] >= 0) return owners[index - 1];
    if (column + 1 < width && owners[index + 1] >= 0) return owners[index + 1];
    if (index >= width && owners[index - width] >= 0) return owners[index - width];
    return index + width < owners.length ? owners[index + width] : -1;
  });
}

/** The part of an image that consists of these pixel indices; there must be at least one. */
function partOf(indices, image) {
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (const index of indices) {
    const [column, row] = [index % image.width, Math.floor(index / image.width)];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  const [width, height] = [right - left + 1, bottom - top + 1];
  const samples = new Uint8Array(width * height);
  for (const index of indices) {
    const [column, row] = [index % image.width, Math.floor(index / image.width)];
    samples[(row - top) * width + column - left] = image.samples[index];
  }
  return { x: left, y: top, width, height, samples };
}

/** Joins parts into one; there must be at least one. */
function joinedParts(parts) {
  const x = Math.min(...parts.map((part) => part.x));
  const y = Math.min(...parts.map((part) => part.y));
  const width = Math.max(...parts.map((part) => part.x + part.width)) - x;
  const height = Math.max(...parts.map((part) => part.y + part.height)) - y;
  const samples = new Uint8Array(width * height);
  for (const part of parts) {
    for (let row = 0; row < part.height; row += 1) {
      const start = (part.y - y + row) * width + part.x - x;
      for (let column = 0; column < part.width; column += 1) {
        const level = part.samples[row * part.width + column];
        samples[start + column] = Math.max(samples[start + column], level);
      }
    }
  }
  return { x, y, width, height, samples };
}

/** The pieces into which `cuts`, from left to right, divide a part, one more than the cuts; undefined for no ink. */
function piecesBetween(cuts, part) {
  const pixels = Array.from({ length: cuts.length + 1 }, () => []);
  part.samples.forEach((level, index) => {
    if (level === 0) return;
    const [column, row] = [index % part.width, Math.floor(index / part.width)];
    pixels[cuts.filter(({ columns }) => columns[row] <= column).length].push(index);
  });
  return pixels.map((indices) => {
    if (indices.length === 0) return undefined;
    const piece = partOf(indices, part);
    return { ...piece, x: part.x + piece.x, y: part.y + piece.y };
  });
}
