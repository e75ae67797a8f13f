// Ways to damage a network: prune, perturb or quantize weights, remove biases, silence a layer. The controls are in
// damageview.js.
"use strict";

/**
 * A copy of a network's weights and biases with damage applied, in this order.
 *
 * @param {Float32Array} values as in `Network`
 * @param {{ranges: object[]}} network
 * @param {object} damage `noise`, the standard deviation of Gaussian noise on each weight, as a share of the root mean
 *   square of its layer's weights; `pruned`, the share of each layer's weights, smallest first, set to 0; `bits` per
 *   weight after quantization, or 32; `withoutBias`; `silent`, the number of a layer whose outputs are 0, or -1
 */
function damaged(values, { ranges, descriptions }, { noise, pruned, bits, withoutBias, silent }) {
  const result = values.slice();
  // The same noise every time, only scaled, so that moving a slider back restores the result.
  const bell = bellNumbers(1);
  ranges.forEach(({ start, bias, end }, k) => {
    const weights = result.subarray(start, bias);
    const spread = noise * Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length);
    // A weight of 0 is none: an input that the unit does not see, or a pruned weight.
    if (noise > 0) weights.forEach((weight, i) => (weights[i] = weight === 0 ? 0 : weight + spread * bell()));
    if (pruned > 0) prune(weights, pruned);
    const { outputs, filters = outputs } = descriptions[k];
    if (bits < 32) round(weights, weights.length / filters, bits);
    if (withoutBias || k === silent) result.fill(0, bias, end);
    if (k === silent) weights.fill(0);
  });
  return result;
}

function prune(weights, share) {
  const sizes = weights.map(Math.abs).sort();
  const least = sizes[Math.min(Math.round(share * sizes.length), sizes.length - 1)];
  weights.forEach((weight, i) => {
    if (Math.abs(weight) < least) weights[i] = 0;
  });
}

/**
 * Quantizes the weights of each unit, `count` in a row, symmetrically to 2^bits − 1 levels between minus and plus the
 * largest magnitude.
 */
function round(weights, count, bits) {
  const most = 2 ** (bits - 1) - 1;
  for (let start = 0; start < weights.length; start += count) {
    const unit = weights.subarray(start, start + count);
    const step = greatest(unit.map(Math.abs)) / most;
    unit.forEach((weight, i) => (unit[i] = step * Math.round(weight / step)));
  }
}

/** A generator of normally distributed numbers from a seed: Box-Muller over Mulberry32. */
function bellNumbers(seed) {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
