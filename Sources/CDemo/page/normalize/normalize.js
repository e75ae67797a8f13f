// Any picture of one handwritten digit becomes a field like MNIST's own: the outline of the steps. The twin of
// DigitNormalizer.swift in Sources/Images/Normalization: page and program see the same in the same picture.
"use strict";

/**
 * The digit in a picture as MNIST would have it: `{field}`, or `{blank}` with the reason why there is none.
 * @param {{width: number, height: number, data: Uint8ClampedArray | Uint8Array}} picture RGBA, not premultiplied
 */
function normalize(picture) {
  const { image } = reduced(luminance(picture), 1024);
  const tones = tonesOf(image);
  if (tones === undefined) return { blank: "it is all of one shade" };
  if (tones.contrast < 20 || tones.contrast <= 6 * tones.paperSpread) {
    return { blank: "its ink is too faint to be told from the paper" };
  }
  const ink = withoutSpecks(inkOf(image, tones));
  const box = inkBox(ink, 24);
  const field = box && fieldOf(cropped(ink, box));
  return field ? { field } : { blank: "it shows specks and no stroke as long as a digit" };
}
