// Converts a picture of one handwritten digit to a field like MNIST's. The counterpart of
// `DigitNormalizer.normalize` in Sources/Images/Normalization.
"use strict";

/** Edge rows and columns of a digit with no stronger ink than this are cropped. */
const faintestEdge = 24;

/**
 * The digit in a picture, normalised like MNIST: `{field, ink}`, `ink` being the map of all ink on the paper, or
 * `{blank}` with the reason why there is none.
 * @param {{width: number, height: number, data: Uint8ClampedArray | Uint8Array}} picture RGBA, not premultiplied
 */
function normalize(picture) {
  const { ink, blank } = searchInk(lightOf(reduced(opaque(picture), 1024).picture));
  if (blank) return { blank };
  const box = inkBox(ink, faintestEdge);
  return box ? { field: fieldOf(moderated(cropped(ink, box))), ink } : { blank: noStroke };
}
