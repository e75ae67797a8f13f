// Digits to click: those that the program has drawn into the page, read by the network as it is just now, the misread
// ones first. The reading is done a few at a time, so that nobody who draws waits for it.
"use strict";

/** The samples in the page: `{field, label}`, field being the picture that the network takes, before its slant goes. */
function embeddedSamples({ sampleLabels, image: [width, height] }) {
  const pixels = bytesOfBase64(document.getElementById("network-samples").textContent);
  const area = width * height;
  return sampleLabels.map((label, k) => ({ label, field: pixels.subarray(k * area, (k + 1) * area) }));
}

/** Reads samples in the pauses of the page. */
class Examiner {
  /** `seen(field)` is a picture as networks see it. */
  constructor(samples, seen) {
    this.#samples = samples;
    this.#fields = samples.map(({ field }) => seen(field));
  }

  #samples;
  #fields;
  #number = 0;

  get count() {
    return this.#samples.length;
  }

  /** How many answers are right. */
  right(answers) {
    return answers.filter((answer, k) => answer === this.#samples[k].label).length;
  }

  /** The class that `network` reads in each sample; undefined when another examination has begun meanwhile. */
  async examine(network) {
    const number = (this.#number += 1);
    const answers = [];
    while (answers.length < this.#samples.length) {
      await new Promise((resume) => setTimeout(resume));
      if (number !== this.#number) return undefined;
      const end = performance.now() + 8;
      do {
        answers.push(network.read(this.#fields[answers.length]).ranking[0]);
      } while (answers.length < this.#samples.length && performance.now() < end);
    }
    return answers;
  }
}

/** The samples as buttons. */
class SamplesView {
  /** `open(sample)` is called when one is chosen. */
  constructor(samples, names, { image: [width, height] }, open) {
    this.#samples = samples;
    this.#names = names;
    this.#items = samples.map((sample) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.append(fieldCanvas(sample.field, width, height));
      button.addEventListener("click", () => open(sample));
      item.append(button);
      return item;
    });
    document.getElementById("samples").hidden = samples.length === 0;
    document.getElementById("sample-list").append(...this.#items);
  }

  #samples;
  #names;
  #items;

  /** Marks the samples that are misread and puts them first. */
  show(answers) {
    const wrong = (k) => answers[k] !== this.#samples[k].label;
    const numbers = [...this.#samples.keys()].sort((a, b) => wrong(b) - wrong(a));
    this.#items.forEach((item, k) => {
      const name = this.#names[this.#samples[k].label];
      const button = item.firstChild;
      item.classList.toggle("wrong", wrong(k));
      item.dataset.answer = wrong(k) ? this.#names[answers[k]] : "";
      button.setAttribute("aria-label", wrong(k) ? `A ${name}, misread as ${this.#names[answers[k]]}` : `A ${name}`);
      button.title = button.getAttribute("aria-label");
    });
    const list = document.getElementById("sample-list");
    // A button that is moved loses the focus.
    const focused = document.activeElement;
    list.append(...numbers.map((k) => this.#items[k]));
    if (list.contains(focused)) focused.focus({ preventScroll: true });
    const count = numbers.filter(wrong).length;
    document.getElementById("sample-words").textContent = count === 0
      ? `All ${numbers.length} are read right.`
      : `${count} of ${numbers.length} ${count === 1 ? "is" : "are"} misread and come${count === 1 ? "s" : ""} first, `
        + "with what was read instead.";
  }
}

/** A picture as a canvas: ink in black, paper clear, to be drawn on any paper. */
function fieldCanvas(field, width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  field.forEach((level, i) => (image.data[4 * i + 3] = level));
  context.putImageData(image, 0, 0);
  return canvas;
}
