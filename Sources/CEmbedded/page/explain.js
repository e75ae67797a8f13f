// Why a unit says what it says: its sum taken apart into weights times inputs, and who listens to it. Arithmetic on a
// network and a reading; it shows nothing.
"use strict";

/** How many parts of a sum, and how many listeners, are told one by one. */
const mostParts = 6;

/**
 * The sum of unit or filter `unit` of layer `k` as parts; with a `rival` what it has more than that unit's.
 *
 * A filter has a sum at every place: the greatest is explained. `terms` are weights times inputs, in the order of
 * `weights`; `inputs[i]` is the number of the input that term i looks at, undefined beyond the edge.
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

/** The numbers of the inputs under a kernel with its corner at (top, left), undefined beyond the edge. */
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
 * The parts that a sum is told by, which add up to it as they are shown: the largest terms as `{index, amount}`, what
 * the others come to, the bias and the sum, all in thousandths.
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

/** The units of the layer below that unit `unit` of layer `k` has the largest weights for, as `{unit, amount}`. */
function listensTo(network, k, unit) {
  const weights = network.layers[k].weightsOf(unit);
  return strongest(Array.from(weights, (amount, index) => ({ unit: index, amount, size: Math.abs(amount) })));
}

/**
 * The units of the next layer that a unit or map of layer `k` counts most for: `{units, isAdded}`, `{unit, amount}` each.
 * The amount is what it adds to their sums just now; where it is silent, or next is a filter, to which it adds at many
 * places, it is the sum of the weights they have for it.
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
