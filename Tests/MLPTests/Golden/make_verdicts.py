#!/usr/bin/env python3
"""Makes verdicts.tsv: small valid and invalid safetensors files with the verdicts of the reference reader.

    pip install safetensors==0.8.0
    python make_verdicts.py

A line holds a verdict, the reason why this project's reader rejects a file that the reference accepts (or "-"), a
title, and the file in base64. The reasons are those documented in SafetensorsHeader and JSONReader; each is assigned
by hand where the file is made, and the test fails unless it is the only reason.
"""

import base64
import itertools
import json
import pathlib
import struct

import safetensors

lines = []
titles = set()


def file(title, header, data=b"", length=None, differs="-"):
    if isinstance(header, dict):
        header = json.dumps(header, separators=(",", ":"))
    if isinstance(header, str):
        header = header.encode()
    raw(title, struct.pack("<Q", len(header) if length is None else length) + header + data, differs)


def raw(title, content, differs="-"):
    assert title not in titles, title
    titles.add(title)
    try:
        safetensors.deserialize(content)
        verdict = "accepts"
    except safetensors.SafetensorError:
        verdict = "refuses"
    assert verdict == "accepts" or differs == "-", title
    lines.append("\t".join([verdict, differs, title, base64.b64encode(content).decode()]))


def entry(shape, begin, end, dtype="F32", **more):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end], **more}


ONE = struct.pack("<f", 1.5)
RIGHT = json.dumps({"x": entry([1], 0, 4)}, separators=(",", ":"))

# Shapes.
for shape in [[], [0], [1], [2], [1, 1], [2, 3], [3, 2, 1], [0, 5], [5, 0], [1] * 8, [1] * 64, [2] * 5]:
    size = 4
    for dimension in shape:
        size *= dimension
    file(f"shape {shape}", {"x": entry(shape, 0, size)}, b"\0" * size)
    file(f"shape {shape}, four bytes more", {"x": entry(shape, 0, size + 4)}, b"\0" * (size + 4))
    if size > 0:
        file(f"shape {shape}, a byte less", {"x": entry(shape, 0, size - 1)}, b"\0" * (size - 1))
for shape in [[2**62, 4], [2**32, 2**32], [2**63 - 1], [2**61, 2], [2**64 - 1, 2**64 - 1], [2**31, 2**31, 4]]:
    file(f"shape {shape} of four bytes", {"x": entry(shape, 0, 4)}, ONE)
file("a huge dimension after zero", {"x": entry([0, 2**62], 0, 0)})
file("a dimension of 2^63 after zero", {"x": entry([0, 2**63], 0, 0)}, differs="beyond Int")
file("a dimension of 2^64", {"x": entry([2**64], 0, 4)}, ONE)
file("overflow before zero", {"x": entry([2**62, 8, 0], 0, 0)})
file("overflow after zero", {"x": entry([0, 2**62, 8], 0, 0)})

# Values other than a nonnegative integer where one is required, including other types.
for text in ["-1", "1.0", "1e0", "-0", "01", "+1", '"1"', "true", "null", "[]", "{}", "", "0x1", "1_0", "1 0"]:
    file(f"dimension {text}", f'{{"x":{{"dtype":"F32","shape":[{text}],"data_offsets":[0,4]}}}}', ONE)
    file(f"offset {text}", f'{{"x":{{"dtype":"F32","shape":[1],"data_offsets":[{text},4]}}}}', ONE)
for text in ["null", "1", '"1"', "{}", "true", "[1,]", "[,1]", "[[1]]", "[1"]:
    file(f"shape of {text}", f'{{"x":{{"dtype":"F32","shape":{text},"data_offsets":[0,4]}}}}', ONE)
for text in ["null", "4", "[]", "[0]", "[4]", "[0,4,8]", '"0,4"', '{"begin":0,"end":4}']:
    file(f"offsets of {text}", f'{{"x":{{"dtype":"F32","shape":[1],"data_offsets":{text}}}}}', ONE)
for text in ["null", "32", '["F32"]', '"f32"', '"F31"', '""', '"F32 "', '{"F32":null}']:
    differs = "another spelling" if text == '{"F32":null}' else "-"
    file(f"dtype of {text}", f'{{"x":{{"dtype":{text},"shape":[1],"data_offsets":[0,4]}}}}', ONE, differs=differs)

# Types.
for dtype, size in [
    ("BOOL", 1), ("U8", 1), ("I8", 1), ("F8_E5M2", 1), ("F8_E4M3", 1), ("F8_E8M0", 1), ("I16", 2), ("U16", 2),
    ("F16", 2), ("BF16", 2), ("I32", 4), ("U32", 4), ("F64", 8), ("I64", 8), ("U64", 8), ("C64", 8),
]:
    file(f"type {dtype}", {"x": entry([2], 0, 2 * size, dtype)}, b"\0" * 2 * size,
         differs="-" if dtype in ("F16", "BF16", "F64") else "type")
    file(f"type {dtype}, a byte more", {"x": entry([2], 0, 2 * size + 1, dtype)}, b"\0" * (2 * size + 1))

