// The controls that damage the network, and the accuracy on the samples before and after. The damage is computed in
// damage.js.
"use strict";

class DamageView {
  /** `ondamage` is called with the selected damage, or undefined for none. */
  constructor(network, names, ondamage) {
    const silent = document.getElementById("silent");
    network.layers.slice(0, -1).forEach((_, k) => silent.add(new Option(layerTitle(network, k), k)));
    silent.closest("label").hidden = network.layers.length < 2;
    const changed = () => {
      this.#describe();
      ondamage(this.#damage);
    };
    for (const id of ["pruned", "noise"]) on(id, "input", changed);
    for (const id of ["bits", "without-bias", "silent"]) on(id, "change", changed);
    on("repair", "click", () => {
      document.getElementById("damage").reset();
      changed();
    });
    on("damage", "submit", (event) => event.preventDefault());
    this.#describe();
  }

  /** The selected damage; undefined when there is none. */
  get #damage() {
    const element = (id) => document.getElementById(id);
    const damage = {
      pruned: element("pruned").value / 100,
      noise: element("noise").value / 100,
      bits: Number(element("bits").value),
      withoutBias: element("without-bias").checked,
      silent: Number(element("silent").value),
    };
    const { pruned, noise, bits, withoutBias, silent } = damage;
    return pruned || noise || bits < 32 || withoutBias || silent >= 0 ? damage : undefined;
  }

  #describe() {
    for (const id of ["pruned", "noise"]) {
      document.getElementById(`${id}-words`).textContent = `${document.getElementById(id).value} %`;
    }
    document.getElementById("repair").disabled = this.#damage === undefined;
  }

  /** Shows how many samples are classified correctly with the intact network and with the current one. */
  show({ before, after, count }) {
    const share = (right) => (right === undefined ? "counting" : `${right} of ${count}`);
    document.getElementById("before").textContent = share(before);
    document.getElementById("after").textContent = share(after);
    document.getElementById("before-bar").style.width = `${(100 * (before ?? 0)) / count}%`;
    document.getElementById("after-bar").style.width = `${(100 * (after ?? 0)) / count}%`;
    document.getElementById("accuracy").hidden = count === 0;
  }
}
