// How many of the samples the network reads right, as it is just now and without its damage. They are read a few at a
// time, in the pauses of the page, so that nobody who draws waits for it.
"use strict";

class Examination {
  /**
   * @param {Workbench} workbench whose networks are examined
   * @param {{field: Uint8Array, label: number}[]} samples fields as networks see them
   * @param {{samples: SamplesView, damage: DamageView}} views that show what is found
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
  /** How many samples the network without damage reads right, once that is known. */
  #before;

  /** Begins anew, since the network has other weights; `isWhole` says that it has them without damage as well. */
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

  /** The class that a network reads in each sample; undefined when another examination has begun meanwhile. */
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
