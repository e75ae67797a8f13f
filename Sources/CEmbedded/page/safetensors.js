// Encodes weights as a safetensors file that the program reads: the length of the header in eight bytes, the header as
// JSON, the values. The twin of SafetensorsEncoding.swift in Sources/MLP/Weights.
"use strict";

/**
 * The bytes of a network's file.
 * @param {Float32Array} values for each layer its weights, then its bias
 * @param {object} metadata strings by name
 */
function safetensors({ descriptions, ranges }, values, metadata) {
  const header = { __metadata__: metadata };
  descriptions.forEach(({ position, inputs, outputs, filters, input, kernelSize }, k) => {
    const { start, bias, end } = ranges[k];
    const shape = filters === undefined ? [outputs, inputs] : [filters, input[0], kernelSize, kernelSize];
    const tensor = (dimensions, from, to) => ({ dtype: "F32", shape: dimensions, data_offsets: [4 * from, 4 * to] });
    header[`${position}.weight`] = tensor(shape, start, bias);
    header[`${position}.bias`] = tensor([end - bias], bias, end);
  });
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
  padded.set(text);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, padded.length, true);
  return joined([length, padded, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]);
}
