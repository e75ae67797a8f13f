// Weights of the network at earlier points of its training, and the slider that selects them.
"use strict";

/** The weights of each earlier moment, in the form of `Network`; see DemoPage.swift for the encoding. */
function embeddedMoments({ descriptions }, count) {
  const bytes = bytesOfBase64(document.getElementById("network-moments").textContent);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  const float = () => view.getFloat32((offset += 4) - 4, true);
  return Array.from({ length: count }, () => {
    const values = [];
    for (const { inputs, outputs, filters = outputs, input, kernelSize } of descriptions) {
      for (let unit = 0; unit < filters; unit += 1) {
        const step = float();
        for (let left = inputs ?? input[0] * kernelSize ** 2; left > 0; left -= 1) {
          values.push(step * view.getInt8(offset));
          offset += 1;
        }
      }
      for (let unit = 0; unit < filters; unit += 1) values.push(float());
    }
    return Float32Array.from(values);
  });
}

class MomentsView {
  /** `turn(values)` is called with the weights of the selected moment; the last one is the trained network. */
  constructor(network, trained, { moments }, turn) {
    document.getElementById("moments").hidden = moments.length < 2;
    if (moments.length < 2) return;
    const weights = [...embeddedMoments(network, moments.length - 1), trained];
    const slider = document.getElementById("moment");
    slider.max = moments.length - 1;
    const show = () => {
      const name = moments[slider.value];
      document.getElementById("moment-words").textContent = name;
      slider.setAttribute("aria-valuetext", name);
    };
    slider.value = slider.max;
    slider.addEventListener("input", () => {
      show();
      turn(weights[slider.value]);
    });
    show();
  }
}
