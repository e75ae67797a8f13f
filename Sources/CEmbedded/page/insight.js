// The panels inside the network: its input, the pixels that count for its answer, and its layers one by one.
"use strict";

class InsightView {
  /** `ask(k, unit)` is called when the user selects a unit of layer `k`. */
  constructor(network, names, { image: [width, height], isFramed, deslants }, ask) {
    this.#network = network;
    this.#names = names;
    this.#width = width;
    this.#fieldWords = `${width} × ${height} pixels, ` + (isFramed
      ? `cropped, scaled and centred as MNIST's are${deslants ? ", and deslanted" : ""}`
      : "the whole paper scaled down");
    this.#layers = network.layers.slice(0, -1).map((layer, k) =>
      new (layer instanceof Convolution ? MapsPanel : UnitsPanel)(layerTitle(network, k), network.shapes[k + 1]));
    this.#layers.forEach((panel, k) => this.#open(panel, k, ask));
    if (network.layers[0] instanceof Convolution) {
      this.#filters = new FiltersPanel(network.layers[0]);
      this.#open(this.#filters, 0, ask, this.#layers[0].figure);
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(this.#shown));
    this.show({});
  }

  #network;
  #names;
  #width;
  #fieldWords;
  #layers;
  #filters;
  #marks = [];
  #shown = {};

  #open(panel, k, ask, before = null) {
    document.getElementById("panels").insertBefore(panel.figure, before);
    const nameOf = (unit) => unitName(this.#network, k, unit, this.#names);
    this.#marks.push({ k, mark: makeChoosable(panel, nameOf, (unit) => ask(k, unit)) });
  }

  /** Highlights the selected unit, `{k, unit}`, wherever it is shown; no unit if undefined. */
  mark(asked) {
    for (const { k, mark } of this.#marks) mark(asked?.k === k ? asked.unit : undefined);
  }

  /** Shows a reading of a field, or empty panels without one. */
  show({ field, reading }) {
    this.#shown = { field, reading };
    const colors = panelColors();
    const network = this.#network;
    const [, rows, columns] = network.shapes[0];
    const empty = new Float64Array(rows * columns);
    const seen = document.getElementById("seen");
    paintCells(seen, field ?? empty, this.#width, colors.paper, () => colors.ink, (level) => level / 255);
    const [winner, second] = reading?.ranking ?? [];
    const evidence = reading ? network.evidence(reading, winner, second) : empty;
    const panel = document.getElementById("evidence");
    paintSigned(panel, evidence, this.#width, colors);
    document.getElementById("seen-words").textContent = this.#fieldWords;
    showKey(document.getElementById("evidence-words"), reading && [this.#names[winner], this.#names[second]]);
    panel.setAttribute(
      "aria-label", reading ? `Evidence of the pixels for ${this.#names[winner]} or for ${this.#names[second]}` : "Empty");
    this.#filters?.show(network.layers[0], colors);
    this.#layers.forEach((layer, k) => layer.show(reading?.values[k + 1], colors));
  }
}

/** The title of a layer's panel. */
function layerTitle({ layers }, k) {
  const convolutions = layers.filter((layer) => layer instanceof Convolution).length;
  return k < convolutions ? `Feature maps ${k + 1}` : `Hidden layer ${k + 1 - convolutions}`;
}

/** The name of a unit of layer `k`, counted from 1; units of the last layer are classes. */
function unitName(network, k, unit, names) {
  if (k === network.layers.length - 1) return names[unit];
  const convolutions = network.layers.filter((layer) => layer instanceof Convolution).length;
  return k < convolutions
    ? `Filter ${unit + 1} of layer ${k + 1}`
    : `Unit ${unit + 1} of hidden layer ${k + 1 - convolutions}`;
}

/** The name of an input of layer `k`: a pixel, a position in a feature map, a unit. */
function inputName(network, k, index) {
  const [, height, width] = network.shapes[k];
  if (height === undefined) return `unit ${index + 1}`;
  const place = `row ${(Math.floor(index / width) % height) + 1}, column ${(index % width) + 1}`;
  return k === 0 ? `pixel in ${place}` : `map ${Math.floor(index / (width * height)) + 1}, ${place}`;
}

/** The legend of the two colours of the evidence. */
function showKey(words, names) {
  words.replaceChildren();
  if (!names) {
    words.textContent = "for the answer, or for the runner-up";
    return;
  }
  names.forEach((name, k) => {
    const swatch = document.createElement("i");
    swatch.className = ["for", "against"][k];
    const entry = document.createElement("span");
    entry.className = "key";
    entry.append(swatch, `for ${name}`);
    words.append(entry, " ");
  });
}