# Fields.
fields = ['"dtype":"F32"', '"shape":[1]', '"data_offsets":[0,4]']
for order in itertools.permutations(fields):
    file(f"fields in the order {', '.join(order)}", '{"x":{' + ",".join(order) + "}}", ONE)
for count in range(3):
    for some in itertools.combinations(fields, count):
        file(f"only the fields {', '.join(some)}", '{"x":{' + ",".join(some) + "}}", ONE)
for text in ["null", "-1.5e-3", '"text"', "[1,[2,{}]]", '{"a":{"b":[]}}', "true", "123456789012345678901234567890"]:
    file(f"another field, {text}", '{"x":{"more":' + text + "," + ",".join(fields) + "}}", ONE)
for position, field in enumerate(fields):
    file(f"twice the field {field}", '{"x":{' + ",".join(fields + [field]) + "}}", ONE)
file("another field twice", '{"x":{"m":1,"m":2,' + ",".join(fields) + "}}", ONE, differs="a key twice")
file("a number beyond Double in another field", '{"x":{"more":1e999,' + ",".join(fields) + "}}", ONE)

# Entries.
for text in ["null", "1", "[]", '"F32"', "true", "{}"]:
    file(f"an entry that is {text}", '{"x":' + text + "}", ONE)
file("no tensors", "{}")
file("no tensors, spaces", "{}      ")
file("no tensors, and data", "{}", ONE)
file("a tensor twice", '{"x":{' + ",".join(fields) + '},"x":{' + ",".join(fields) + "}}", ONE, differs="a key twice")
file("a name composed in two ways", {"\u00e9": entry([1], 0, 4), "e\u0301": entry([1], 4, 8)}, ONE * 2,
     differs="a key twice")
for name in ["", " ", "0.weight", "a" * 300, "\u00e9", "\U0001f600", "\u0000", '"', "\\", "\u2028", "__metadata"]:
    file(f"the name {ascii(name)[:40]}", {name: entry([1], 0, 4)}, ONE)
    file(f"the name {ascii(name)[:40]} as UTF-8", json.dumps({name: entry([1], 0, 4)}, ensure_ascii=False), ONE)

# Metadata.
for text in ["{}", "null", '{"a":"b"}', '{"":""}', '{"a":"\\u0000\\ud83d\\ude00"}', "[]", '"a"', "1", '{"a":1}',
             '{"a":null}', '{"a":["b"]}', '{"a":{}}', '{"a":true}']:
    file(f"metadata {text}", '{"__metadata__":' + text + "," + RIGHT[1:], ONE)
file("metadata last", RIGHT[:-1] + ',"__metadata__":{"a":"b"}}', ONE)
file("metadata alone", '{"__metadata__":{"a":"b"}}')
file("metadata twice", '{"__metadata__":{},"__metadata__":{},' + RIGHT[1:], ONE)
file("one text of the metadata twice", '{"__metadata__":{"a":"b","a":"c"},' + RIGHT[1:], ONE, differs="a key twice")
file("a tensor called metadata", {"__metadata__": entry([1], 0, 4)}, ONE)

