// What went on inside: the picture that the network was given, the pixels that spoke for its answer, the filters, and
// the feature maps and hidden units layer by layer. It shows numbers that others have computed.
"use strict";

class InsightView {
  constructor(network, names, deslants) {
    this.#network = network;
    this.#names = names;
    this.#fieldWords = `28 × 28 pixels, cropped, scaled and centred as MNIST's are${deslants ? ", and their slant taken out" : ""}`;
    const filterCount = network.layers.filter((layer) => layer instanceof Convolution).length;
    this.#layers = network.layers.slice(0, -1).map((layer, k) =>
      layer instanceof Convolution ? new MapsPanel(k + 1, layer) : new UnitsPanel(k + 1 - filterCount, layer.outputs));
    this.#filters = filterCount > 0 ? new FiltersPanel(network.layers[0]) : undefined;
    const panels = [...(this.#filters ? [this.#filters] : []), ...this.#layers];
    document.getElementById("panels").append(...panels.map((panel) => panel.figure));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(this.#shown));
    this.show({});
  }

  #network;
  #names;
  #fieldWords;
  #layers;
  #filters;
  #shown = {};

  /** Shows what became of a field, or empty panels without one. */
  show({ field, reading }) {
    this.#shown = { field, reading };
    const colors = panelColors();
    const empty = new Float64Array(fieldSide * fieldSide);
    const seen = document.getElementById("seen");
    paintCells(seen, field ?? empty, fieldSide, colors.paper, () => colors.ink, (level) => level / 255);
    const [winner, second] = reading?.ranking ?? [];
    const evidence = reading ? this.#network.evidence(reading, winner, second) : empty;
    const strongest = evidence.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    const side = (value) => (value > 0 ? colors.for : colors.against);
    // The square root lets the weaker half of the pixels be seen beside the strongest.
    const panel = document.getElementById("evidence");
    const share = (value) => Math.sqrt(Math.abs(value) / strongest);
    paintCells(panel, evidence, fieldSide, colors.paper, side, share);
    document.getElementById("seen-words").textContent = this.#fieldWords;
    showKey(document.getElementById("evidence-words"), reading && [this.#names[winner], this.#names[second]]);
    panel.setAttribute(
      "aria-label", reading ? `Pixels that spoke for ${this.#names[winner]} or for ${this.#names[second]}` : "Empty");
    this.#filters?.show(colors);
    this.#layers.forEach((layer, k) => layer.show(reading?.values[k + 1], colors));
  }
}

/** A canvas with a title and words below it. */
class Panel {
  constructor(title) {
    this.figure = document.createElement("figure");
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("role", "img");
    const caption = document.createElement("figcaption");
    const heading = document.createElement("b");
    heading.textContent = title;
    this.words = document.createElement("span");
    caption.append(heading, this.words);
    this.figure.append(this.canvas, caption);
  }

  say(words) {
    this.words.textContent = words;
    this.canvas.setAttribute("aria-label", words);
  }
}

/** The units of one hidden layer as a grid of cells. */
class UnitsPanel extends Panel {
  constructor(number, count) {
    super(`Hidden layer ${number}`);
    this.count = count;
    this.columns = Math.max(1, Math.ceil(Math.sqrt(count)));
  }

  show(values, colors) {
    const { count } = this;
    const units = values ?? new Float64Array(count);
    paintActivity(this.canvas, units, this.columns, greatest(units), colors);
    this.say(values ? `${activeCount(units)} of ${count} units active` : `${count} units`);
  }
}

/** The feature maps of one convolutional layer side by side: where each filter found what it looks for. */
class MapsPanel extends Panel {
  constructor(number, { output: [count, height, width] }) {
    super(`Feature maps ${number}`);
    [this.count, this.height, this.width] = [count, height, width];
  }

  show(values, colors) {
    const { count, height, width } = this;
    const maps = values ?? new Float64Array(count * height * width);
    const tiles = tiled(maps, count, height, width);
    paintActivity(this.canvas, tiles.values, tiles.columns, greatest(maps), colors);
    const share = Math.round((100 * activeCount(maps)) / maps.length);
    this.say(`${count} maps of ${height} × ${width}` + (values ? `, active at ${share} % of their places` : ""));
  }
}

/** The filters of the first convolutional layer, each scaled to its own strongest weight. */
class FiltersPanel extends Panel {
  constructor({ filters, kernelSize, weights }) {
    super("Filters 1");
    const area = kernelSize * kernelSize;
    const shares = weights.map((weight, i) => {
      const start = i - (i % area);
      const own = weights.subarray(start, start + area);
      return weight / (own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1);
    });
    this.tiles = tiled(shares, filters, kernelSize, kernelSize);
    this.say(`${filters} of ${kernelSize} × ${kernelSize}: what each looks for, and what it must not see`);
  }

  show(colors) {
    const color = (value) => (value > 0 ? colors.for : colors.against);
    paintCells(this.canvas, this.tiles.values, this.tiles.columns, colors.paper, color, Math.abs);
  }
}

/**
 * `count` pictures, [count, height, width], as one that has them in rows, with a gap of one cell between them: its cells
 * row by row, NaN in the gaps, and how many columns it has.
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

/** Paints values from 0 up as cells, the square root of their share of `strongest`. */
function paintActivity(canvas, values, columns, strongest, colors) {
  paintCells(canvas, values, columns, colors.paper, () => colors.unit, (value) => Math.sqrt(value / strongest));
}

/** The greatest of values from 0 up, or 1 where all are 0. */
function greatest(values) {
  return values.reduce((most, value) => Math.max(most, value), 0) || 1;
}

function activeCount(values) {
  return values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
}

/** What the two colours of the evidence mean. */
function showKey(words, names) {
  words.replaceChildren();
  if (!names) {
    words.textContent = "for the answer, or for the runner-up";
    return;
  }
  names.forEach((name, k) => {
    const swatch = document.createElement("i");
    swatch.className = ["for", "against"][k];
    words.append(swatch, `for ${name}${k === 0 ? " " : ""}`);
  });
}

/**
 * Paints one cell of a canvas for each value, row by row: `share(value)`, 0 to 1, of the way from the paper's colour
 * to `color(value)`. Cells that are not a number stay clear.
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
    // Cells of the last row that nothing is left for are paper.
    const value = values[i] ?? 0;
    const to = color(value);
    const part = share(value);
    for (let k = 0; k < 3; k += 1) image.data[4 * i + k] = paper[k] + (to[k] - paper[k]) * part;
    image.data[4 * i + 3] = Number.isNaN(value) ? 0 : 255;
  }
  context.putImageData(image, 0, 0);
}

/** The colours of the panels as the style sheet has them just now, by day or by night. */
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
