// The network: its weights out of the page's own text, the forward pass, and the way back from an answer to the
// pixels. It knows nothing of pictures and shows nothing.
"use strict";

/** A multilayer perceptron: dense layers with ReLU between them, a softmax at the end. */
class Network {
  /**
   * @param {number[]} sizes the widths, inputs first and classes last
   * @param {Float32Array} values for each layer its weights [outputs, inputs], then its bias [outputs]
   */
  constructor(sizes, values) {
    this.sizes = sizes;
    this.layers = [];
    let start = 0;
    for (let k = 0; k + 1 < sizes.length; k += 1) {
      const inputs = sizes[k];
      const outputs = sizes[k + 1];
      const weights = values.subarray(start, start + outputs * inputs);
      start += outputs * inputs;
      // Kept [inputs, outputs]: an input that is 0, as most pixels and half of the units are, is passed over with
      // all of its weights.
      const byInput = new Float32Array(weights.length);
      for (let o = 0; o < outputs; o += 1) {
        for (let i = 0; i < inputs; i += 1) byInput[i * outputs + o] = weights[o * inputs + i];
      }
      this.layers.push({ inputs, outputs, byInput, bias: values.subarray(start, start + outputs) });
      start += outputs;
    }
    if (start !== values.length) throw new Error(`${values.length} numbers do not make a network of ${sizes}`);
  }

  /**
   * What the network makes of a field: the values of each layer, from the inputs (0 to 1) to the logits, the
   * probabilities, and the classes from the likeliest down.
   * @param {Uint8Array} field ink 255, paper 0
   */
  read(field) {
    const values = [Float64Array.from(field, (level) => Math.fround(level * Math.fround(1 / 255)))];
    this.layers.forEach((layer, k) => {
      const sums = Float64Array.from(layer.bias);
      const { byInput, outputs } = layer;
      values[k].forEach((value, i) => {
        if (value === 0) return;
        const row = i * outputs;
        for (let o = 0; o < outputs; o += 1) sums[o] += value * byInput[row + o];
      });
      const isLast = k === this.layers.length - 1;
      values.push(isLast ? sums : sums.map((sum) => Math.max(sum, 0)));
    });
    const probabilities = softmax(values[values.length - 1]);
    // Equals stay in order: the sort is stable.
    const ranking = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
    return { values, probabilities, ranking };
  }

  /**
   * How much each input spoke for one class rather than another: gradient times input of the difference of their
   * logits. It is the chain rule in mirror order of `read`; a ReLU that gave 0 lets nothing through.
   */
  evidence(reading, winner, rival) {
    let gradient = new Float64Array(this.sizes[this.sizes.length - 1]);
    gradient[winner] += 1;
    gradient[rival] -= 1;
    for (let k = this.layers.length - 1; k >= 0; k -= 1) {
      const { byInput, inputs, outputs } = this.layers[k];
      const below = new Float64Array(inputs);
      const values = reading.values[k];
      for (let i = 0; i < inputs; i += 1) {
        if (values[i] === 0) continue;
        const row = i * outputs;
        let sum = 0;
        for (let o = 0; o < outputs; o += 1) sum += gradient[o] * byInput[row + o];
        below[i] = sum;
      }
      gradient = below;
    }
    return gradient.map((slope, i) => slope * reading.values[0][i]);
  }
}

/** e to each logit, divided by their sum; the greatest logit is taken off first so that nothing overflows. */
function softmax(logits) {
  const greatest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - greatest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** The bytes that a text in base64 holds. */
function bytesOfBase64(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** The network that was put into this page, and what is said of it. */
function embeddedNetwork() {
  const description = JSON.parse(document.getElementById("network-description").textContent);
  // 32-bit floats, least significant byte first, as every browser's machine has them.
  const values = new Float32Array(bytesOfBase64(document.getElementById("network-weights").textContent).buffer);
  return { network: new Network(description.sizes, values), description };
}
