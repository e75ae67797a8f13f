// The network: its weights out of the page's own text, the forward pass, and the way back from an answer to the
// pixels. It knows nothing of pictures and shows nothing; what a layer computes is in dense.js and convolution.js.
"use strict";

/** Layers one after another with ReLU between them, a softmax at the end. */
class Network {
  /**
   * @param {object[]} descriptions the layers, each with its `kind` and its shapes
   * @param {[number, number]} image width and height of the pictures
   * @param {Float32Array} values for each layer its weights as a file has them, then its bias
   */
  constructor(descriptions, [width, height], values) {
    this.descriptions = descriptions;
    /** The shape of each layer's values, that of the inputs first: [channels, height, width], or [units]. */
    this.shapes = [[1, height, width], ...descriptions.map(({ output, outputs }) => output ?? [outputs])];
    /** Where the weights and the bias of each layer begin and end. */
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

  /** Takes other weights and biases, as many as it has. */
  load(values) {
    let start = 0;
    const take = (count) => values.subarray(start, (start += count));
    const last = this.descriptions.length - 1;
    this.layers = this.descriptions.map((description, k) =>
      description.kind === "convolution" ? new Convolution(description, take) : new Dense(description, take, k === last));
  }

  /**
   * What the network makes of a field: what `forward` gives, the probabilities, and the classes from the likeliest down.
   * @param {Uint8Array} field ink 255, paper 0
   */
  read(field) {
    const trace = this.forward(Float64Array.from(field, (level) => Math.fround(level * Math.fround(1 / 255))));
    const probabilities = softmax(trace.values[trace.values.length - 1]);
    // Equals stay in order: the sort is stable.
    const ranking = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
    return { ...trace, probabilities, ranking };
  }

  /**
   * The values of each layer, from the inputs (0 to 1) to the logits, and what each layer keeps for the way back.
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
   * How much each input spoke for one class rather than another: gradient times input of the difference of their
   * logits. It is the chain rule in mirror order of `read`; a ReLU that gave 0 lets nothing through.
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
  return { network: new Network(description.layers, description.image, values), values, description };
}
