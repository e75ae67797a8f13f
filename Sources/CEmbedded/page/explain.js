// Explains a unit's output: its weighted sum term by term, and the units that depend on it. Computes on a network and a
// reading; question.js shows the result.
"use strict";

/** The number of terms of a sum, and of dependent units, listed one by one. */
const mostParts = 6;

/**
 * The sum of unit or filter `unit` of layer `k` as terms; with a `rival`, the difference from that unit's sum.
 *
 * A filter has a sum at every position; the maximum is explained. `terms` are weights times inputs, in the order of
 * `weights`; `inputs[i]` is the input index of term i, undefined beyond the edge.
 */
function explain(network, reading, k, unit, rival) {
  const layer = network.layers[k];
  const weights = layer.weightsOf(unit);
  const bias = layer.bias[unit] - (rival === undefined ? 0 : layer.bias[rival]);
  if (rival !== undefined) layer.weightsOf(rival).forEach((weight, i) => (weights[i] -= weight));
  if (!reading) return { weights, bias };
  const values = reading.values[k];
  const listing = (inputs, place) => {
    const given = Float64Array.from(inputs, (input) => (input === undefined ? 0 : values[input]));
    const terms = given.map((value, i) => value * weights[i]);
    return { weights, bias, inputs, given, terms, place, sum: terms.reduce((a, b) => a + b, bias) };
  };
  if (layer instanceof Dense) return listing([...values.keys()]);
  const [height, width] = layer.sumsShape;
  const area = reading.values[k + 1].length / layer.filters;
  const winners = reading.winners[k].subarray(unit * area, (unit + 1) * area);
  const places = [...winners].map((winner) => {
    const place = winner % (height * width);
    const [row, column] = [Math.floor(place / width), place % width];
    return listing(inputsAt(layer, row - layer.border, column - layer.border), { row, column });
  });
  return places.reduce((best, place) => (place.sum > best.sum ? place : best));
}

/** The input indices under a kernel whose corner is at (top, left), undefined beyond the edge. */
function inputsAt({ input: [channels, height, width], kernelSize }, top, left) {
  const inputs = [];
  for (let c = 0; c < channels; c += 1) {
    for (let i = top; i < top + kernelSize; i += 1) {
      for (let j = left; j < left + kernelSize; j += 1) {
        const isInside = i >= 0 && i < height && j >= 0 && j < width;
        inputs.push(isInside ? (c * height + i) * width + j : undefined);
      }
    }
  }
  return inputs;
}

/**
 * The displayed terms of a sum, which add up exactly as shown: the largest terms as `{index, amount}`, the sum of the
 * others, the bias and the total, all in thousandths.
 */
function partsOf({ terms, bias, sum }) {
  const largest = [...terms.keys()].filter((i) => terms[i] !== 0)
    .sort((a, b) => Math.abs(terms[b]) - Math.abs(terms[a]));
  const thousandths = (value) => Math.round(1000 * value);
  const told = largest.slice(0, mostParts).map((index) => ({ index, amount: thousandths(terms[index]) }));
  const total = thousandths(sum);
  const rest = total - thousandths(bias) - told.reduce((all, { amount }) => all + amount, 0);
  return { told, rest, restCount: largest.length - told.length, bias: thousandths(bias), total };
}

/** The units of the layer below with the largest weights for unit `unit` of layer `k`, as `{unit, amount}`. */
function listensTo(network, k, unit) {
  const weights = network.layers[k].weightsOf(unit);
  return strongest(Array.from(weights, (amount, index) => ({ unit: index, amount, size: Math.abs(amount) })));
}

/**
 * The units of the next layer that a unit or map of layer `k` affects most: `{units, isAdded}`, `{unit, amount}` each.
 * The amount is the current contribution to their sums; for an inactive unit, or before a convolutional layer, where it
 * contributes at many positions, it is the sum of their weights for it.
 */
function listeners(network, reading, k, unit) {
  const next = network.layers[k + 1];
  if (next === undefined) return { units: [] };
  const [, height = 1, width = 1] = network.shapes[k + 1];
  const isDense = next instanceof Dense;
  const area = isDense ? height * width : next.kernelSize ** 2;
  const own = isDense ? reading?.values[k + 1].slice(unit * area, (unit + 1) * area) : undefined;
  const isAdded = own?.some((value) => value > 0) ?? false;
  const count = isDense ? next.outputs : next.filters;
  const units = Array.from({ length: count }, (_, listener) => {
    const weights = next.weightsOf(listener).subarray(unit * area, (unit + 1) * area);
    const amount = weights.reduce((sum, weight, i) => sum + weight * (isAdded ? own[i] : 1), 0);
    return { unit: listener, amount, size: Math.abs(amount) };
  });
  return { units: strongest(units), isAdded };
}

function strongest(units) {
  return units.sort((a, b) => b.size - a.size).filter(({ size }) => size > 0).slice(0, mostParts);
}
