// The controls to correct the network with the kept drawings, to undo that and to save its weights; shows the effect.
// The fit is in correction.js.
"use strict";

class CorrectionView {
  /**
   * @param {Workbench} workbench whose weights are corrected
   * @param {() => object[]} drawings the kept drawings as `{field, label}`, as the network's inputs
   * @param {object[]} samples examples not to be forgotten, in the same form: every second one takes part in the fit,
   *   the others measure its effect on digits outside it
   * @param {object} metadata the metadata of the network's file
   */
  constructor(workbench, drawings, samples, metadata) {
    this.#workbench = workbench;
    this.#drawings = drawings;
    this.#samples = samples;
    this.#metadata = metadata;
    on("correct", "click", () => this.#correct());
    on("uncorrect", "click", () => {
      workbench.correct();
      this.#say("The network is back to its trained weights.");
    });
    on("save-weights", "click", () => {
      download(this.file, "corrected.safetensors", "application/octet-stream");
      this.#say("Use them with: digits predict --model corrected.safetensors");
    });
    this.show();
  }

  #workbench;
  #drawings;
  #samples;
  #metadata;
  /** The number of drawings that the weights are corrected with. */
  #count = 0;

  /** The current weights without damage, as a weights file for the program. */
  get file() {
    const { test_correct, test_count, ...rest } = this.#metadata;
    const { whole, values, isCorrected } = this.#workbench;
    // The page's weights include the temperature. The metadata's metrics were measured without the correction.
    const changed = isCorrected ? { ...rest, corrected_by: `${this.#count} drawings` } : this.#metadata;
    return safetensors(whole, values, { ...changed, temperature: "1.0" });
  }

  /** Shows the available buttons; correction needs at least one drawing. */
  show() {
    const { isCorrected } = this.#workbench;
    const count = this.#drawings().length;
    document.getElementById("correct").disabled = count === 0;
    document.getElementById("uncorrect").disabled = !isCorrected;
    document.getElementById("save-weights").disabled = !isCorrected;
  }

  /** Starts over with the weights of another moment; results of earlier corrections no longer apply. */
  begin() {
    this.#say("");
  }

  #correct() {
    const workbench = this.#workbench;
    const network = workbench.whole;
    const start = performance.now();
    const drawings = lastInputs(network, this.#drawings());
    const samples = lastInputs(network, this.#samples);
    const [fitted, heldOut] = [0, 1].map((part) => samples.filter((_, k) => k % 2 === part));
    const sets = [[drawings, "kept drawings"], [heldOut, "held-out samples"]].filter(([examples]) => examples.length > 0);
    const before = sets.map(([examples]) => countRight(network, workbench.values, examples));
    const { values, steps } = corrected(network, workbench.values, drawings, fitted);
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    if (steps === 0) {
      this.#say(`It reads all ${drawings.length} kept drawings correctly already: there is nothing to correct.`);
      return;
    }
    this.#count = drawings.length;
    workbench.correct(values);
    const changes = sets.map(([examples, noun], k) =>
      `${noun} read correctly: ${before[k]} of ${examples.length} before, ${countRight(network, values, examples)} now`);
    this.#say(`Corrected in ${seconds} s and ${steps} steps. ${capitalised(changes.join("; "))}.`);
  }

  #say(words) {
    this.show();
    document.getElementById("correction-words").textContent = words;
  }
}
