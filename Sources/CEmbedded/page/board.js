// The drawing surface: pointer and arrow-key input becomes strokes, and strokes become pixels.
"use strict";

class Board {
  /** `onchange` is called when the pixels have changed; `isDone` is false during a stroke. */
  constructor(canvas, onchange) {
    this.drawing = new Drawing();
    this.erases = false;
    this.width = 22;
    this.onchange = onchange;
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    // The network's input: black ink on white paper, always of one size, so that a drawing saved as a file gives the
    // same picture.
    const pixels = document.createElement("canvas");
    pixels.width = pixels.height = paperSide;
    this.#pixels = pixels.getContext("2d", { willReadFrequently: true });
    this.#listen();
    new ResizeObserver(() => this.#fit()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
    this.repaint();
  }

  #canvas;
  #context;
  #pixels;
  /** The stroke being drawn, its pointer, and the number of its points already painted. */
  #stroke;
  #pointer;
  #painted = 0;
  /** The position of the keyboard pen; undefined until an arrow key is pressed. */
  #keyPen;

  /** The picture to be read: the opened one, or the drawing. */
  get picture() {
    return this.#opened ?? this.#pixels.getImageData(0, 0, paperSide, paperSide);
  }

  /** The opened picture; undefined while a stroke is being drawn. */
  get #opened() {
    return this.#stroke ? undefined : this.drawing.picture;
  }

  /** The paper as a PNG data URL. */
  get png() {
    return this.#pixels.canvas.toDataURL("image/png");
  }

  get isEmpty() {
    return this.drawing.isEmpty && this.#stroke === undefined;
  }

  /** Replaces the drawing by `change(drawing)` and repaints. */
  turn(change) {
    this.#finish();
    change(this.drawing);
    this.repaint();
    this.onchange({ isDone: true });
  }

  repaint() {
    this.#pixels.globalCompositeOperation = "source-over";
    this.#pixels.fillStyle = "white";
    this.#pixels.fillRect(0, 0, paperSide, paperSide);
    const { width, height } = this.#canvas;
    this.#context.resetTransform();
    this.#context.clearRect(0, 0, width, height);
    this.#context.scale(width / paperSide, height / paperSide);
    if (this.#opened) {
      for (const context of [this.#pixels, this.#context]) drawFitted(context, this.#opened.bitmap);
      if (this.#opened.field) this.#tint();
    }
    for (const stroke of this.drawing.strokes) this.#paint(stroke);
    if (this.#stroke) this.#paint(this.#stroke, { isDone: false });
    this.#paintKeyPen();
  }

  #paint(stroke, extent) {
    // The screen shows ink on a transparent background, in the colours of the theme; the eraser removes ink.
    this.#context.globalCompositeOperation = stroke.erases ? "destination-out" : "source-over";
    this.#context.strokeStyle = getComputedStyle(this.#canvas).color;
    this.#pixels.strokeStyle = stroke.erases ? "white" : "black";
    paintStroke(this.#context, stroke, extent);
    paintStroke(this.#pixels, stroke, extent);
    this.#context.globalCompositeOperation = "source-over";
  }

  /** Fills the ink on the screen with the theme's colour. */
  #tint() {
    this.#context.globalCompositeOperation = "source-in";
    this.#context.fillStyle = getComputedStyle(this.#canvas).color;
    this.#context.fillRect(0, 0, paperSide, paperSide);
    this.#context.globalCompositeOperation = "source-over";
  }

  #fit() {
    const side = Math.round(this.#canvas.clientWidth * devicePixelRatio);
    if (side === 0 || side === this.#canvas.width) return;
    this.#canvas.width = this.#canvas.height = side;
    this.repaint();
  }

  #listen() {
    const canvas = this.#canvas;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      canvas.addEventListener(end, (event) => {
        if (event.pointerId === this.#pointer) this.#finish();
      });
    }
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    canvas.addEventListener("keydown", (event) => this.#key(event));
    canvas.addEventListener("blur", () => this.#putKeyPenAway());
  }

  #down(event) {
    // Button 5 is a pen's eraser. A second finger does not draw.
    const isEraser = event.button === 5;
    if (this.#pointer !== undefined || (event.button !== 0 && !isEraser)) return;
    this.#putKeyPenAway();
    this.#pointer = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#begin(this.erases || isEraser);
    this.#add(event);
    this.#paintOn();
  }

  #move(event) {
    if (event.pointerId !== this.#pointer) return;
    // The browser dispatches one event per frame; coalesced events have the pen's finer path.
    const path = event.getCoalescedEvents?.() ?? [];
    for (const point of path.length > 0 ? path : [event]) this.#add(point);
    this.#paintOn();
  }

  #add(event) {
    const frame = this.#canvas.getBoundingClientRect();
    const x = ((event.clientX - frame.left) / frame.width) * paperSide;
    const y = ((event.clientY - frame.top) / frame.height) * paperSide;
    const pressure = event.pointerType === "pen" && event.pressure > 0 ? 0.5 + event.pressure : 1;
    this.#stroke.add(x, y, this.width * pressure);
  }

  #begin(erases) {
    this.#stroke = new Stroke(erases);
    this.#painted = 0;
    if (this.drawing.picture) this.repaint();
  }

  #paintOn() {
    if (this.#stroke.points.length === this.#painted) return;
    this.#paint(this.#stroke, { from: this.#painted, isDone: false });
    this.#painted = this.#stroke.points.length;
    this.onchange({ isDone: false });
  }

  #finish() {
    const stroke = this.#stroke;
    this.#stroke = this.#pointer = undefined;
    if (stroke === undefined) return;
    this.#paint(stroke, { from: stroke.points.length });
    this.drawing.add(stroke);
    this.onchange({ isDone: true });
  }

  // The keyboard pen.

  #key(event) {
    const step = event.shiftKey ? 2 : 10;
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    const isSpace = event.key === " " && !event.repeat;
    if ((!way && !isSpace) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#keyPen ??= { x: paperSide / 2, y: paperSide / 2 };
    if (way) {
      const inside = (value) => Math.min(Math.max(value, 0), paperSide);
      this.#keyPen = { x: inside(this.#keyPen.x + way[0]), y: inside(this.#keyPen.y + way[1]) };
      this.#stroke?.add(this.#keyPen.x, this.#keyPen.y, this.width);
    } else if (this.#stroke) {
      this.#finish();
    } else {
      this.#begin(this.erases);
      this.#stroke.add(this.#keyPen.x, this.#keyPen.y, this.width);
    }
    this.repaint();
    this.onchange({ isDone: this.#stroke === undefined });
  }

  #putKeyPenAway() {
    if (this.#keyPen === undefined) return;
    this.#keyPen = undefined;
    this.#finish();
    this.repaint();
  }

  /** Draws a ring at the keyboard pen, solid while it is down and dashed otherwise. On the screen only. */
  #paintKeyPen() {
    if (this.#keyPen === undefined) return;
    const context = this.#context;
    context.strokeStyle = getComputedStyle(this.#canvas).accentColor;
    context.lineWidth = 2;
    context.setLineDash(this.#stroke ? [] : [4, 4]);
    context.beginPath();
    context.arc(this.#keyPen.x, this.#keyPen.y, this.width / 2 + 3, 0, 2 * Math.PI);
    context.stroke();
    context.setLineDash([]);
  }
}

/** Draws a bitmap scaled to the square paper, centred. */
function drawFitted(context, bitmap) {
  const scale = paperSide / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  context.imageSmoothingEnabled = scale < 1;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, (paperSide - width) / 2, (paperSide - height) / 2, width, height);
}
