// The page's controller: reads the drawing once per frame and connects all controls. Each part is in its own file.
"use strict";

/** Registers a listener on the element with that id. */
function on(id, event, listener) {
  document.getElementById(id).addEventListener(event, listener);
}

/** The page's controller. */
class Page {
  constructor({ network, values, description }) {
    this.network = network;
    this.description = description;
    this.names = description.classes;
    this.noun = nounOf(this.names);
    for (const word of document.querySelectorAll(".noun")) word.textContent = this.noun;
    this.answer = new AnswerView(this.names, this.noun, description.leastConfidence);
    this.question = new QuestionView(network, this.names);
    const ask = (k, unit) => this.question.ask(k, unit);
    this.answer.onask = (label) => ask(network.layers.length - 1, label);
    this.insight = new InsightView(network, this.names, description, ask);
    this.question.onask = (asked) => this.insight.mark(asked);
    this.workbench = new Workbench(network, values, (change) => this.#weightsChanged(change));
    this.collection = new Collection(this.names.length, description.image);
    this.board = new Board(document.getElementById("board"), (change) => this.#readSoon(change));
    const samples = embeddedSamples(description);
    const seen = (pictures) => pictures.map(({ field, label }) => ({ field: this.seen(field), label }));
    const kept = () => seen(this.collection.drawings);
    this.correction = new CorrectionView(this.workbench, kept, seen(samples), description.metadata);
    this.moments = new MomentsView(network, values, description, (weights) => {
      this.workbench.turnTo(weights);
      this.correction.begin();
    });
    const keptChanged = () => this.correction.show();
    this.keeping = new KeepingView(this.names, this.collection, (label) => this.keep(label), keptChanged);
    const views = {
      samples: new SamplesView(samples, this.names, description, (sample) => this.openSample(sample)),
      damage: new DamageView(network, this.names, (damage) => this.workbench.damage(damage)),
    };
    this.examination = new Examination(this.workbench, seen(samples), views);
    this.tools = new Tools(this);
    showLayers(description);
    showFacts(description);
    showStory(description);
    this.read({ isDone: true });
    this.examination.begin({ isWhole: true });
  }

  #frame;
  #isDone = false;
  #severalTimer;

  /**
   * The reading of any picture: `{framed, field, reading}`, or `{blank}`, the reason why there is none. `framed` is the
   * digit normalised like MNIST, `field` the network's input made of it. A sample has its `label`.
   */
  reading(picture) {
    const { field: framed, ink, blank } = this.#framed(picture);
    if (!framed) return { blank };
    const field = this.seen(framed);
    return { framed, field, ink, reading: this.network.read(field), label: picture.label };
  }

  /** The digits on the paper when there are several, line by line; see `severalDigits`. */
  several({ ink }) {
    if (!ink || !this.description.readsDigits) return undefined;
    return severalDigits(ink, (framed) => this.network.read(this.seen(framed)).values.at(-1));
  }

  #framed(picture) {
    if (picture.field) return picture;
    return this.description.isFramed ? normalize(picture) : wholePaper(picture, this.description.image);
  }

  /** A framed digit as the network's input. */
  seen(framed) {
    return this.description.deslants ? deslanted(framed) : framed;
  }

  #weightsChanged({ isWhole }) {
    this.#readSoon({ isDone: true });
    this.examination.begin({ isWhole });
  }

  /** Reads the paper and shows the result. */
  read({ isDone }) {
    const start = performance.now();
    const isEmpty = this.board.isEmpty;
    this.state = { isEmpty, ...(isEmpty ? {} : this.reading(this.board.picture)) };
    this.answer.show(this.state, isDone);
    clearTimeout(this.#severalTimer);
    // Finding several digits takes many readings, so it waits until the pen rests.
    if (isDone && this.state.ink) this.#severalTimer = setTimeout(() => this.#lookForSeveral(), 150);
    this.insight.show(this.state);
    this.question.show(this.state.reading);
    this.tools.show();
    this.#showTime(start);
  }

  #lookForSeveral() {
    this.state.several = this.several(this.state);
    if (this.state.several) this.answer.show(this.state, true);
  }

  /** Shows the duration of the reading that began at `start`, from the pixels to the last panel. */
  #showTime(start) {
    /** The duration of the last reading, from the pixels to the last panel. */
    this.milliseconds = performance.now() - start;
    const weights = this.description.parameters.toLocaleString("en");
    document.getElementById("time").textContent = this.state.reading
      ? `Read in ${this.milliseconds.toFixed(1)} ms with ${weights} weights.`
      : `The network has ${weights} weights.`;
  }

  /** Schedules a single reading per frame, whatever the number of events. */
  #readSoon({ isDone }) {
    this.#isDone = isDone;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.read({ isDone: this.#isDone });
    });
  }

  /** Keeps the current drawing under that class and clears the paper. */
  keep(label) {
    this.read({ isDone: true });
    if (this.state.field === undefined) {
      this.keeping.show(`There is no ${this.noun} to keep.`);
      return;
    }
    this.collection.add({ label, field: this.state.framed, png: this.board.png });
    this.board.turn((drawing) => drawing.clear());
    this.keeping.show(`Kept as ${this.names[label]}; ${this.collection.drawings.length} in total.`);
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

  /** Opens a sample in place of the drawing. */
  openSample({ field, label }) {
    const [width, height] = this.description.image;
    const picture = { bitmap: fieldCanvas(field, width, height), width, height, field, label };
    this.board.turn((drawing) => drawing.show(picture));
  }
}

/** The noun for a drawing: digits are known by their names; other classes may be anything. */
function nounOf(names) {
  return names.length <= 10 && names.every((name, label) => name === String(label)) ? "digit" : "sign";
}

/** Shows an error message, or clears it when there are no words. */
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
