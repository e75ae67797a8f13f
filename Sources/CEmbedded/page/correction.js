// Fits the last layer of the network to kept drawings with their labels. The controls are in correctionview.js.
"use strict";

/** A drawing counts as learnt when its label has this probability. */
const wellLearnt = 0.9;
/** The maximum number of steps, and the time limit in milliseconds. */
const mostSteps = 2_000;
const longestFit = 800;

/** The inputs of a network's last layer for pictures, `{x, label}` each. */
function lastInputs(network, pictures) {
  return pictures.map(({ field, label }) => ({ x: network.read(field).values.at(-2), label }));
}

/** The number of examples, in the form of `lastInputs`, that a network with these weights classifies correctly. */
function countRight({ ranges, descriptions }, values, examples) {
  const layer = values.subarray(ranges.at(-1).start);
  return examples.filter(({ x, label }) => {
    const logits = logitsOf(layer, x, descriptions.at(-1).outputs);
    return logits.indexOf(Math.max(...logits)) === label;
  }).length;
}

/** The logits of a last layer, weights [outputs, inputs] followed by the bias. */
function logitsOf(layer, x, outputs) {
  return Array.from({ length: outputs }, (_, o) => {
    let sum = layer[outputs * x.length + o];
    for (let i = 0; i < x.length; i += 1) sum += x[i] * layer[o * x.length + i];
    return sum;
  });
}

/**
 * Fits the last layer to drawings; returns all weights and biases and the number of steps, `{values, steps}`.
 *
 * The loss is the mean cross-entropy of the drawings plus half the mean squared change of the samples' logits, which
 * keeps what the network makes of other digits. Uses Nesterov's accelerated gradient from the current weights
 * and stops once all drawings are learnt, so it changes nothing if they already are.
 *
 * @param {Float32Array} values as `network` was given them
 * @param {{x: Float64Array, label: number}[]} drawings in the form of `lastInputs`
 * @param {{x: Float64Array, label: number}[]} samples likewise
 */
function corrected(network, values, drawings, samples) {
  const { start, bias } = network.ranges.at(-1);
  const { outputs } = network.descriptions.at(-1);
  const layerBefore = values.subarray(start);
  const examples = [
    ...drawings.map(({ x, label }) => ({ x, label, share: 1 / drawings.length })),
    ...samples.map(({ x }) => ({ x, logits: logitsOf(layerBefore, x, outputs), share: 1 / samples.length })),
  ];
  // A bound on the curvature of the loss: the mean squared norm of the inputs, including 1 for the bias, of which
  // cross-entropy takes half. A step is its inverse.
  const bend = examples.reduce((sum, { x, share, logits }) =>
    sum + (logits ? 1 : 0.5) * share * x.reduce((all, value) => all + value * value, 1), 0);
  const result = values.slice();
  const layer = Float64Array.from(result.subarray(start));
  // An input that a unit does not see has the weight 0 and keeps it.
  const isFixed = layer.map((weight, i) => (weight === 0 && i < bias - start ? 1 : 0));
  const probe = layer.slice();
  const end = performance.now() + longestFit;
  let steps = 0;
  for (; steps < mostSteps && performance.now() < end; steps += 1) {
    const { gradient, isLearnt } = slopes(probe, examples, outputs);
    if (isLearnt) break;
    const momentum = steps / (steps + 3);
    gradient.forEach((slope, i) => {
      const next = isFixed[i] ? layer[i] : probe[i] - slope / bend;
      probe[i] = next + momentum * (next - layer[i]);
      layer[i] = next;
    });
  }
  if (steps > 0) result.set(probe, start);
  return { values: result, steps };
}

/**
 * The gradient of the loss by weights, [outputs, inputs], and bias; and whether the drawings, which have a label, are
 * learnt. An example without a label has the logits that it is to keep.
 */
function slopes(layer, examples, outputs) {
  const gradient = new Float64Array(layer.length);
  let isLearnt = true;
  for (const { x, label, logits: kept, share } of examples) {
    const logits = logitsOf(layer, x, outputs);
    const probabilities = softmax(logits);
    if (label !== undefined && probabilities[label] < wellLearnt) isLearnt = false;
    for (let o = 0; o < outputs; o += 1) {
      const slope = share * (kept ? logits[o] - kept[o] : probabilities[o] - (o === label ? 1 : 0));
      gradient[outputs * x.length + o] += slope;
      for (let i = 0; i < x.length; i += 1) gradient[o * x.length + i] += slope * x[i];
    }
  }
  return { gradient, isLearnt };
}
