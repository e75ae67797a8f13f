// The network's current weights: as trained, then corrected, then damaged. Each step is stored separately, so that each
// can be undone.
"use strict";

class Workbench {
  /**
   * `onchange({isWhole})` is called when the weights change; `isWhole` means that the undamaged weights changed too.
   */
  constructor(network, trained, onchange) {
    this.network = network;
    /** The undamaged network. */
    this.whole = new Network(network.descriptions, network.shapes[0].slice(1).reverse(), trained);
    this.#trained = this.#values = trained;
    this.#onchange = onchange;
  }

  #trained;
  #values;
  #onchange;
  #damage;

  /** The undamaged weights. */
  get values() {
    return this.#values;
  }

  get isCorrected() {
    return this.#values !== this.#trained;
  }

  get isDamaged() {
    return this.#damage !== undefined;
  }

  /** Starts over with the weights of another moment, and drops the correction of the previous one. */
  turnTo(trained) {
    this.#trained = trained;
    this.correct();
  }

  /** Uses corrected weights in place of the trained ones; without any, the trained ones return. */
  correct(values = this.#trained) {
    this.#values = values;
    this.whole.load(values);
    this.#load({ isWhole: true });
  }

  /** Damages the weights; see `damaged`. Without damage, they are restored. */
  damage(damage) {
    this.#damage = damage;
    this.#load({ isWhole: false });
  }

  #load(change) {
    this.network.load(this.#damage ? damaged(this.#values, this.network, this.#damage) : this.#values);
    this.#onchange(change);
  }
}
