// A dense (fully connected) layer: forward pass and gradient.
"use strict";

class Dense {
  /**
   * @param {{inputs: number, outputs: number}} description
   * @param {(count: number) => Float32Array} take reads the next numbers of the file: weights [outputs, inputs], then
   *   bias
   * @param {boolean} isLast whether the outputs are logits, without ReLU
   */
  constructor({ inputs, outputs }, take, isLast) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.isLast = isLast;
    const weights = take(outputs * inputs);
    // Stored as [inputs, outputs]: inputs that are 0, like most pixels and half of the units, are skipped with all of
    // their weights.
    this.byInput = new Float32Array(weights.length);
    for (let o = 0; o < outputs; o += 1) {
      for (let i = 0; i < inputs; i += 1) this.byInput[i * outputs + o] = weights[o * inputs + i];
    }
    this.bias = take(outputs);
  }

  /** The weights of one unit, in the order of the inputs. */
  weightsOf(unit) {
    return Float64Array.from({ length: this.inputs }, (_, i) => this.byInput[i * this.outputs + unit]);
  }

  /** The layer's outputs. */
  forward(inputs) {
    const { byInput, outputs } = this;
    const sums = Float64Array.from(this.bias);
    inputs.forEach((value, i) => {
      if (value === 0) return;
      const row = i * outputs;
      for (let o = 0; o < outputs; o += 1) sums[o] += value * byInput[row + o];
    });
    return { values: this.isLast ? sums : sums.map((sum) => Math.max(sum, 0)) };
  }

  /** The gradient of each nonzero input, from the gradients of the outputs. */
  backward(gradient, inputs) {
    const { byInput, outputs } = this;
    return inputs.map((value, i) => {
      if (value === 0) return 0;
      const row = i * outputs;
      let sum = 0;
      for (let o = 0; o < outputs; o += 1) sum += gradient[o] * byInput[row + o];
      return sum;
    });
  }
}
