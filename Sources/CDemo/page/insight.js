// What went on inside: the picture that the network was given, the pixels that spoke for its answer, and its hidden
// units layer by layer. It shows numbers that others have computed.
"use strict";

class InsightView {
  constructor(network, names, deslants) {
    this.#network = network;
    this.#names = names;
    this.#fieldWords = `28 × 28 pixels, cropped, scaled and centred as MNIST's are${deslants ? ", and their slant taken out" : ""}`;
    this.#layers = network.sizes.slice(1, -1).map((count, k) => new LayerPanel(k + 1, count));
    document.getElementById("panels").append(...this.#layers.map((layer) => layer.figure));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(this.#shown));
    this.show({});
  }

  #network;
  #names;
  #fieldWords;
  #layers;
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
    this.#layers.forEach((layer, k) => layer.show(reading?.values[k + 1], colors));
  }
}

/** The units of one hidden layer as a grid of cells. */
class LayerPanel {
  constructor(number, count) {
    this.count = count;
    this.columns = Math.max(1, Math.ceil(Math.sqrt(count)));
    this.figure = document.createElement("figure");
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("role", "img");
    const caption = document.createElement("figcaption");
    const title = document.createElement("b");
    title.textContent = `Hidden layer ${number}`;
    this.words = document.createElement("span");
    caption.append(title, this.words);
    this.figure.append(this.canvas, caption);
  }

  show(values, colors) {
    const { count } = this;
    const units = values ?? new Float64Array(count);
    const strongest = units.reduce((most, value) => Math.max(most, value), 0) || 1;
    const share = (value) => Math.sqrt(value / strongest);
    paintCells(this.canvas, units, this.columns, colors.paper, () => colors.unit, share);
    const active = units.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
    this.words.textContent = values ? `${active} of ${count} units active` : `${count} units`;
    this.canvas.setAttribute("aria-label", this.words.textContent);
  }
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
 * to `color(value)`.
 */
function paintCells(canvas, values, columns, paper, color, share) {
  const rows = Math.ceil(values.length / columns);
  if (canvas.width !== columns || canvas.height !== rows) Object.assign(canvas, { width: columns, height: rows });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < columns * rows; i += 1) {
    // Cells of the last row that nothing is left for are paper.
    const value = values[i] ?? 0;
    const to = color(value);
    const part = share(value);
    for (let k = 0; k < 3; k += 1) image.data[4 * i + k] = paper[k] + (to[k] - paper[k]) * part;
    image.data[4 * i + 3] = 255;
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
