// The panels of a network's filters, feature maps and hidden units, each a canvas with selectable units.
"use strict";

/** A canvas with a title above and a caption below. */
class Panel {
  constructor(title) {
    this.figure = document.createElement("figure");
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("role", "img");
    this.title = title;
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
  constructor(title, [count]) {
    super(title);
    this.count = count;
    this.columns = Math.max(1, Math.ceil(Math.sqrt(count)));
    this.grid = { count, across: this.columns, width: 1, height: 1, gap: 0 };
  }

  show(values, colors) {
    const { count } = this;
    const units = values ?? new Float64Array(count);
    paintActivity(this.canvas, units, this.columns, greatest(units), colors);
    this.say(values ? `${activeCount(units)} of ${count} units active` : `${count} units`);
  }
}

/** The feature maps of one convolutional layer side by side. */
class MapsPanel extends Panel {
  constructor(title, [count, height, width]) {
    super(title);
    [this.count, this.height, this.width] = [count, height, width];
    this.grid = { count, across: Math.ceil(Math.sqrt(count)), width, height, gap: 1 };
  }

  show(values, colors) {
    const { count, height, width } = this;
    const maps = values ?? new Float64Array(count * height * width);
    const tiles = tiled(maps, count, height, width);
    paintActivity(this.canvas, tiles.values, tiles.columns, greatest(maps), colors);
    const share = Math.round((100 * activeCount(maps)) / maps.length);
    this.say(`${count} maps of ${height} × ${width}` + (values ? `, active at ${share} % of their positions` : ""));
  }
}

/** The filters of the first convolutional layer, each scaled to its own strongest weight. */
class FiltersPanel extends Panel {
  constructor({ filters, kernelSize }) {
    super("Filters 1");
    this.grid = { count: filters, across: Math.ceil(Math.sqrt(filters)), width: kernelSize, height: kernelSize, gap: 1 };
    this.say(`${filters} of ${kernelSize} × ${kernelSize}: what each responds to, and what inhibits it`);
  }

  show({ filters, kernelSize, weights }, colors) {
    const area = kernelSize * kernelSize;
    const shares = weights.map((weight, i) => {
      const start = i - (i % area);
      return weight / greatest(weights.subarray(start, start + area).map(Math.abs));
    });
    const { values, columns } = tiled(shares, filters, kernelSize, kernelSize);
    const color = (value) => (value > 0 ? colors.for : colors.against);
    paintCells(this.canvas, values, columns, colors.paper, color, Math.abs);
  }
}

/**
 * Makes the units of a panel selectable by click, or with the arrow keys and Enter. `nameOf(unit)` gives a unit's name;
 * `ask(unit)` is called with the selected one. Returns a function that highlights a unit, or none.
 */
function makeChoosable({ canvas, figure, title, grid }, nameOf, ask) {
  const { count, across, width, height, gap } = grid;
  const frame = document.createElement("div");
  const ring = document.createElement("div");
  frame.className = "choosable";
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", title);
  frame.setAttribute("aria-describedby", "choosing-help");
  ring.className = "ring";
  canvas.before(frame);
  frame.append(canvas, ring);
  let chosen = 0;
  const choose = (unit) => {
    chosen = unit;
    const percent = (cells, all) => `${(100 * cells) / all}%`;
    ring.style.left = percent((unit % across) * (width + gap), canvas.width);
    ring.style.top = percent(Math.floor(unit / across) * (height + gap), canvas.height);
    ring.style.width = percent(width, canvas.width);
    ring.style.height = percent(height, canvas.height);
    frame.title = nameOf(unit);
  };
  const mark = (unit) => {
    figure.classList.toggle("asked", unit !== undefined);
    if (unit !== undefined) choose(unit);
  };
  frame.addEventListener("focus", () => choose(chosen));
  frame.addEventListener("pointermove", (event) => {
    const unit = unitAt(event);
    frame.title = unit === undefined ? "" : nameOf(unit);
  });
  frame.addEventListener("click", (event) => {
    const unit = unitAt(event);
    if (unit !== undefined) ask(unit);
  });
  frame.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across }[event.key];
    if (![" ", "Enter"].includes(event.key) && step === undefined) return;
    event.preventDefault();
    if (step === undefined) {
      ask(chosen);
    } else if (chosen + step >= 0 && chosen + step < count) {
      choose(chosen + step);
      document.getElementById("spoken").textContent = nameOf(chosen);
    }
  });
  return mark;
  function unitAt({ clientX, clientY }) {
    const box = canvas.getBoundingClientRect();
    const column = Math.floor((((clientX - box.left) / box.width) * canvas.width) / (width + gap));
    const row = Math.floor((((clientY - box.top) / box.height) * canvas.height) / (height + gap));
    const unit = row * across + column;
    return column >= 0 && column < across && row >= 0 && unit < count ? unit : undefined;
  }
}
