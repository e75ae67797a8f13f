// The keys that the page listens to, wherever the focus is: what each asks for. It does nothing itself.
"use strict";

/** What a key asks for: the id of a tool, a width, or the number of a class; undefined where it is not ours. */
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
