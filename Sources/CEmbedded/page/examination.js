// Counts how many samples the network classifies correctly, with and without damage. Runs a few samples at a time while
// the page is idle, so that drawing stays responsive.
"use strict";

class Examination {
  /**
   * @param {Workbench} workbench whose networks are evaluated
   * @param {{field: Uint8Array, label: number}[]} samples inputs of the network
   * @param {{samples: SamplesView, damage: DamageView}} views that show the results
   */
  constructor(workbench, samples, views) {
    this.#workbench = workbench;
    this.#samples = samples;
    this.#views = views;
  }

  #workbench;
  #samples;
  #views;
  #number = 0;
  /** The number of samples that the undamaged network classifies correctly, once known. */
  #before;

  /** Restarts after a change of weights; `isWhole` means that the undamaged weights changed too. */
  async begin({ isWhole }) {
    const { network, whole, isDamaged } = this.#workbench;
    const count = this.#samples.length;
    if (isWhole) this.#before = undefined;
    this.#views.damage.show({ before: this.#before, count });
    const answers = await this.#answers(network);
    if (!answers) return;
    this.#views.samples.show(answers);
    const after = this.#right(answers);
    if (!isDamaged) this.#before = after;
    this.#views.damage.show({ before: this.#before, after, count });
    if (this.#before !== undefined) return;
    const wholeAnswers = await this.#answers(whole);
    if (!wholeAnswers) return;
    this.#before = this.#right(wholeAnswers);
    this.#views.damage.show({ before: this.#before, after, count });
  }

  #right(answers) {
    return answers.filter((answer, k) => answer === this.#samples[k].label).length;
  }

  /** The network's answer for each sample; undefined when another run has started meanwhile. */
  async #answers(network) {
    const number = (this.#number += 1);
    const answers = [];
    while (answers.length < this.#samples.length) {
      await new Promise((resume) => setTimeout(resume));
      if (number !== this.#number) return undefined;
      const end = performance.now() + 8;
      do {
        answers.push(network.read(this.#samples[answers.length].field).ranking[0]);
      } while (answers.length < this.#samples.length && performance.now() < end);
    }
    return answers;
  }
}
