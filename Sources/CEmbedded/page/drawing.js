// The state of the paper, strokes or an opened picture, with undo and redo.
"use strict";

/** A history of states. Each is `{strokes, picture}` and immutable. */
class Drawing {
  #papers = [{ strokes: [], picture: undefined }];
  #now = 0;

  get strokes() {
    return this.#papers[this.#now].strokes;
  }

  /** The opened picture, or undefined. */
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

  /** Adds a stroke; drawing on an opened picture removes it, which can be undone. */
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
