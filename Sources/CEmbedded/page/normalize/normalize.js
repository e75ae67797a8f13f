// Any picture of one handwritten digit becomes a field like MNIST's own: the outline of the steps. The twin of
// DigitNormalizer.swift in Sources/Images/Normalization: page and program see the same in the same picture.
"use strict";

/** Rows and columns at the edge of a digit with fainter ink than this are cut off. */
const faintestEdge = 24;

/**
 * The digit in a picture as MNIST would have it: `{field, ink}`, the ink map being all that stands on the paper, or `{blank}` with the reason why there is none.
 * @param {{width: number, height: number, data: Uint8ClampedArray | Uint8Array}} picture RGBA, not premultiplied
 */
function normalize(picture) {
  const { ink, blank } = searchInk(lightOf(reduced(opaque(picture), 1024).picture));
  if (blank) return { blank };
  const box = inkBox(ink, faintestEdge);
  return box ? { field: fieldOf(moderated(cropped(ink, box))), ink } : { blank: noStroke };
}
