// What is told of the network itself: its layers as a table, how it came to be, and what else its file says.
"use strict";

/** The trainings that the network went through, a sentence each. */
function showStory({ story }) {
  document.getElementById("story").textContent = story.join(" ");
}

/** The layers as a table: what they are, the shape of what they put out, and their weights and biases. */
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

/** [channels, height, width] as the program says it, channels last. */
function shapeText([channels, ...size]) {
  return [...size, channels].join(" × ");
}

/** What is known of the network, as pairs of a name and a text. */
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
