// The tools beside the paper and their keyboard shortcuts.
"use strict";

class Tools {
  /** The tools of a page, which change its drawing. */
  constructor(page) {
    this.#page = page;
    this.#listen();
  }

  #page;

  #listen() {
    const page = this.#page;
    const turn = (change) => () => page.board.turn(change);
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
      if (target.files[0]) page.open(target.files[0]);
      target.value = "";
    });
    const width = document.getElementById("width");
    const setWidth = () => (page.board.width = Number(width.value));
    width.addEventListener("input", setWidth);
    listenForPictures((blob) => page.open(blob));
    addEventListener("keydown", (event) => {
      const command = commandOf(event);
      if (command === undefined) return;
      event.preventDefault();
      if (typeof command === "number") {
        if (command < page.names.length) page.keep(command);
      } else if (command === "thinner" || command === "thicker") {
        width[command === "thinner" ? "stepDown" : "stepUp"](2);
        setWidth();
      } else {
        actions[command]();
      }
    });
  }

  #choose(erases) {
    this.#page.board.erases = erases;
    document.getElementById("pen").setAttribute("aria-pressed", !erases);
    document.getElementById("eraser").setAttribute("aria-pressed", erases);
  }

  /** Enables the tools that apply to the current drawing. */
  show() {
    const { drawing, isEmpty } = this.#page.board;
    document.getElementById("undo").disabled = !drawing.canUndo;
    document.getElementById("redo").disabled = !drawing.canRedo;
    document.getElementById("clear").disabled = drawing.isEmpty;
    document.getElementById("paper").classList.toggle("drawn", !isEmpty);
  }
}

/** The action of a key: the id of a tool, a width, or the number of a class; undefined for other keys. */
function commandOf(event) {
  if (event.altKey || event.defaultPrevented) return undefined;
  if (event.target.closest?.("select")) return undefined;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" ? "redo" : undefined;
  }
  if (/^[0-9]$/.test(key)) return Number(key);
  return { p: "pen", e: "eraser", o: "open", delete: "clear", backspace: "clear", "[": "thinner", "]": "thicker" }[key];
}
