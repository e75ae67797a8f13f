#!/usr/bin/env python3
"""Makes the JPEG files that the decoder is tested with, and the pixels that it must find in them.

    pip install numpy pillow
    python make_fixtures.py            # writes Fixtures/, MANIFEST.tsv included

The pictures are drawn here: two rings on slanted shades. Progressive files and some baseline ones are encoded by
Pillow (libjpeg-turbo); what Pillow cannot write (other sampling factors, scans of one component, YCCK, odd markers) is
written by `encode`, a plain baseline encoder. The pixels beside each file are what Pillow reads from it; where
libjpeg declines (sampling ratios such as 3:2) they are computed from the coefficients, in floating point.
"""

import io
import pathlib
import struct

import numpy
import PIL
from PIL import Image, ImageOps

FOLDER = pathlib.Path(__file__).parent / "Fixtures"
ZIGZAG = sorted(range(64), key=lambda i: (i // 8 + i % 8, i // 8 if (i // 8 + i % 8) % 2 else i % 8))
COSINES = numpy.array(
    [[(0.125 if u == 0 else 0.25) ** 0.5 * numpy.cos((2 * x + 1) * u * numpy.pi / 16) for x in range(8)]
     for u in range(8)])


def draw(width, height, channels=3):
    """Rings and shades in 0...255, [height, width, channels], different in each channel."""
    y, x = numpy.mgrid[0:height, 0:width]
    picture = numpy.zeros((height, width, channels))
    for channel in range(channels):
        shade = 90 + 120 * (x * (channel + 1) + y * (3 - channel)) / (4 * max(width, height))
        for centre, radius in ((0.3, 0.22), (0.7, 0.15 + 0.05 * channel)):
            distance = numpy.hypot(x - centre * width, y - 0.5 * height)
            ring = numpy.clip(1.5 - abs(distance - radius * max(width, height)), 0, 1)
            shade = shade * (1 - ring) + (255 if channel == 1 else 20) * ring
        picture[:, :, channel] = shade
    return picture.clip(0, 255).round().astype("uint8")


class Code:
    """A Huffman code of one length for all symbols: plain, and valid for any of them."""

    def __init__(self, symbols):
        self.symbols = symbols
        self.length = max(1, len(symbols).bit_length())  # one word is left over: all ones is no code word
        self.words = {symbol: word for word, symbol in enumerate(symbols)}

    def segment(self, number):
        counts = [len(self.symbols) if length == self.length else 0 for length in range(1, 17)]
        return bytes([number, *counts, *self.symbols])


DC = Code(range(12))
AC = Code([run << 4 | size for run in range(16) for size in range(0, 11) if size or run in (0, 15)])


def bits_of(value):
    """A coefficient as its size and its bits."""
    size = int(abs(value)).bit_length()
    return size, (value if value >= 0 else value + (1 << size) - 1)


def block_bits(block, before):
    """The bits of one block of 64 coefficients in zigzag order, as a string of 0 and 1."""
    out = []

    def put(word, length):
        out.append(format(word, f"0{length}b") if length else "")

    size, value = bits_of(int(block[0]) - before)
    put(DC.words[size], DC.length)
    put(value, size)
    run = 0
    last = max((k for k in range(1, 64) if block[k]), default=0)
    for coefficient in block[1:last + 1]:
        if coefficient == 0:
            run += 1
            continue
        while run > 15:
            put(AC.words[0xF0], AC.length)
            run -= 16
        size, value = bits_of(int(coefficient))
        put(AC.words[run << 4 | size], AC.length)
        put(value, size)
        run = 0
    if last < 63:
        put(AC.words[0], AC.length)
    return "".join(out)


def packed(bits):
    """Bits padded with ones to bytes, with a zero behind each 0xFF."""
    bits += "1" * (-len(bits) % 8)
    data = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
    return data.replace(b"\xff", b"\xff\x00")


def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def encode(picture, factors, interleaved=True, restart=0, ids=None, before_frame=b"", sof=0xC0, wide_steps=False,
           stray=b""):
    """A baseline file of `picture`, [height, width, channels] as the components are to be, with sampling `factors`
    for each; and the component planes that a decoder finds in it, in floating point, at their own sizes."""
    height, width, channels = picture.shape
    ids = ids or list(range(1, channels + 1))
    across, down = max(f[0] for f in factors), max(f[1] for f in factors)
    mcus_wide, mcus_high = -(-width // (8 * across)), -(-height // (8 * down))
    steps = numpy.array([3 + (i // 8 + i % 8) for i in ZIGZAG])
    coefficients, planes = [], []
    for channel, (h, v) in enumerate(factors):
        own_width, own_height = -(-width * h // across), -(-height * v // down)
        columns = numpy.minimum((numpy.arange(8 * mcus_wide * h) * across + across // 2) // h, width - 1)
        rows = numpy.minimum((numpy.arange(8 * mcus_high * v) * down + down // 2) // v, height - 1)
        plane = picture[rows][:, columns, channel].astype(float)
        blocks = plane.reshape(mcus_high * v, 8, mcus_wide * h, 8).swapaxes(1, 2) - 128
        transformed = (COSINES @ blocks @ COSINES.T).reshape(mcus_high * v, mcus_wide * h, 64)[:, :, ZIGZAG]
        quantized = numpy.round(transformed / steps).astype(int)
        coefficients.append(quantized)
        restored = numpy.zeros_like(transformed)
        restored[:, :, ZIGZAG] = quantized * steps
        restored = COSINES.T @ restored.reshape(*blocks.shape) @ COSINES + 128
        plane = restored.swapaxes(1, 2).reshape(plane.shape).round().clip(0, 255)
        planes.append((plane[:own_height, :own_width], (h, across), (v, down)))

    data = b"\xff\xd8" + before_frame
    data += segment(0xDB, b"\x10" + struct.pack(">64H", *steps) if wide_steps else b"\x00" + bytes(steps.tolist()))
    data += segment(sof, struct.pack(">BHHB", 8, height, width, channels) + b"".join(
        bytes([ids[c], h << 4 | v, 0]) for c, (h, v) in enumerate(factors)))
    data += segment(0xC4, DC.segment(0x00) + AC.segment(0x10))
    if restart:
        data += segment(0xDD, struct.pack(">H", restart))
    scans = [list(range(channels))] if interleaved else [[c] for c in range(channels)]
    for scan in scans:
        data += segment(0xDA, bytes([len(scan)]) + b"".join(bytes([ids[c], 0]) for c in scan) + b"\x00\x3f\x00")
        if len(scan) == 1:
            h, v = factors[scan[0]]
            own_width, own_height = -(-width * h // across), -(-height * v // down)
            units = [[(scan[0], y, x)] for y in range(-(-own_height // 8)) for x in range(-(-own_width // 8))]
        else:
            units = [[(c, my * factors[c][1] + y, mx * factors[c][0] + x)
                      for c in scan for y in range(factors[c][1]) for x in range(factors[c][0])]
                     for my in range(mcus_high) for mx in range(mcus_wide)]
        bits, before = "", {}
        for number, unit in enumerate(units):
            if restart and number and number % restart == 0:
                data += packed(bits) + stray + bytes([0xFF, 0xD0 + (number // restart - 1) % 8])
                bits, before = "", {}
            for c, y, x in unit:
                block = coefficients[c][y, x]
                bits += block_bits(block, before.get(c, 0))
                before[c] = int(block[0])
        data += packed(bits) + stray
    return data + b"\xff\xd9", planes


def repeated(planes, width, height):
    """Planes at full size, each pixel the sample that covers it, through JFIF's colour conversion."""
    y, cb, cr = (
        plane[(numpy.arange(height) * v // down)][:, numpy.arange(width) * h // across]
        for plane, (h, across), (v, down) in planes)
    rgb = numpy.stack([y + 1.402 * (cr - 128), y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128),
                       y + 1.772 * (cb - 128)], axis=2)
    return rgb.round().clip(0, 255).astype("uint8")


def adobe(transform):
    return segment(0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, transform))


def pillow(picture, **options):
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", **({"quality": 88, "optimize": True} | options))
    return buffer.getvalue()


manifest = []


def without_huffman_tables(data):
    """A frame of motion JPEG: the file without its tables, which must be the standard's."""
    result, place = data[:2], 2
    while data[place + 1] != 0xDA:
        end = place + 2 + int.from_bytes(data[place + 2:place + 4], "big")
        if data[place + 1] != 0xC4:
            result += data[place:end]
        place = end
    return result + data[place:]


def write(name, data, origin, pixels=None):
    """Writes a file and its pixels: those given, or those that Pillow reads, the right way up."""
    if pixels is None:
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    else:
        image = Image.fromarray(pixels)
    image = image if image.mode == "L" else image.convert("RGB")
    (FOLDER / f"{name}.jpg").write_bytes(data)
    image.save(FOLDER / (f"{name}.pgm" if image.mode == "L" else f"{name}.ppm"))
    manifest.append(f"{name}\t{origin}\n")


def main():
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    wide, tall, tiny, dot = draw(33, 17), draw(17, 33), draw(7, 9), draw(1, 1)
    by_pillow, by_encode = f"Pillow {PIL.__version__}", "encode()"

    for label, subsampling in (("444", 0), ("422", 1), ("420", 2)):
        for kind, progressive in (("baseline", False), ("progressive", True)):
            for size, picture in (("33x17", wide), ("17x33", tall), ("7x9", tiny), ("1x1", dot)):
                write(f"{kind}-{label}-{size}", pillow(picture, subsampling=subsampling, progressive=progressive),
                      by_pillow)
    for kind, progressive in (("baseline", False), ("progressive", True)):
        for size, picture in (("33x17", wide), ("7x9", tiny), ("1x1", dot)):
            write(f"{kind}-gray-{size}", pillow(picture[:, :, 0], progressive=progressive), by_pillow)
        write(f"{kind}-restarts", pillow(wide, subsampling=2, progressive=progressive, restart_marker_blocks=1),
              by_pillow)
        write(f"{kind}-rgb", pillow(tiny, keep_rgb=True, progressive=progressive), by_pillow)
        cmyk = Image.fromarray(draw(17, 9, 4), "CMYK")
        buffer = io.BytesIO()
        cmyk.save(buffer, "JPEG", quality=88, optimize=True, progressive=progressive)
        write(f"{kind}-cmyk", buffer.getvalue(), by_pillow)
        write(f"{kind}-ycck", buffer.getvalue().replace(adobe(0), adobe(2)),
              f"{by_pillow}, its Adobe transform set to 2")
    write("baseline-quality-5", pillow(wide, quality=5), by_pillow)
    write("baseline-quality-100", pillow(wide, quality=100, subsampling=0), by_pillow)

    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        content = exif.tobytes()
        if orientation % 2:  # half of them big-endian; Pillow writes what it was given
            content = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">HHI", orientation, 0, 0)
        write(f"orientation-{orientation}", pillow(draw(19, 6), subsampling=2, exif=content), by_pillow)

    for name, picture in (("420", wide), ("gray", wide[:, :, 0])):
        data = pillow(picture, optimize=False, subsampling=2)
        pixels = numpy.asarray(Image.open(io.BytesIO(data)))
        write(f"motion-jpeg-{name}", without_huffman_tables(data), f"{by_pillow}, Huffman tables left out", pixels)

    for h, v in ((1, 2), (4, 1), (1, 4), (4, 2), (2, 4)):
        write(f"sampling-{h}x{v}", encode(wide, [(h, v), (1, 1), (1, 1)])[0], by_encode)
    write("sampling-2x1-1x1-2x1", encode(wide, [(2, 1), (1, 1), (2, 1)])[0], by_encode)
    write("sampling-luma-halved", encode(wide, [(1, 1), (2, 2), (2, 2)])[0], by_encode)
    write("sampling-gray-3x2", encode(wide[:, :, :1], [(3, 2)])[0], by_encode)
    for name, factors in (("3x1-2x1", [(3, 1), (2, 1), (1, 1)]), ("3x2-2x1", [(3, 2), (2, 1), (1, 1)]),
                          ("4x1-3x1", [(4, 1), (3, 1), (1, 1)]), ("1x3-1x2", [(1, 3), (1, 2), (1, 1)])):
        data, planes = encode(wide, factors)
        write(f"ratio-{name}", data, f"{by_encode}, pixels from its coefficients", repeated(planes, 33, 17))
    write("separate-scans", encode(wide, [(2, 2), (1, 1), (1, 1)], interleaved=False)[0], by_encode)
    write("separate-scans-restarts", encode(tall, [(2, 1), (1, 1), (1, 1)], interleaved=False, restart=2)[0],
          by_encode)
    write("restart-numbers-wrap", encode(draw(90, 10), [(1, 1)] * 3, restart=1)[0], by_encode)
    write("stray-bytes-at-restarts", encode(wide, [(1, 1)] * 3, restart=2, stray=b"\x00\x12\xff\xff\xff")[0],
          by_encode)
    write("fill-bytes", encode(tiny, [(1, 1)] * 3, before_frame=b"\xff\xff\xff" + segment(0xFE, b"fill"))[0], by_encode)
    write("stray-bytes", encode(tiny, [(1, 1)] * 3, before_frame=segment(0xFE, b"a") + b"\x00stray" + segment(0xFE, b"b"))[0],
          by_encode)
    write("extended-16-bit-steps", encode(tiny, [(1, 1)] * 3, sof=0xC1, wide_steps=True)[0], by_encode)
    write("identifiers-rgb", encode(tiny, [(1, 1)] * 3, ids=list(b"RGB"))[0], by_encode)
    write("identifiers-0-1-2", encode(tiny, [(1, 1)] * 3, ids=[0, 1, 2])[0], by_encode)
    write("adobe-transform-1", encode(tiny, [(1, 1)] * 3, ids=list(b"RGB"), before_frame=adobe(1))[0], by_encode)
    write("cmyk-without-adobe", encode(draw(9, 7, 4), [(1, 1)] * 4)[0], by_encode)
    write("ycck-subsampled", encode(draw(17, 9, 4), [(2, 2), (1, 1), (1, 1), (2, 2)], before_frame=adobe(2))[0],
          by_encode)

    (FOLDER / "MANIFEST.tsv").write_text("".join(sorted(manifest)))


if __name__ == "__main__":
    main()
