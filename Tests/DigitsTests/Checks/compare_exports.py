#!/usr/bin/env python3
"""Checks the files of `digits export` with the libraries they are meant for: ONNX, onnxruntime and NumPy.

    pip install onnx onnxruntime numpy
    python compare_exports.py --digits .build/release/digits --pictures Data [--model FILE]

`digits predict --json --save-normalized` reads the pictures in a folder and saves the network's inputs. Then
  1. the .onnx file must pass onnx.checker with shape inference, and onnxruntime must give the same probabilities for
     these 28x28 pictures, one at a time and all in one batch;
  2. the .npz file must open in NumPy without pickles, as float32 arrays, and a float64 implementation of the network
     with these weights must give the same probabilities. Four-dimensional arrays are filters; which layers are pooled
     follows from the names, and whether images are padded from the number of inputs of the first dense layer.
Probabilities may differ by 1e-5. (compare_with_torch.py, next to the golden files of MLPTests, checks the weights file
with PyTorch.) Exit status 0 if all agree, 1 if not.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

TOLERANCE = 1e-5


def digits(arguments, *words):
    """The output of the program, run with the option for the model."""
    model = ["--model", arguments.model] if arguments.model else []
    run = subprocess.run([arguments.digits, *words, *model], stdout=subprocess.PIPE, text=True, check=False)
    return run.stdout


def read_pgm(path):
    """Reads a binary PGM file of the program: 28x28, 8 bits."""
    magic, size, depth, raster = path.read_bytes().split(b"\n", 3)
    columns, rows = map(int, size.split())
    assert magic == b"P5" and depth == b"255", path
    return np.frombuffer(raster, np.uint8).reshape(rows, columns)


def readings(arguments, folder):
    """The network's inputs, [N, 1, 28, 28] in 0 ... 1, and the program's probabilities."""
    normalized = folder / "normalized"
    inputs, probabilities = [], []
    endings = {".pbm", ".pgm", ".ppm", ".png", ".jpg", ".jpeg"}
    for picture in sorted(path for path in arguments.pictures.iterdir() if path.suffix.lower() in endings):
        line = digits(arguments, "predict", "--json", "--save-normalized", normalized, picture)
        saved = list(normalized.glob("*.pgm"))
        if len(saved) == 1:
            inputs.append(read_pgm(saved[0])[np.newaxis].astype(np.float32) / 255)
            probabilities.append(json.loads(line)["probabilities"])
        for file in saved:
            file.unlink()
    if not inputs:
        sys.exit(f"{arguments.pictures}: no picture in a supported format")
    return np.stack(inputs), np.array(probabilities)


def check(title, found, expected):
    """Prints the maximum difference of two arrays of probabilities; returns whether it is within the tolerance."""
    worst = np.abs(found - expected).max()
    print(f"{title}: {expected.size} probabilities differ by at most {worst:.1e}")
    return found.shape == expected.shape and worst <= TOLERANCE


def check_onnx(path, inputs, expected):
    """Checks the model with onnx.checker and runs it in onnxruntime."""
    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    single = np.concatenate([session.run(["probabilities"], {"input": each[np.newaxis]})[0] for each in inputs])
    batch = session.run(["probabilities"], {"input": inputs})[0]
    return check("onnxruntime, one by one", single, expected) & check("onnxruntime, as a batch", batch, expected)


def check_npz(path, inputs, expected):
    """The network in NumPy, with the arrays as its weights."""
    arrays = np.load(path, allow_pickle=False)
    if any(array.dtype != np.float32 for array in arrays.values()):
        print("the arrays are not all float32")
        return False
    places = sorted({int(name.split(".")[0]) for name in arrays})
    filters = [place for place in places if arrays[f"{place}.weight"].ndim == 4]
    dense = places[len(filters):]
    values = inputs.astype(np.float64)
    if filters:
        values = next((maps for maps in (feature_maps(values, arrays, filters, dense[0], pads) for pads in (False, True))
                       if maps is not None), values)
    values = values.reshape(len(inputs), -1)
    for place in dense:
        if place != dense[0]:
            values = np.maximum(values, 0)
        values = values @ arrays[f"{place}.weight"].T + arrays[f"{place}.bias"]
    powers = np.exp(values - values.max(1, keepdims=True))
    return check("NumPy", powers / powers.sum(1, keepdims=True), expected)


def feature_maps(values, arrays, filters, dense, pads):
    """The convolutional layers' output for [N, channels, height, width]; None if the dense layer's width differs."""
    ends = filters[1:] + [dense - 1]
    for place, end in zip(filters, ends):
        weights, bias = arrays[f"{place}.weight"].astype(np.float64), arrays[f"{place}.bias"]
        size = weights.shape[2]
        if pads:
            values = np.pad(values, ((0, 0), (0, 0), (size // 2, size // 2), (size // 2, size // 2)))
        if min(values.shape[2:]) < size:
            return None
        windows = np.lib.stride_tricks.sliding_window_view(values, (size, size), (2, 3))
        values = np.maximum(np.einsum("nchwij,fcij->nfhw", windows, weights, optimize=True) + bias[:, None, None], 0)
        if end - place == 3:
            height, width = (length // 2 * 2 for length in values.shape[2:])
            whole = values[:, :, :height, :width]
            values = whole.reshape(*whole.shape[:2], height // 2, 2, width // 2, 2).max((3, 5))
    return values if values[0].size == arrays[f"{dense}.weight"].shape[1] else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--digits", required=True, type=Path, help="the binary to check")
    parser.add_argument("--pictures", required=True, type=Path, help="a folder with pictures of digits")
    parser.add_argument("--model", type=Path, help="the weights; without it those that digits chooses")
    arguments = parser.parse_args()
    arguments.digits = arguments.digits.resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        inputs, expected = readings(arguments, folder)
        for name in ("model.onnx", "weights.npz"):
            print(digits(arguments, "export", folder / name).strip())
        agree = [
            check_onnx(folder / "model.onnx", inputs, expected),
            check_npz(folder / "weights.npz", inputs, expected),
        ]
    return 0 if all(agree) else 1


if __name__ == "__main__":
    sys.exit(main())
