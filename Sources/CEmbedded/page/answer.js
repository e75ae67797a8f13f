// The answer in words and bars: the predicted class, its confidence and the runner-up.
"use strict";

/**
 * The text and numbers to show for a drawing.
 * @param {{isEmpty: boolean, blank?: string, reading?: object, several?: object[][]}} state
 * @param {string[]} names the classes' names
 * @param {string} noun what a class is called: a digit, or a sign
 * @param {number} leastSure the probability below which an answer is doubtful, also applied to the sum of the two
 *   likeliest
 */
function verdictOf({ isEmpty, blank, reading, several }, names, noun, leastSure) {
  if (isEmpty) {
    const remark = `Draw one ${noun}, large or small, anywhere on the paper.`;
    return { kind: "empty", glyph: "", sentence: "Nothing drawn yet", remark };
  }
  if (reading === undefined) {
    const remark = `${capitalised(blank.replaceAll("digit", noun))}.`;
    return { kind: "blank", glyph: "", sentence: `No ${noun} found`, remark };
  }
  const [winner, second] = reading.ranking;
  const [p, q] = [winner, second].map((label) => reading.probabilities[label]);
  const rival = `${names[second]} (${percent(q)})`;
  if (several) {
    const number = several.map((line) => line.map(({ label }) => names[label]).join("")).join(" ");
    const digits = several.flat().map(({ label, p: share }) => `${names[label]} (${percent(share)})`).join(", ");
    const remark = `Read one by one: ${digits}. Below, they are read as one ${noun}.`;
    return { kind: "several", glyph: number, sentence: `Several ${noun}s: ${number}`, remark };
  }
  if (p + (q ?? 0) < leastSure) {
    const remark = `No class is likely enough: ${names[winner]} has ${percent(p)}, followed by ${rival}.`;
    return { kind: "none", glyph: "?", sentence: `Probably no ${noun}`, remark };
  }
  if (p < leastSure) {
    return {
      kind: "unsure",
      glyph: `${names[winner]}?`,
      sentence: `Not sure: ${names[winner]} or ${names[second]}?`,
      remark: `${names[winner]} is the most likely with ${percent(p)}, followed by ${rival}.`,
    };
  }
  return {
    kind: "sure",
    glyph: names[winner],
    sentence: `Reads as ${names[winner]}`,
    remark: `${percent(p)} sure${q < 0.0005 ? "" : `, followed by ${rival}`}.`,
  };
}

/** The view of verdicts and probabilities. */
class AnswerView {
  constructor(names, noun, leastSure) {
    this.#names = names;
    this.#leastSure = leastSure;
    this.#noun = noun;
    const list = document.getElementById("bars");
    list.setAttribute("aria-label", `Probability of each ${noun}`);
    this.#rows = names.map((name, number) => {
      const row = document.createElement("li");
      const [button, label, track, bar, share, mark] =
        ["button", "b", "span", "i", "span", "small"].map((tag) => document.createElement(tag));
      button.type = "button";
      button.title = `Ask why ${name}`;
      button.addEventListener("click", () => this.onask(number));
      label.textContent = name;
      track.className = "track";
      track.append(bar);
      share.className = "share";
      button.append(label, track, share, mark);
      row.append(button);
      list.append(row);
      return { row, bar, share, mark };
    });
  }

  /** Called with the class whose explanation is requested. */
  onask = () => {};
  #names;
  #noun;
  #leastSure;
  #rows;
  #timer;

  /** Shows a state; see `verdictOf`. When `isDone`, screen readers announce it too. */
  show(state, isDone) {
    const verdict = verdictOf(state, this.#names, this.#noun, this.#leastSure);
    const section = document.getElementById("answer");
    section.dataset.kind = verdict.kind;
    const glyph = document.getElementById("glyph");
    glyph.textContent = verdict.glyph;
    glyph.style.setProperty("--length", Math.max(verdict.glyph.length, 2));
    document.getElementById("sentence").textContent = verdict.sentence;
    const sample = state.label === undefined ? "" : ` The sample is a ${this.#names[state.label]}.`;
    // Number and unit stay together on one line.
    document.getElementById("remark").textContent = (verdict.remark + sample).replaceAll(/ (?=[%(])/g, "\u00a0");
    this.#rows.forEach(({ row, bar, share, mark }, label) => {
      const p = state.reading?.probabilities[label];
      const rank = state.reading?.ranking.indexOf(label);
      row.className = ["winner", "second"][rank] ?? "";
      bar.style.width = `${100 * (p ?? 0)}%`;
      share.textContent = p === undefined ? "" : percent(p);
      mark.textContent = rank === 1 ? "runner-up" : "";
    });
    // Screen readers should not announce every frame of a stroke.
    clearTimeout(this.#timer);
    if (isDone) {
      this.#timer = setTimeout(() => {
        const end = verdict.sentence.endsWith("?") ? "" : ".";
        document.getElementById("spoken").textContent = `${verdict.sentence}${end} ${verdict.remark}`;
      }, 400);
    }
  }
}

/** A share as a percentage, `99.98 %`, with two decimals; never rounded up to 100 %. */
function percent(p) {
  const text = (100 * p).toFixed(2);
  return `${p < 1 && text === "100.00" ? "99.99" : text} %`;
}

function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
