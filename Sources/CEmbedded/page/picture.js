// Decodes pictures from files, the clipboard and drag and drop to the same bytes as the program's decoders, and scales
// pictures for networks without MNIST framing.
"use strict";

/** The maximum number of pixels, as in the program. */
const mostPixels = 100_000_000;

/**
 * The picture in `blob`: `{width, height, data, bitmap}`, data being RGBA, not premultiplied.
 *
 * Colours are those in the file: no colour profile is applied and nothing is premultiplied.
 */
async function openPicture(blob) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(blob, { colorSpaceConversion: "none", premultiplyAlpha: "none" });
  } catch {
    throw new Error("This file is not a picture that the browser can open.");
  }
  const { width, height } = bitmap;
  if (width * height > mostPixels) throw new Error("This picture has more than 100 megapixels: scale it down first.");
  return { width, height, bitmap, data: exactPixels(bitmap) ?? canvasPixels(bitmap) };
}

/**
 * The pixels of a bitmap, read back from a WebGL texture. A 2D canvas would premultiply colours by alpha and divide
 * again, which rounds faint pixels. Undefined without WebGL or when the bitmap is too large for it.
 */
function exactPixels(bitmap) {
  const { width, height } = bitmap;
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl || Math.max(width, height) > gl.getParameter(gl.MAX_TEXTURE_SIZE)) return undefined;
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(
    gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, gl.getParameter(gl.TEXTURE_BINDING_2D), 0);
  const data = new Uint8Array(4 * width * height);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data);
  const failed = gl.getError() !== gl.NO_ERROR;
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return failed ? undefined : data;
}

function canvasPixels(bitmap) {
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
}

/**
 * Calls `receive` with each picture pasted or dropped onto the page, and marks the page during a drag. Also handles
 * drops outside the paper, where the browser would otherwise open the file in place of the page.
 */
function listenForPictures(receive) {
  const pictureIn = (items) => [...(items ?? [])].find((file) => file.type.startsWith("image/"));
  const mark = (isAbove) => document.body.classList.toggle("dropping", isAbove);
  addEventListener("paste", (event) => {
    const file = pictureIn(event.clipboardData?.files);
    if (file) receive(file);
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    const file = pictureIn(event.dataTransfer?.files) ?? event.dataTransfer?.files[0];
    if (file) receive(file);
  });
}

/**
 * The input for a network that takes pictures as in its data set, without MNIST framing: `{field}`, or `{blank}` with
 * the reason why there is none. A picture of exactly the network's size is used unchanged, white on black, as in the
 * program; in others, dark is ink.
 */
function wholePaper(picture, [width, height]) {
  const light = lightOf(opaque(picture));
  if (light.width === width && light.height === height) return { field: light.samples };
  const { samples } = resampled({ ...light, samples: light.samples.map((level) => 255 - level) }, { width, height });
  const field = Uint8Array.from(samples, (level) => Math.min(Math.trunc(level + 0.5), 255));
  return field.some((level) => level > 0) ? { field } : { blank: "it is completely white" };
}
