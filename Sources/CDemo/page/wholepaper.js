// Networks that take pictures as their data set has them, not framed as MNIST's digits: the whole paper is scaled down
// to the size that they take.
"use strict";

/**
 * A picture as the network takes it: `{field}`, or `{blank}` with the reason why there is none. A picture of that very
 * size is taken as it is, white on black, as the program takes it; of any other, what is dark is ink.
 */
function wholePaper(picture, [width, height]) {
  const light = lightOf(opaque(picture));
  if (light.width === width && light.height === height) return { field: light.samples };
  const { samples } = resampled({ ...light, samples: light.samples.map((level) => 255 - level) }, { width, height });
  const field = Uint8Array.from(samples, (level) => Math.min(Math.trunc(level + 0.5), 255));
  return field.some((level) => level > 0) ? { field } : { blank: "it is all white" };
}