# Layout: tensors a, b, ... with these offsets, and this many bytes of data.
for offsets, count in [
    ([(0, 4), (4, 8)], 8), ([(4, 8), (0, 4)], 8), ([(0, 0), (0, 4), (4, 4)], 4), ([(0, 4), (0, 0)], 4),
    ([(0, 0), (0, 0)], 0), ([(0, 4), (4, 4), (4, 8)], 8), ([(4, 8)], 8), ([(0, 4), (8, 12)], 12),
    ([(0, 8), (4, 12)], 12), ([(0, 8), (0, 8)], 8), ([(0, 8), (0, 4)], 8), ([(0, 4)], 3), ([(0, 4)], 5),
    ([(0, 4)], 0), ([(0, 4), (4, 8)], 4), ([(4, 0)], 4), ([(4, 4)], 4), ([(4, 4), (0, 4)], 4), ([(8, 8), (0, 4)], 4),
    ([(0, 4), (2, 2)], 4), ([(2, 6)], 6), ([(0, 4), (4, 8), (8, 12), (12, 16)], 16),
    ([(12, 16), (8, 12), (4, 8), (0, 4)], 16), ([(0, 2**62)], 4), ([(2**62, 2**62 + 4)], 4),
]:
    header = {chr(97 + i): entry([max(e - b, 0) // 4], b, e) for i, (b, e) in enumerate(offsets)}
    file(f"data at {offsets} of {count} bytes", header, b"\0" * count)

# Values.
for title, value in [("infinity", b"\0\0\x80\x7f"), ("minus infinity", b"\0\0\x80\xff"), ("no number", b"\0\0\xc0\x7f"),
                     ("a signalling no number", b"\1\0\x80\x7f")]:
    file(title, RIGHT, value, differs="not finite")
for title, value in [("the least number", b"\1\0\0\0"), ("minus zero", b"\0\0\0\x80"), ("the largest", b"\xff\xff\x7f\x7f")]:
    file(title, RIGHT, value)

# The text of the header.
for title, text in [
    ("spaces behind", RIGHT + "   "), ("every space behind", RIGHT + " \t\r\n"),
    ("spaces within", RIGHT.replace(":", " : ").replace(",", "\n,\t")),
    ("zeros behind", RIGHT + "\0\0"), ("a brace behind", RIGHT + "}"), ("another object behind", RIGHT + RIGHT),
    ("a comma behind", RIGHT + ","), ("a comma before the brace", RIGHT[:-1] + ",}"), ("no closing brace", RIGHT[:-1]),
    ("a byte order mark", "\ufeff" + RIGHT), ("a list", "[" + RIGHT + "]"), ("a text", '"x"'), ("null", "null"),
    ("a comment", RIGHT[:-1] + "/**/}"), ("single quotes", RIGHT.replace('"', "'")), ("no quotes", RIGHT.replace('"', "")),
    ("a newline in a name", RIGHT.replace("x", "\n")), ("a tab in a name", RIGHT.replace("x", "\t")),
    ("an escaped newline in a name", RIGHT.replace("x", "\\n")), ("an escaped slash", RIGHT.replace("x", "\\/")),
    ("a half of a pair", RIGHT.replace("x", "\\ud800")), ("the other half", RIGHT.replace("x", "\\udc00")),
    ("halves in the wrong order", RIGHT.replace("x", "\\udc00\\ud800")),
    ("half a pair and a letter", RIGHT.replace("x", "\\ud800a")), ("a pair", RIGHT.replace("x", "\\ud83d\\ude00")),
    ("an unknown escape", RIGHT.replace("x", "\\x")), ("an escape cut short", RIGHT.replace("x", "\\u12")),
    ("an escape that is none", RIGHT.replace("x", "\\uzzzz")), ("escapes in a field's name", RIGHT.replace("dtype", "\\u0064type")),
    ("capitals in a literal", RIGHT.replace("[1]", "[1],\"m\":True")), ("not a number", RIGHT.replace("[1]", '[1],"m":NaN')),
    ("a number that begins with a point", RIGHT.replace("[1]", '[1],"m":.5')),
    ("a number that ends with a point", RIGHT.replace("[1]", '[1],"m":5.')),
    ("an exponent without digits", RIGHT.replace("[1]", '[1],"m":1e')),
    ("a delete character in a name", RIGHT.replace("x", "\x7f")),
]:
    file(title, text, ONE)
for title, space in [("a space", " "), ("a newline", "\n")]:
    file(f"{title} in front", space + RIGHT, ONE, differs="space in front")
for title, content in [
    ("a byte that is never UTF-8", b"\xff"), ("a sequence cut short", b"\xc3"), ("a slash in two bytes", b"\xc0\xaf"),
    ("a surrogate in UTF-8", b"\xed\xa0\x80"), ("beyond Unicode", b"\xf4\x90\x80\x80"), ("a follower alone", b"\x80"),
]:
    file(title, RIGHT.encode().replace(b"x", content), ONE)
for depth, differs in [(10, "-"), (60, "-"), (100, "deep"), (200, "-")]:
    file(f"lists in {depth} levels", RIGHT.replace("[1]", '[1],"m":' + "[" * depth + "]" * depth), ONE, differs=differs)

# The length.
for length in [0, 1, 2, len(RIGHT) - 1, len(RIGHT) + 1, len(RIGHT) + 4, len(RIGHT) + 5, 10**8, 10**8 + 1, 2**31, 2**63, 2**64 - 1]:
    file(f"a length of {length}", RIGHT, ONE, length=length)
whole = struct.pack("<Q", len(RIGHT)) + RIGHT.encode() + ONE
for count in [0, 1, 7, 8, 9, 20, len(whole) - 5, len(whole) - 4, len(whole) - 1, len(whole)]:
    raw(f"the first {count} bytes", whole[:count])

target = pathlib.Path(__file__).with_name("verdicts.tsv")
target.write_text("\n".join(lines) + "\n")
print(f"{len(lines)} files, {sum(line.startswith('accepts') for line in lines)} accepted, {target.stat().st_size} bytes")
