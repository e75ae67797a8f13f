// Ways to break a network: weights pruned, shaken, rounded, layers silenced. Numbers from numbers; the controls are in
// damageview.js.
"use strict";

/**
 * A copy of a network's weights and biases with damage done, in this order.
 *
 * @param {Float32Array} values as `Network` takes them
 * @param {{ranges: object[]}} network
 * @param {object} damage `noise`, the standard deviation of what is added to each weight, as a share of the root mean
 *   square of its layer's; `pruned`, the share of each layer's weights, the smallest, that become 0; `bits` that are
 *   left of each weight, or 32; `withoutBias`; `silent`, the number of a layer that says nothing, or -1
 */
function damaged(values, { ranges, descriptions }, { noise, pruned, bits, withoutBias, silent }) {
  const result = values.slice();
  // The same noise each time, only stronger or weaker, so that a slider that comes back brings back what was.
  const bell = bellNumbers(1);
  ranges.forEach(({ start, bias, end }, k) => {
    const weights = result.subarray(start, bias);
    const spread = noise * Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length);
    // A weight of 0 is none: what a unit does not see, or what was pruned before.
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
 * Rounds the weights of each unit, `count` in a row, to whole steps: 2 to the power of `bits`, less one, from the
 * greatest weight's size down to minus that, as whole numbers of so many bits would hold them.
 */
function round(weights, count, bits) {
  const most = 2 ** (bits - 1) - 1;
  for (let start = 0; start < weights.length; start += count) {
    const unit = weights.subarray(start, start + count);
    const step = greatest(unit.map(Math.abs)) / most;
    unit.forEach((weight, i) => (unit[i] = step * Math.round(weight / step)));
  }
}

/** A function that gives numbers of the normal distribution, always the same for a seed: Box and Muller's of Mulberry32. */
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
