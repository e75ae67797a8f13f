// The weights that the network computes with just now: as they were trained, then corrected, then broken. Each step is
// kept apart from the others, so that each can be undone.
"use strict";

class Workbench {
  /** `onchange({isWhole})` is called when the network computes with other weights, `isWhole` when damage is not all. */
  constructor(network, trained, onchange) {
    this.network = network;
    /** The network without its damage. */
    this.whole = new Network(network.descriptions, network.shapes[0].slice(1).reverse(), trained);
    this.#trained = this.#values = trained;
    this.#onchange = onchange;
  }

  #trained;
  #values;
  #onchange;
  #damage;

  /** The weights without damage. */
  get values() {
    return this.#values;
  }

  get isCorrected() {
    return this.#values !== this.#trained;
  }

  get isDamaged() {
    return this.#damage !== undefined;
  }

  /** Begins anew with the weights of another moment; a correction belongs to the one before. */
  turnTo(trained) {
    this.#trained = trained;
    this.correct();
  }

  /** Puts corrected weights in the place of the trained ones; without any, the trained ones return. */
  correct(values = this.#trained) {
    this.#values = values;
    this.whole.load(values);
    this.#load({ isWhole: true });
  }

  /** Breaks the weights; see `damaged`. Without damage they are whole again. */
  damage(damage) {
    this.#damage = damage;
    this.#load({ isWhole: false });
  }

  #load(change) {
    this.network.load(this.#damage ? damaged(this.#values, this.network, this.#damage) : this.#values);
    this.#onchange(change);
  }
}
