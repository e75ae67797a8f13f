// The description of the network: its layers as a table, its training and its metadata.
"use strict";

/** Shows how the network was trained, one sentence per training. */
function showStory({ story }) {
  document.getElementById("story").textContent = story.join(" ");
}

/** Shows the layers as a table: kind, output shape and number of parameters. */
function showLayers({ layers, parameters }) {
  const rows = layers.map((layer, k) => {
    const { kernelSize: side } = layer;
    const activation = k === layers.length - 1 ? "softmax" : "ReLU";
    const words =
      layer.kind === "convolution"
        ? `filters of ${side} × ${side}${layer.padding === "same" ? ", padded" : ""}, ReLU${layer.pooled ? ", 2 × 2 max pooling" : ""}`
        : `dense, ${activation}`;
    const shape = layer.kind === "convolution" ? shapeText(layer.output) : layer.outputs.toLocaleString("en");
    return [words, shape, layer.parameters];
  });
  const body = document.getElementById("layers");
  for (const [words, shape, count] of [...rows, ["total", "", parameters]]) {
    const row = body.insertRow();
    for (const text of [words, shape, count.toLocaleString("en")]) row.insertCell().textContent = text;
  }
}

/** [channels, height, width] as text in the program's order, channels last. */
function shapeText([channels, ...size]) {
  return [...size, channels].join(" × ");
}

/** Shows the known facts about the network, as pairs of name and text. */
function showFacts({ facts }) {
  const items = facts.map(([name, text]) => {
    const item = document.createElement("div");
    const [term, definition] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    definition.textContent = text;
    item.append(term, definition);
    return item;
  });
  document.getElementById("facts").append(...items);
}
