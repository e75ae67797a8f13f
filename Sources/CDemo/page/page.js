// The page: what is drawn is read, once a frame, and everything that can be pressed does something. The outline of
// it all; each part is in a file of its own.
"use strict";

/** Registers a listener with the element of that id. */
function on(id, event, listener) {
  document.getElementById(id).addEventListener(event, listener);
}

/** The page at work. */
class Page {
  constructor({ network, description }) {
    this.network = network;
    this.names = description.classes;
    this.deslants = description.deslants;
    this.parameters = description.parameters;
    this.noun = nounOf(this.names);
    for (const word of document.querySelectorAll(".noun")) word.textContent = this.noun;
    this.answer = new AnswerView(this.names, this.noun);
    this.insight = new InsightView(network, this.names, this.deslants);
    this.collection = new Collection();
    this.keeping = new KeepingView(this.names, this.collection, (label) => this.keep(label));
    this.board = new Board(document.getElementById("board"), (change) => this.#readSoon(change));
    this.#listen();
    showLayers(description);
    showFacts(description);
    this.read({ isDone: true });
  }

  #frame;
  #isDone = false;

  /**
   * What the network makes of any picture: `{framed, field, reading}`, or `{blank}`, the reason why there is none.
   * `framed` is the digit as MNIST would have it, `field` the same as the network sees it.
   */
  reading(picture) {
    const { field: framed, blank } = normalize(picture);
    if (!framed) return { blank };
    const field = this.deslants ? deslanted(framed) : framed;
    return { framed, field, reading: this.network.read(field) };
  }

  /** Reads what is on the paper and shows what came of it. */
  read({ isDone }) {
    const start = performance.now();
    const isEmpty = this.board.isEmpty;
    this.state = { isEmpty, ...(isEmpty ? {} : this.reading(this.board.picture)) };
    this.answer.show(this.state, isDone);
    this.insight.show(this.state);
    this.#showTools();
    this.#showTime(start);
  }

  /** Says how long the reading took that began at `start`: from the pixels to the last panel. */
  #showTime(start) {
    /** How long the last reading took, from the pixels to the last panel. */
    this.milliseconds = performance.now() - start;
    const weights = this.parameters.toLocaleString("en");
    document.getElementById("time").textContent = this.state.reading
      ? `Read in ${this.milliseconds.toFixed(1)} ms with ${weights} weights.`
      : `Of ${weights} weights none has been asked yet.`;
  }

  /** However many events a frame brings, the drawing is read once. */
  #readSoon({ isDone }) {
    this.#isDone = isDone;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.read({ isDone: this.#isDone });
    });
  }

  /** Keeps what is on the paper as a drawing of that class, and clears the paper. */
  keep(label) {
    this.read({ isDone: true });
    if (this.state.field === undefined) {
      this.keeping.show(`There is no ${this.noun} on the paper to keep.`);
      return;
    }
    this.collection.add({ label, field: this.state.framed, png: this.board.png });
    this.board.turn((drawing) => drawing.clear());
    this.keeping.show(`Kept as ${this.names[label]}; ${this.collection.drawings.length} in all.`);
  }

  /** Opens a picture in place of the drawing. */
  async open(blob) {
    try {
      const picture = await openPicture(blob);
      this.board.turn((drawing) => drawing.show(picture));
      showFailure("");
    } catch (error) {
      showFailure(error.message);
    }
  }

  #listen() {
    const turn = (change) => () => this.board.turn(change);
    const actions = {
      pen: () => this.#choose(false),
      eraser: () => this.#choose(true),
      undo: turn((drawing) => drawing.undo()),
      redo: turn((drawing) => drawing.redo()),
      clear: turn((drawing) => drawing.clear()),
      open: () => document.getElementById("file").click(),
    };
    for (const [id, action] of Object.entries(actions)) on(id, "click", action);
    on("file", "change", ({ target }) => {
      if (target.files[0]) this.open(target.files[0]);
      target.value = "";
    });
    const width = document.getElementById("width");
    const setWidth = () => (this.board.width = Number(width.value));
    width.addEventListener("input", setWidth);
    listenForPictures((blob) => this.open(blob));
    addEventListener("keydown", (event) => {
      const command = commandOf(event);
      if (command === undefined) return;
      event.preventDefault();
      if (typeof command === "number") {
        if (command < this.names.length) this.keep(command);
      } else if (command === "thinner" || command === "thicker") {
        width[command === "thinner" ? "stepDown" : "stepUp"](2);
        setWidth();
      } else {
        actions[command]();
      }
    });
  }

  #choose(erases) {
    this.board.erases = erases;
    document.getElementById("pen").setAttribute("aria-pressed", !erases);
    document.getElementById("eraser").setAttribute("aria-pressed", erases);
  }

  #showTools() {
    const { drawing } = this.board;
    document.getElementById("undo").disabled = !drawing.canUndo;
    document.getElementById("redo").disabled = !drawing.canRedo;
    document.getElementById("clear").disabled = drawing.isEmpty;
    document.getElementById("paper").classList.toggle("drawn", !this.board.isEmpty);
  }
}

/** What a key asks for: the id of a tool, a width, or the number of a class; undefined where it is not ours. */
function commandOf(event) {
  if (event.altKey || event.defaultPrevented) return undefined;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" ? "redo" : undefined;
  }
  if (/^[0-9]$/.test(key)) return Number(key);
  return { p: "pen", e: "eraser", o: "open", delete: "clear", backspace: "clear", "[": "thinner", "]": "thicker" }[key];
}

/** What the page calls what is drawn: digits are known by their names, of other classes nobody has said what they are. */
function nounOf(names) {
  return names.length <= 10 && names.every((name, label) => name === String(label)) ? "digit" : "sign";
}

/** The layers as a table: what they are, the shape of what they put out, and their weights and biases. */
function showLayers({ layers, parameters }) {
  const rows = layers.map((layer, k) => {
    const { kernelSize: side } = layer;
    const activation = k === layers.length - 1 ? "softmax" : "ReLU";
    const words =
      layer.kind === "convolution"
        ? `filters of ${side} × ${side}${layer.padding === "same" ? ", padded" : ""}, ReLU${layer.pooled ? ", 2 × 2 max pooling" : ""}`
        : `dense, ${activation}`;
    const shape = layer.kind === "convolution" ? shapeText(layer.output) : layer.outputs.toLocaleString("en");
    return [words, shape, layer.parameters];
  });
  const body = document.getElementById("layers");
  for (const [words, shape, count] of [...rows, ["total", "", parameters]]) {
    const row = body.insertRow();
    for (const text of [words, shape, count.toLocaleString("en")]) row.insertCell().textContent = text;
  }
}

/** [channels, height, width] as the program says it, channels last. */
function shapeText([channels, ...size]) {
  return [...size, channels].join(" × ");
}

/** What is known of the network, as pairs of a name and a text. */
function showFacts({ facts }) {
  const items = facts.map(([name, text]) => {
    const item = document.createElement("div");
    const [term, definition] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    definition.textContent = text;
    item.append(term, definition);
    return item;
  });
  document.getElementById("facts").append(...items);
}

/** Says what went wrong, or with no words that nothing does. */
function showFailure(words) {
  const notice = document.getElementById("failure");
  notice.textContent = words;
  notice.hidden = words === "";
}

let page;
try {
  page = new Page(embeddedNetwork());
} catch (error) {
  showFailure(`This page has no network to read with (${error.message}). Make one with: digits export demo.html`);
}
