// Drawings kept with their labels as training data: a list stored in the browser, and exports for `digits train --data`
// and `digits predict`.
"use strict";

/** One in this many drawings of a digit goes into the test files. */
const testEvery = 5;
const storageKey = "digits: kept drawings";

/** The kept drawings: `{label, field, png}`, with the framed digit as `field` and a data URL as `png`. */
class Collection {
  /** Loads the drawings kept in this browser that match the number of classes and the image size. */
  constructor(classCount, [width, height]) {
    this.#size = [height, width];
    this.drawings = recalled().filter(({ label, field }) => label < classCount && field.length === width * height);
  }

  #size;

  add(drawing) {
    this.drawings.push(drawing);
    this.#remember();
  }

  remove(index) {
    this.drawings.splice(index, 1);
    this.#remember();
  }

  clear() {
    this.drawings = [];
    this.#remember();
  }

  /** The drawings for training and those for testing: every fifth of each digit. Neither is ever empty. */
  get splits() {
    const seen = new Map();
    const test = this.drawings.filter(({ label }) => {
      seen.set(label, (seen.get(label) ?? 0) + 1);
      return seen.get(label) % testEvery === 0;
    });
    // If no digit has been drawn five times, the last drawing is used.
    if (test.length === 0) test.push(...this.drawings.slice(-1));
    const rest = this.drawings.filter((drawing) => !test.includes(drawing));
    return { train: rest.length > 0 ? rest : this.drawings, test };
  }

  /** The four files of a data set under MNIST's names, in a folder. */
  dataSet(folder) {
    const { train, test } = this.splits;
    return zip(
      [["train", train], ["t10k", test]].flatMap(([name, drawings]) => [
        [
          `${folder}/${name}-images-idx3-ubyte`,
          idx([drawings.length, ...this.#size], joined(drawings.map(({ field }) => field))),
        ],
        [`${folder}/${name}-labels-idx1-ubyte`, idx([drawings.length], drawings.map(({ label }) => label))],
      ]));
  }

  /** The drawings as PNG files in a folder, with their labels in `labels.csv`. */
  pictures(folder) {
    const names = this.drawings.map(({ label }, k) => `${label}-${String(k + 1).padStart(4, "0")}.png`);
    const rows = this.drawings.map(({ label }, k) => `${names[k]},${label}\n`);
    return zip([
      ...this.drawings.map(({ png }, k) => [`${folder}/${names[k]}`, bytesOfBase64(png.split(",")[1])]),
      [`${folder}/labels.csv`, new TextEncoder().encode(`file,label\n${rows.join("")}`)],
    ]);
  }

  /** Saves the list in the browser's storage if available; otherwise it lasts as long as the page. */
  #remember() {
    const plain = this.drawings.map(({ label, field, png }) => ({ label, field: [...field], png }));
    try {
      localStorage.setItem(storageKey, JSON.stringify(plain));
    } catch {
      // Storage is full or disabled; the page has not promised to keep the list.
    }
  }
}

function recalled() {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey)) ?? [];
    return kept.map(({ label, field, png }) => ({ label, field: Uint8Array.from(field), png }));
  } catch {
    return [];
  }
}

/** The view of the list and its controls. */
class KeepingView {
  /** `keep(label)` is called when the user labels the current drawing, `onchange()` when the list has changed. */
  constructor(names, collection, keep, onchange) {
    this.#names = names;
    this.#collection = collection;
    this.#onchange = onchange;
    const buttons = names.map((name, label) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => keep(label));
      return button;
    });
    document.getElementById("labels").append(...buttons);
    const folder = "my-digits";
    on("export-idx", "click", () => {
      download(collection.dataSet(folder), `${folder}.zip`);
      const { train, test } = collection.splits;
      this.#say(
        `Unpack ${folder}.zip, then: digits train --data ./${folder} `
          + `(${train.length} to train on, ${test.length} to test with)`);
    });
    on("export-png", "click", () => {
      download(collection.pictures(folder), `${folder}-pictures.zip`);
      this.#say(`Unpack ${folder}-pictures.zip, then: digits predict --labels ${folder}/labels.csv`);
    });
    on("forget", "click", () => {
      collection.clear();
      this.show("Removed all drawings.");
    });
    this.show("");
  }

  #names;
  #collection;
  #onchange;

  /** Shows the list, and the message `words` about the last action. */
  show(words) {
    const { drawings } = this.#collection;
    const items = drawings.map((drawing, index) => this.#item(drawing, index));
    document.getElementById("kept").replaceChildren(...items.reverse());
    document.getElementById("exports").hidden = drawings.length === 0;
    document.getElementById("kept-words").textContent = words;
    this.#onchange();
    this.#say("");
  }

  #item({ label, png }, index) {
    const item = document.createElement("li");
    const picture = document.createElement("img");
    picture.src = png;
    picture.alt = "";
    const name = document.createElement("b");
    name.textContent = this.#names[label];
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", `Remove drawing ${index + 1}, a ${this.#names[label]}`);
    remove.addEventListener("click", () => {
      this.#collection.remove(index);
      this.show(`Removed a ${this.#names[label]}.`);
    });
    item.append(picture, name, remove);
    return item;
  }

  #say(words) {
    document.getElementById("export-words").textContent = words;
  }
}
