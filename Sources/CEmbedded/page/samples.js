// The sample digits embedded in the page, as buttons, misread ones first.
"use strict";

/** The samples in the page: `{field, label}`, `field` being the network's input before deslanting. */
function embeddedSamples({ sampleLabels, image: [width, height] }) {
  const pixels = bytesOfBase64(document.getElementById("network-samples").textContent);
  const area = width * height;
  return sampleLabels.map((label, k) => ({ label, field: pixels.subarray(k * area, (k + 1) * area) }));
}

/** The view of the samples as buttons. */
class SamplesView {
  /** `open(sample)` is called when one is selected. */
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
    on("sample-list", "keydown", (event) => this.#key(event));
    on("sample-list", "focusin", ({ target }) => this.#reachable(target));
    this.#reachable(this.#items[0]?.firstChild);
  }

  #samples;
  #names;
  #items;

  /** Roving tabindex: Tab reaches one sample, the arrow keys the others. */
  #reachable(button) {
    for (const { firstChild } of this.#items) firstChild.tabIndex = firstChild === button ? 0 : -1;
  }

  #key(event) {
    const item = event.target.closest("li");
    const next = {
      ArrowRight: item?.nextSibling, ArrowDown: item?.nextSibling,
      ArrowLeft: item?.previousSibling, ArrowUp: item?.previousSibling,
    }[event.key];
    if (!next?.firstChild) return;
    event.preventDefault();
    next.firstChild.focus();
  }

  /** Marks misread samples and moves them to the front. */
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
    // Moving a button in the document removes its focus.
    const focused = document.activeElement;
    list.append(...numbers.map((k) => this.#items[k]));
    if (list.contains(focused)) focused.focus({ preventScroll: true });
    else this.#reachable(list.firstChild?.firstChild);
    const count = numbers.filter(wrong).length;
    document.getElementById("sample-words").textContent = count === 0
      ? `All ${numbers.length} are read correctly.`
      : `${count} of ${numbers.length} ${count === 1 ? "is" : "are"} misread and come${count === 1 ? "s" : ""} first, `
        + "with what was read instead.";
  }
}

/** A picture as a canvas: black ink on a transparent background. */
function fieldCanvas(field, width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  field.forEach((level, i) => (image.data[4 * i + 3] = level));
  context.putImageData(image, 0, 0);
  return canvas;
}
