// Encodes MNIST's IDX format and ZIP archives of stored files, and starts downloads.
"use strict";

/**
 * An IDX file of bytes: two zeros, the type 8, the number of dimensions, each dimension as a four-byte big-endian
 * number, then the data.
 */
function idx(dimensions, data) {
  const bytes = new Uint8Array(4 + 4 * dimensions.length + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 8, dimensions.length]);
  dimensions.forEach((length, k) => view.setUint32(4 + 4 * k, length));
  bytes.set(data, 4 + 4 * dimensions.length);
  return bytes;
}

/**
 * A ZIP archive of stored files, `[name, bytes]` each, with ASCII names: a local header and the bytes of each file, the
 * central directory, and its end record. PKWARE's APPNOTE.TXT, 4.3.
 */
function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const nameBytes = new TextEncoder().encode(name);
    // Version 1.0, no flags, stored, the earliest possible date; then checksum, sizes and name length.
    const common = [
      u16(10), u16(0), u16(0), u16(0), u16(33),
      u32(crc32(bytes)), u32(bytes.length), u32(bytes.length), u16(nameBytes.length), u16(0),
    ];
    const local = [u32(0x04034b50), ...common, nameBytes, bytes];
    directory.push(u32(0x02014b50), u16(10), ...common, u16(0), u16(0), u16(0), u32(0), u32(offset), nameBytes);
    parts.push(...local);
    offset += total(local);
  }
  const count = u16(files.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(total(directory)), u32(offset), u16(0)];
  return joined([...parts, ...directory, ...end]);
}

function u16(value) {
  return Uint8Array.of(value & 0xff, value >>> 8);
}

function u32(value) {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}

function total(parts) {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function joined(parts) {
  const bytes = new Uint8Array(total(parts));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** CRC-32 with the polynomial 0xEDB88320, bit by bit; the archives are small. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Downloads `bytes` as a file called `name`. */
function download(bytes, name, type = "application/zip") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
