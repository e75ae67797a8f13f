// The explanation of one unit: its weights, its inputs, its sum term by term and the units that depend on it; for a
// class, why it and not another. Shows the results of explain.js.
"use strict";

class QuestionView {
  constructor(network, names) {
    this.#network = network;
    this.#names = names;
    on("question-close", "click", () => this.close());
    on("question", "keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(this.#reading));
  }

  /** Called with the selected unit, `{k, unit}`, and with undefined when the panel is closed. */
  onask = () => {};
  #network;
  #names;
  #reading;
  #asked;
  #opener;

  /** Explains unit `unit` of layer `k`; units of the last layer are classes. */
  ask(k, unit) {
    const { activeElement } = document;
    const section = document.getElementById("question");
    if (!section.contains(activeElement)) this.#opener = activeElement;
    this.#asked = { k, unit };
    this.onask(this.#asked);
    section.hidden = false;
    this.show(this.#reading);
    document.getElementById("question-title").focus({ preventScroll: true });
    section.scrollIntoView({ block: "nearest" });
  }

  close() {
    document.getElementById("question").hidden = true;
    this.#asked = undefined;
    this.onask();
    this.#opener?.focus();
  }

  /** Updates the explanation for another reading or none. */
  show(reading) {
    this.#reading = reading;
    if (!this.#asked) return;
    const { k, unit } = this.#asked;
    const network = this.#network;
    const rival = this.#rivalOf(k, unit);
    const answer = explain(network, reading, k, unit, rival);
    const text = (id, words) => (document.getElementById(id).textContent = words);
    text("question-title", this.#title(k, unit, rival));
    text("question-sum", answer.terms ? this.#sumWords(k, unit, rival, answer) : "It has no input yet: draw something.");
    this.#paint(k, answer);
    this.#showParts(k, answer, rival);
    const linksOf = (units, layer) => units.map(({ unit: other, amount }) => this.#link(layer, other, amount));
    const heard = rival === undefined && network.layers[k] instanceof Dense && network.shapes[k].length === 1
      ? linksOf(listensTo(network, k, unit), k - 1) : [];
    this.#list("question-hears", heard, "Its strongest inputs, by weight: ");
    const { units, isAdded } = listeners(network, reading, k, unit);
    const heardBy = isAdded ? "Where its output goes, and what it adds to those sums: " : "Where its output goes, by weight: ";
    this.#list("question-heard", linksOf(units, k + 1), heardBy);
  }

  /** The class to compare with: the winner, or the runner-up for the winner itself. */
  #rivalOf(k, unit) {
    if (k < this.#network.layers.length - 1 || !this.#reading) return undefined;
    const { ranking } = this.#reading;
    return ranking.find((label) => label !== unit);
  }

  #title(k, unit, rival) {
    const name = unitName(this.#network, k, unit, this.#names);
    if (k < this.#network.layers.length - 1) return name;
    if (rival === undefined) return `The class ${name}`;
    const isWinner = this.#reading.ranking[0] === unit;
    return isWinner ? `Why ${name} and not ${this.#names[rival]}?` : `Why not ${name} but ${this.#names[rival]}?`;
  }

  #sumWords(k, unit, rival, { sum, place }) {
    if (rival !== undefined) {
      const [ahead, behind] = sum >= 0 ? [unit, rival] : [rival, unit];
      const times = Math.exp(Math.min(Math.abs(sum), 700));
      const size = times < 1e6
        ? times.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 })
        : times.toExponential(1).replace("e+", " × 10^");
      return `${this.#names[ahead]} is ahead of ${this.#names[behind]} by ${Math.abs(sum).toFixed(3)}, `
        + `which makes it ${size} times as likely.`;
    }
    const where = place ? `At its maximum, in row ${place.row + 1}, column ${place.column + 1}, its` : "Its";
    if (k === this.#network.layers.length - 1) return `${where} sum is ${signed(sum)}.`;
    return `${where} sum is ${signed(sum)}, and its output is ${Math.max(sum, 0).toFixed(3)}`
      + (sum > 0 ? "." : ", because ReLU cuts off negative sums.");
  }

  /** The weights, the inputs and their products, in the shape of the layer below or of the kernel. */
  #paint(k, { weights, given, terms }) {
    const layer = this.#network.layers[k];
    const shape = layer instanceof Dense
      ? this.#network.shapes[k] : [layer.input[0], layer.kernelSize, layer.kernelSize];
    const colors = panelColors();
    const nothing = new Float64Array(weights.length);
    for (const [id, values] of [["weights", weights], ["terms", terms ?? nothing]]) {
      const picture = pictured(values, shape);
      paintSigned(document.getElementById(`question-${id}`), picture.values, picture.columns, colors);
    }
    const picture = pictured(given ?? nothing, shape);
    const canvas = document.getElementById("question-inputs");
    paintActivity(canvas, picture.values, picture.columns, greatest(picture.values), colors);
  }

  #showParts(k, answer, rival) {
    const table = document.getElementById("question-parts");
    table.hidden = !answer.terms;
    table.tBodies[0].replaceChildren();
    if (!answer.terms) return;
    const { told, rest, restCount, bias, total } = partsOf(answer);
    const row = (name, product, amount) => {
      const cells = table.tBodies[0].insertRow();
      for (const content of [name, product, signed(amount / 1000)]) cells.insertCell().append(content);
    };
    for (const { index, amount } of told) {
      const input = answer.inputs[index];
      const product = `${answer.given[index].toFixed(3)} × ${signed(answer.weights[index])}`;
      row(this.#inputLink(k, input), product, amount);
    }
    row(`the other ${restCount.toLocaleString("en")} nonzero terms`, "", rest);
    row(rival === undefined ? "bias" : "difference of biases", "", bias);
    row(rival === undefined ? "sum" : "lead", "", total);
  }

  /** The name of an input; a button when it is a unit that can be selected. */
  #inputLink(k, input) {
    const [, height, width] = this.#network.shapes[k];
    if (k === 0) return inputName(this.#network, k, input);
    const unit = height === undefined ? input : Math.floor(input / (height * width));
    return this.#button(inputName(this.#network, k, input), k - 1, unit);
  }

  #button(words, k, unit) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => this.ask(k, unit));
    return button;
  }

  #link(k, unit, amount) {
    const isClass = k === this.#network.layers.length - 1;
    const name = isClass ? this.#names[unit] : `${this.#network.shapes[k + 1].length > 1 ? "filter" : "unit"} ${unit + 1}`;
    return this.#button(`${name} (${signed(amount)})`, k, unit);
  }

  #list(id, links, words) {
    const line = document.getElementById(id);
    line.hidden = links.length === 0;
    line.replaceChildren(words, ...links);
  }
}

/** A number with its sign and three decimals. */
function signed(value) {
  const text = Math.abs(value).toFixed(3);
  return `${value < 0 && Number(text) !== 0 ? "−" : "+"}${text}`;
}
