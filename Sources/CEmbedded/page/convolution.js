// A convolutional layer: convolution, ReLU and optional 2 x 2 max pooling; forward pass and gradient.
"use strict";

/** Filters summed at a time; their sums fit in the processor's registers. */
const filtersAtOnce = 8;

/**
 * Images and feature maps are [channels, height, width], as in files, so flattening needs no copy and each map is
 * contiguous.
 */
class Convolution {
  /**
   * @param {object} description `input` and `output` as [channels, height, width], `filters`, `kernelSize`, `padding`,
   *   `pooled`
   * @param {(count: number) => Float32Array} take reads the next numbers of the file: weights [filters, channels, K,
   *   K], then bias
   */
  constructor({ input, output, filters, kernelSize, padding, pooled }, take) {
    this.input = input;
    this.output = output;
    this.filters = filters;
    this.kernelSize = kernelSize;
    this.border = padding === "same" ? (kernelSize - 1) / 2 : 0;
    this.poolSide = pooled ? 2 : 1;
    this.patch = input[0] * kernelSize * kernelSize;
    this.weights = take(filters * this.patch);
    this.bias = take(filters);
    // A transposed copy, [patch, filters], padded with zeros to whole groups of filters.
    this.stride = Math.ceil(filters / filtersAtOnce) * filtersAtOnce;
    this.byPlace = new Float64Array(this.patch * this.stride);
    for (let f = 0; f < filters; f += 1) {
      for (let p = 0; p < this.patch; p += 1) this.byPlace[p * this.stride + f] = this.weights[f * this.patch + p];
    }
  }

  /** The weights of one filter, [channels, K, K]. */
  weightsOf(filter) {
    return Float64Array.from(this.weights.subarray(filter * this.patch, (filter + 1) * this.patch));
  }

  /** Height and width before pooling. */
  get sumsShape() {
    return this.input.slice(1).map((length) => length + 2 * this.border - this.kernelSize + 1);
  }

  /**
   * The layer's feature maps and, for each of their values, the index of its sum before pooling: the maximum of the
   * window, the first one when tied.
   */
  forward(image) {
    const [height, width] = this.sumsShape;
    const sums = new Float64Array(this.filters * height * width);
    const seen = new Float64Array(this.patch);
    const rows = new Int32Array(this.patch);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const count = this.#look(image, y - this.border, x - this.border, seen, rows);
        this.#sum(seen, rows, count, sums, y * width + x, height * width);
      }
    }
    return this.#pooled(sums, height, width);
  }

  /**
   * Lists the nonzero inputs of a filter whose corner is at (top, left), as values and offsets of their weights;
   * returns their number. Most pixels and about half of the feature maps are 0 and are skipped.
   */
  #look(image, top, left, seen, rows) {
    const { input: [channels, height, width], kernelSize, stride } = this;
    let count = 0;
    for (let c = 0; c < channels; c += 1) {
      for (let i = Math.max(0, -top); i < Math.min(kernelSize, height - top); i += 1) {
        const pixel = (c * height + top + i) * width + left;
        const place = (c * kernelSize + i) * kernelSize;
        for (let j = Math.max(0, -left); j < Math.min(kernelSize, width - left); j += 1) {
          const value = image[pixel + j];
          if (value === 0) continue;
          seen[count] = value;
          rows[count] = (place + j) * stride;
          count += 1;
        }
      }
    }
    return count;
  }

  /** Stores the sums of all filters for one position: at `place` in each map of `area` values. */
  #sum(seen, rows, count, sums, place, area) {
    const { byPlace, bias, filters } = this;
    for (let first = 0; first < filters; first += filtersAtOnce) {
      let a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
      for (let k = 0; k < count; k += 1) {
        const value = seen[k];
        const row = rows[k] + first;
        a += value * byPlace[row];
        b += value * byPlace[row + 1];
        c += value * byPlace[row + 2];
        d += value * byPlace[row + 3];
        e += value * byPlace[row + 4];
        f += value * byPlace[row + 5];
        g += value * byPlace[row + 6];
        h += value * byPlace[row + 7];
      }
      const group = [a, b, c, d, e, f, g, h];
      const end = Math.min(filtersAtOnce, filters - first);
      for (let k = 0; k < end; k += 1) sums[(first + k) * area + place] = group[k] + bias[first + k];
    }
  }

  /** ReLU of the maximum over each complete `poolSide` x `poolSide` window. */
  #pooled(sums, sumsHeight, sumsWidth) {
    const { output: [channels, height, width], poolSide } = this;
    const values = new Float64Array(channels * height * width);
    const winners = new Int32Array(values.length);
    let index = 0;
    for (let c = 0; c < channels; c += 1) {
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const corner = (c * sumsHeight + y * poolSide) * sumsWidth + x * poolSide;
          let winner = corner;
          for (let i = 0; i < poolSide; i += 1) {
            for (let j = 0; j < poolSide; j += 1) {
              const other = corner + i * sumsWidth + j;
              if (sums[other] > sums[winner]) winner = other;
            }
          }
          values[index] = Math.max(sums[winner], 0);
          winners[index] = winner;
          index += 1;
        }
      }
    }
    return { values, winners };
  }

  /**
   * The gradient of each nonzero input, from the gradients of the outputs: the maximum of each pooling window passes
   * its gradient to all inputs of its filter.
   */
  backward(gradient, image, winners) {
    const { input: [channels, height, width], kernelSize, border, patch, weights } = this;
    const [sumsHeight, sumsWidth] = this.sumsShape;
    const below = new Float64Array(image.length);
    gradient.forEach((slope, index) => {
      if (slope === 0) return;
      const row = Math.floor(winners[index] / sumsWidth);
      const left = (winners[index] % sumsWidth) - border;
      const top = (row % sumsHeight) - border;
      const filter = Math.floor(row / sumsHeight) * patch;
      for (let c = 0; c < channels; c += 1) {
        for (let i = Math.max(0, -top); i < Math.min(kernelSize, height - top); i += 1) {
          const pixel = (c * height + top + i) * width + left;
          const place = filter + (c * kernelSize + i) * kernelSize;
          for (let j = Math.max(0, -left); j < Math.min(kernelSize, width - left); j += 1) {
            below[pixel + j] += slope * weights[place + j];
          }
        }
      }
    });
    return below.map((slope, i) => (image[i] === 0 ? 0 : slope));
  }
}
