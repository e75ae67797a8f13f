#!/usr/bin/env python3
"""Compares the bulk throughput of `digits predict` in images per second with onnxruntime on the same network.

    pip install numpy onnxruntime
    python compare_bulk_inference.py --digits .build/release/digits --images t10k-images-idx3-ubyte [--model FILE]

Measures in alternation, `--rounds` times each:
  1. the whole process `digits predict --csv FILE`: startup, reading the file, network, 10,000 lines of output;
  2. the same with a file of a single image: the fixed cost of a process;
  3. onnxruntime's `run` over all images in memory, in batches of each size in `--batches`: no startup, no file.
The bulk time is the first minus the second. The answers of both programs must agree, except for images whose two
likeliest classes are nearly tied; at most one image in a thousand may differ for this reason.
Prints one row per program with its median images per second. Exit status 0 if the answers agree, 1 if not.
"""

import argparse
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
import onnxruntime


def read_idx(path):
    """The images of an uncompressed IDX file, [N, rows, columns] of bytes."""
    data = path.read_bytes()
    magic, count, rows, columns = struct.unpack(">4I", data[:16])
    assert magic == 0x803, path
    return np.frombuffer(data, np.uint8, offset=16).reshape(count, rows, columns)


def write_idx(path, images):
    path.write_bytes(struct.pack(">4I", 0x803, *images.shape) + images.tobytes())


def timed(work):
    """The duration of a call in seconds, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def predict(arguments, path):
    """The answers of `digits predict` for the images in a file."""
    command = [arguments.digits, "predict", "--csv", str(path)]
    if arguments.model:
        command += ["--model", arguments.model]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return np.array([int(line.split(",")[1]) for line in run.stdout.split()[1:]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--digits", required=True)
    parser.add_argument("--images", required=True, type=Path)
    parser.add_argument("--model")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--batches", type=int, nargs="+", default=[32, 100, 500, 2000])
    arguments = parser.parse_args()
    images = read_idx(arguments.images)
    count = len(images)

    with tempfile.TemporaryDirectory() as folder:
        exported = Path(folder, "model.onnx")
        command = [arguments.digits, "export", str(exported)]
        if arguments.model:
            command += ["--model", arguments.model]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = arguments.threads
        session = onnxruntime.InferenceSession(str(exported), options, providers=["CPUExecutionProvider"])

    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder, "single-images-idx3-ubyte")
        write_idx(single, images[:1])
        name = session.get_inputs()[0].name
        inputs = (images.astype(np.float32) / 255).reshape(count, *session.get_inputs()[0].shape[1:])

        def peer(batch):
            parts = [session.run(None, {name: inputs[i : i + batch]})[0] for i in range(0, count, batch)]
            return np.concatenate(parts).argmax(axis=1)

        whole, start, peers = [], [], {batch: [] for batch in arguments.batches}
        for _ in range(arguments.rounds):
            seconds, ours = timed(lambda: predict(arguments, arguments.images))
            whole.append(seconds)
            start.append(timed(lambda: predict(arguments, single))[0])
            for batch in arguments.batches:
                seconds, theirs = timed(lambda: peer(batch))
                peers[batch].append(seconds)

    differing = int((ours != theirs).sum())
    best = min(arguments.batches, key=lambda batch: median(peers[batch]))
    bulk = median(a - b for a, b in zip(whole, start))
    print(f"digits predict, whole process: {count / median(whole):,.0f} images/s")
    print(f"digits predict, less a process of one image: {count / bulk:,.0f} images/s")
    for batch in arguments.batches:
        print(f"onnxruntime {onnxruntime.__version__}, batch {batch}: {count / median(peers[batch]):,.0f} images/s")
    print(f"ratio to the best batch, {best}: {median(peers[best]) / bulk:.2f}; {median(peers[best]) / median(whole):.2f} "
          "with start and end of the process")
    print(f"answers that differ: {differing} of {count:,}")
    return 0 if differing <= count // 1000 else 1


if __name__ == "__main__":
    sys.exit(main())
