// The answer in words and bars: what the network takes the drawing for, how sure it is, and what comes second.
"use strict";

/** Below this probability the answer is not given as one. */
const leastSure = 0.75;

/**
 * What there is to say about a drawing.
 * @param {{isEmpty: boolean, blank?: string, reading?: object}} state
 * @param {string[]} names the classes' names
 * @param {string} noun what each of them is: a digit, or a sign
 */
function verdictOf({ isEmpty, blank, reading }, names, noun) {
  if (isEmpty) {
    const remark = `Draw one ${noun}, large or small, anywhere on the paper.`;
    return { kind: "empty", glyph: "", sentence: "Nothing drawn yet", remark };
  }
  if (reading === undefined) {
    const remark = `${capitalised(blank.replaceAll("digit", noun))}.`;
    return { kind: "blank", glyph: "", sentence: `No ${noun} to be seen`, remark };
  }
  const [winner, second] = reading.ranking;
  const [p, q] = [winner, second].map((label) => reading.probabilities[label]);
  const rival = `${names[second]} (${percent(q)})`;
  if (p < leastSure) {
    return {
      kind: "unsure",
      glyph: `${names[winner]}?`,
      sentence: `Not sure: ${names[winner]} or ${names[second]}?`,
      remark: `${names[winner]} is the likeliest with ${percent(p)}, then ${rival}.`,
    };
  }
  return {
    kind: "sure",
    glyph: names[winner],
    sentence: `Reads as ${names[winner]}`,
    remark: `${percent(p)} sure${q < 0.0005 ? "" : `; then comes ${rival}`}.`,
  };
}

/** Shows verdicts and probabilities. */
class AnswerView {
  constructor(names, noun) {
    this.#names = names;
    this.#noun = noun;
    const list = document.getElementById("bars");
    list.setAttribute("aria-label", `Probability of each ${noun}`);
    this.#rows = names.map((name) => {
      const row = document.createElement("li");
      const [label, track, bar, share, mark] =
        ["b", "span", "i", "span", "small"].map((tag) => document.createElement(tag));
      label.textContent = name;
      track.className = "track";
      track.append(bar);
      share.className = "share";
      row.append(label, track, share, mark);
      list.append(row);
      return { row, bar, share, mark };
    });
  }

  #names;
  #noun;
  #rows;
  #timer;

  /** Shows a state; see `verdictOf`. Once `isDone`, it is read out as well. */
  show(state, isDone) {
    const verdict = verdictOf(state, this.#names, this.#noun);
    const section = document.getElementById("answer");
    section.dataset.kind = verdict.kind;
    document.getElementById("glyph").textContent = verdict.glyph;
    document.getElementById("sentence").textContent = verdict.sentence;
    document.getElementById("remark").textContent = verdict.remark;
    this.#rows.forEach(({ row, bar, share, mark }, label) => {
      const p = state.reading?.probabilities[label];
      const rank = state.reading?.ranking.indexOf(label);
      row.className = ["winner", "second"][rank] ?? "";
      bar.style.width = `${100 * (p ?? 0)}%`;
      share.textContent = p === undefined ? "" : percent(p);
      mark.textContent = rank === 1 ? "runner-up" : "";
    });
    // Not each frame of a stroke is news to somebody who listens.
    clearTimeout(this.#timer);
    if (isDone) {
      this.#timer = setTimeout(() => {
        const end = verdict.sentence.endsWith("?") ? "" : ".";
        document.getElementById("spoken").textContent = `${verdict.sentence}${end} ${verdict.remark}`;
      }, 400);
    }
  }
}

/** A share of 1 as `99.98 %`: never rounded up to certainty. */
function percent(p) {
  if (p < 0.00005) return "0 %";
  const text = (100 * p).toFixed(p > 0.995 || p < 0.005 ? 2 : 1);
  return `${p < 1 && text === "100.00" ? "99.99" : text} %`;
}

function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
