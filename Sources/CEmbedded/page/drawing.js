// What is on the paper, and what was on it before: strokes or an opened picture, with undo and redo. It paints
// nothing.
"use strict";

/** A history of papers. Each is `{strokes, picture}` and never changes; a new one is made of the one before. */
class Drawing {
  #papers = [{ strokes: [], picture: undefined }];
  #now = 0;

  get strokes() {
    return this.#papers[this.#now].strokes;
  }

  /** The picture that was opened, or undefined. */
  get picture() {
    return this.#papers[this.#now].picture;
  }

  get isEmpty() {
    return this.strokes.length === 0 && this.picture === undefined;
  }

  get canUndo() {
    return this.#now > 0;
  }

  get canRedo() {
    return this.#now + 1 < this.#papers.length;
  }

  /** A stroke on top of the others; whoever draws on an opened picture has put it away, as undo can tell. */
  add(stroke) {
    this.#turnTo({ strokes: [...this.strokes, stroke], picture: undefined });
  }

  show(picture) {
    this.#turnTo({ strokes: [], picture });
  }

  clear() {
    if (!this.isEmpty) this.#turnTo({ strokes: [], picture: undefined });
  }

  undo() {
    if (this.canUndo) this.#now -= 1;
  }

  redo() {
    if (this.canRedo) this.#now += 1;
  }

  #turnTo(paper) {
    this.#papers.splice(this.#now + 1);
    this.#papers.push(paper);
    this.#now += 1;
  }
}
