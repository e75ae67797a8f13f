// The network: decodes its weights from the page, runs the forward pass and computes gradients back to the pixels. The
// layers are in dense.js and convolution.js.
"use strict";

/** Layers in sequence with ReLU between them and a softmax at the end. */
class Network {
  /**
   * @param {object[]} descriptions the layers, each with its `kind` and shapes
   * @param {[number, number]} image width and height of the pictures
   * @param {Float32Array} values for each layer its weights as in a file, then its bias
   */
  constructor(descriptions, [width, height], values) {
    this.descriptions = descriptions;
    /** The shape of the inputs and of each layer's outputs: [channels, height, width] or [units]. */
    this.shapes = [[1, height, width], ...descriptions.map(({ output, outputs }) => output ?? [outputs])];
    /** The ranges of the weights and the bias of each layer. */
    this.ranges = [];
    let start = 0;
    for (const { outputs, filters = outputs, inputs, input, kernelSize } of descriptions) {
      const bias = start + filters * (inputs ?? input[0] * kernelSize * kernelSize);
      this.ranges.push({ start, bias, end: bias + filters });
      start = bias + filters;
    }
    if (start !== values.length) throw new Error(`${values.length} numbers do not make a network of ${start}`);
    this.load(values);
  }

  /** Replaces all weights and biases. */
  load(values) {
    let start = 0;
    const take = (count) => values.subarray(start, (start += count));
    const last = this.descriptions.length - 1;
    this.layers = this.descriptions.map((description, k) =>
      description.kind === "convolution" ? new Convolution(description, take) : new Dense(description, take, k === last));
  }

  /**
   * Classifies a field: the result of `forward`, the probabilities, and the classes from likeliest to least likely.
   * @param {Uint8Array} field ink 255, paper 0
   */
  read(field) {
    const trace = this.forward(Float64Array.from(field, (level) => Math.fround(level * Math.fround(1 / 255))));
    const probabilities = softmax(trace.values[trace.values.length - 1]);
    // The sort is stable, so ties stay in order.
    const ranking = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
    return { ...trace, probabilities, ranking };
  }

  /**
   * The values of each layer, from the inputs (0 to 1) to the logits, and what each layer keeps for the backward pass.
   * @param {Float64Array} inputs
   */
  forward(inputs) {
    const values = [inputs];
    const winners = [];
    this.layers.forEach((layer, k) => {
      const result = layer.forward(values[k]);
      values.push(result.values);
      winners.push(result.winners);
    });
    return { values, winners };
  }

  /**
   * How much each input counts for one class over another: input times gradient of the difference of their logits, by
   * backpropagation in mirror order of `read`. ReLUs that gave 0 pass no gradient.
   */
  evidence(reading, winner, rival) {
    let gradient = new Float64Array(reading.probabilities.length);
    gradient[winner] += 1;
    gradient[rival] -= 1;
    for (let k = this.layers.length - 1; k >= 0; k -= 1) {
      gradient = this.layers[k].backward(gradient, reading.values[k], reading.winners[k]);
    }
    return gradient.map((slope, i) => slope * reading.values[0][i]);
  }
}

/** Softmax; subtracts the maximum logit first to avoid overflow. */
function softmax(logits) {
  const greatest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - greatest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Decodes base64. */
function bytesOfBase64(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** The network embedded in this page, and its description. */
function embeddedNetwork() {
  const description = JSON.parse(document.getElementById("network-description").textContent);
  // 32-bit little-endian floats, the byte order of all browsers' machines.
  const values = new Float32Array(bytesOfBase64(document.getElementById("network-weights").textContent).buffer);
  return { network: new Network(description.layers, description.image, values), values, description };
}
