// Fits the last layer of the network to kept drawings, so that it reads them as they were labelled. Numbers from numbers;
// the buttons are in correctionview.js.
"use strict";

/** A drawing is learnt when it is read as its label with this probability. */
const wellLearnt = 0.9;
/** No more steps are made, and no more time is taken, in milliseconds. */
const mostSteps = 2_000;
const longestFit = 800;

/** What the last layer of a network is given for pictures, `{x, label}` each. */
function lastInputs(network, pictures) {
  return pictures.map(({ field, label }) => ({ x: network.read(field).values.at(-2), label }));
}

/** How many examples, as `lastInputs` has them, a network with these weights reads right. */
function countRight({ ranges, descriptions }, values, examples) {
  const layer = values.subarray(ranges.at(-1).start);
  return examples.filter(({ x, label }) => {
    const logits = logitsOf(layer, x, descriptions.at(-1).outputs);
    return logits.indexOf(Math.max(...logits)) === label;
  }).length;
}

/** The logits that a last layer, [outputs, inputs] and then the bias, gives for its inputs. */
function logitsOf(layer, x, outputs) {
  return Array.from({ length: outputs }, (_, o) => {
    let sum = layer[outputs * x.length + o];
    for (let i = 0; i < x.length; i += 1) sum += x[i] * layer[o * x.length + i];
    return sum;
  });
}

/**
 * The weights and biases of a network whose last layer is fitted to drawings, `{values, steps}`; the others stay.
 *
 * Softmax regression on what the last layer is given: the mean loss of the drawings, and that of the samples, so that
 * they are not forgotten. Steps of Nesterov's accelerated gradient start from the weights as they are and end as soon
 * as every drawing is learnt: what is learnt already changes nothing.
 *
 * @param {Float32Array} values as `network` was given them
 * @param {{x: Float64Array, label: number}[]} drawings as `lastInputs` has them
 * @param {{x: Float64Array, label: number}[]} samples likewise
 */
function corrected(network, values, drawings, samples) {
  const { start, bias } = network.ranges.at(-1);
  const { outputs } = network.descriptions.at(-1);
  const examples = [drawings, samples].flatMap((set) => set.map((example) => ({ ...example, share: 1 / set.length })));
  // The loss bends by no more than half of the mean square of what a unit is given, 1 for the bias: so much is a step.
  const bend = examples.reduce((sum, { x, share }) => sum + share * x.reduce((all, value) => all + value * value, 1), 0) / 2;
  const result = values.slice();
  const layer = Float64Array.from(result.subarray(start));
  // What a unit does not see has the weight 0, and keeps it.
  const isFixed = layer.map((weight, i) => (weight === 0 && i < bias - start ? 1 : 0));
  const probe = layer.slice();
  const end = performance.now() + longestFit;
  let steps = 0;
  for (; steps < mostSteps && performance.now() < end; steps += 1) {
    const { gradient, isLearnt } = slopes(probe, examples, drawings.length, outputs);
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

/** The slope of the loss by each weight, [outputs, inputs], and bias; and whether the first `count` examples are learnt. */
function slopes(layer, examples, count, outputs) {
  const gradient = new Float64Array(layer.length);
  let isLearnt = true;
  examples.forEach(({ x, label, share }, k) => {
    const probabilities = softmax(logitsOf(layer, x, outputs));
    if (k < count && probabilities[label] < wellLearnt) isLearnt = false;
    probabilities.forEach((p, o) => {
      const slope = share * (p - (o === label ? 1 : 0));
      gradient[outputs * x.length + o] += slope;
      for (let i = 0; i < x.length; i += 1) gradient[o * x.length + i] += slope * x[i];
    });
  });
  return { gradient, isLearnt };
}
