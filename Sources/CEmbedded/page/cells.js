// Paints arrays of numbers as coloured cells on a canvas, in the colours of the style sheet: single pictures or grids
// of them.
"use strict";

/**
 * Arranges `count` pictures, [count, height, width], in a grid with gaps of one cell. Returns the cells, row-major with
 * NaN in the gaps, and the number of columns.
 */
function tiled(pictures, count, height, width) {
  const across = Math.ceil(Math.sqrt(count));
  const columns = across * (width + 1) - 1;
  const rows = Math.ceil(count / across) * (height + 1) - 1;
  const values = new Float64Array(columns * rows).fill(NaN);
  for (let index = 0; index < count; index += 1) {
    const corner = Math.floor(index / across) * (height + 1) * columns + (index % across) * (width + 1);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        values[corner + y * columns + x] = pictures[(index * height + y) * width + x];
      }
    }
  }
  return { values, columns };
}

/** The values of a layer of shape [units] or [channels, height, width] as cells. */
function pictured(values, [count, height, width]) {
  if (height === undefined) return { values, columns: Math.max(1, Math.ceil(Math.sqrt(count))) };
  return count === 1 ? { values, columns: width } : tiled(values, count, height, width);
}

/** Paints nonnegative values; the intensity is the square root of the share of `strongest`. */
function paintActivity(canvas, values, columns, strongest, colors) {
  paintCells(canvas, values, columns, colors.paper, () => colors.unit, (value) => Math.sqrt(value / strongest));
}

/** Paints values of either sign, the strongest in full colour; the square root makes weak values visible. */
function paintSigned(canvas, values, columns, colors) {
  const strongest = greatest(values.map(Math.abs));
  const side = (value) => (value > 0 ? colors.for : colors.against);
  paintCells(canvas, values, columns, colors.paper, side, (value) => Math.sqrt(Math.abs(value) / strongest));
}

/** The maximum of nonnegative values, or 1 when all are 0. */
function greatest(values) {
  return values.reduce((most, value) => (value > most ? value : most), 0) || 1;
}

function activeCount(values) {
  return values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
}

/**
 * Paints one cell per value, row-major: the paper's colour blended with `color(value)` by `share(value)`, 0 to 1. NaN
 * cells stay transparent.
 */
function paintCells(canvas, values, columns, paper, color, share) {
  const rows = Math.ceil(values.length / columns);
  if (canvas.width !== columns || canvas.height !== rows) {
    Object.assign(canvas, { width: columns, height: rows });
    canvas.style.aspectRatio = `${columns} / ${rows}`;
  }
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < columns * rows; i += 1) {
    // Cells of the last row without a value are paper.
    const value = values[i] ?? 0;
    const to = color(value);
    const part = share(value);
    for (let k = 0; k < 3; k += 1) image.data[4 * i + k] = paper[k] + (to[k] - paper[k]) * part;
    image.data[4 * i + 3] = Number.isNaN(value) ? 0 : 255;
  }
  context.putImageData(image, 0, 0);
}

/** The panels' colours from the style sheet, for the current theme. */
function panelColors() {
  const style = getComputedStyle(document.getElementById("panels"));
  const color = (name) => {
    const hex = style.getPropertyValue(`--${name}`).trim();
    return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
  };
  return {
    paper: color("cell"),
    ink: color("cell-ink"),
    for: color("cell-for"),
    against: color("cell-against"),
    unit: color("cell-unit"),
  };
}
