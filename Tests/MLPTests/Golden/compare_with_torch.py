#!/usr/bin/env python3
"""Checks weights files and their evaluation against PyTorch, in both directions.

    pip install torch numpy safetensors
    python compare_with_torch.py --digits .build/release/digits --data FOLDER [--model FILE]

FOLDER holds MNIST's four files, or a folder mnist/ with them. Networks are evaluated on MNIST's test set by
`digits eval --json` and by PyTorch:
  1. FILE, saved by digits (default digits.safetensors): read with safetensors.torch.load_file and loaded, strictly,
     into a torch.nn.Sequential(Linear, ReLU, ..., Linear), or (Conv2d, ReLU, MaxPool2d, ..., Flatten, Linear, ...),
     built only from the names and shapes in the file;
  2. networks made by PyTorch, a perceptron and two convolutional ones, saved with safetensors.torch.save_file. They
     are trained on the images they are evaluated on, so their accuracy has no meaning beyond this comparison.
Count, loss, accuracy, confusion matrix (rows are labels, columns predictions) and each class's precision, recall and
F1 must agree: floats to 1e-5, counts exactly. Logits are divided by the file's temperature, if it has one. An image
whose two best classes are within 1e-5 of each other in PyTorch may count as either; the report states their number.
Then single probabilities are compared: for a data set of one image and one label, the loss is -log of the label's
probability, which must agree to 1e-5 for ten images and all classes. Exit status 0 if all agree, 1 if not.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

TOLERANCE = 1e-5


def read_idx(folder, stem):
    """Reads an IDX file of bytes, under any of the names that digits accepts, as a tensor."""
    dimensions = stem.split("-")[2]
    names = [stem + end for end in ("", ".gz")]
    names += [name.replace(f"-{dimensions}-", f".{dimensions}-") for name in names]
    path = next((folder / name for name in names if (folder / name).exists()), None)
    if path is None:
        sys.exit(f"{folder}: none of {', '.join(names)} is there")
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    sizes = np.frombuffer(content, ">u4", content[3], 4)
    return torch.from_numpy(np.frombuffer(content, np.uint8, offset=4 + 4 * content[3]).reshape(sizes).copy())


def dense_network(sizes):
    """torch.nn.Sequential(Linear, ReLU, ..., Linear)."""
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def convolutional_network(filters, widths, padding):
    """torch.nn.Sequential(Conv2d, ReLU, MaxPool2d, ..., Flatten, Linear, ReLU, ..., Linear) for images of 28 x 28.

    `filters` is (number, size, is pooled) for each layer, `widths` the outputs of the dense layers.
    """
    layers, channels = [], 1
    for number, size, is_pooled in filters:
        layers += [torch.nn.Conv2d(channels, number, size, padding=padding), torch.nn.ReLU()]
        layers += [torch.nn.MaxPool2d(2)] if is_pooled else []
        channels = number
    layers.append(torch.nn.Flatten())
    inputs = torch.nn.Sequential(*layers)(torch.zeros(1, 1, 28, 28)).shape[1]
    return torch.nn.Sequential(*layers, *dense_network([inputs, *widths]))


def load_network(path):
    """The network in a weights file, with layers derived from the tensors' names and shapes."""
    state = load_file(path)
    places = sorted({int(name.split(".")[0]) for name in state})
    weights = [state[f"{place}.weight"] for place in places]
    convolutions = [weight for weight in weights if weight.dim() == 4]
    if not convolutions:
        network = dense_network([weights[0].shape[1]] + [weight.shape[0] for weight in weights])
    else:
        # Conv2d, ReLU and optionally MaxPool2d; Flatten takes one more index before the first dense layer.
        count = len(convolutions)
        ends = places[1:count] + [places[count] - 1]
        filters = [(weight.shape[0], weight.shape[2], end - place == 3)
                   for weight, place, end in zip(convolutions, places, ends)]
        widths = [weight.shape[0] for weight in weights[count:]]
        candidates = (convolutional_network(filters, widths, padding) for padding in ("valid", "same"))
        network = next(each for each in candidates if each[places[count]].in_features == weights[count].shape[1])
    network.load_state_dict(state, strict=True)
    return network


def temperature(path):
    """The divisor of the logits: the metadata's entry `temperature`, or 1 without one."""
    with safe_open(path, "pt") as file:
        return float((file.metadata() or {}).get("temperature", 1))


def shaped(network, images):
    """Images [N, 784], reshaped for the first layer."""
    return images.reshape(-1, 1, 28, 28) if isinstance(network[0], torch.nn.Conv2d) else images


def quotient(numerator, denominator):
    """The quotient, or 0 when the denominator is 0."""
    return numerator / denominator if denominator else 0.0


def evaluate(path, images, labels):
    """The expected output of `digits eval --json`, and the number of near ties."""
    network = load_network(path)
    with torch.no_grad():
        logits = network(shaped(network, images)).to(torch.float64) / temperature(path)
    predicted = logits.argmax(1)
    classes = logits.shape[1]
    confusion = torch.zeros(classes, classes, dtype=torch.int64)
    confusion.index_put_((labels, predicted), torch.tensor(1), accumulate=True)
    rows = []
    for label in range(classes):
        right = confusion[label, label].item()
        precision = quotient(right, confusion[:, label].sum().item())
        recall = quotient(right, confusion[label].sum().item())
        rows.append({
            "label": label, "precision": precision, "recall": recall,
            "f1": quotient(2 * precision * recall, precision + recall),
            "support": confusion[label].sum().item(),
        })
    best = logits.topk(2, dim=1).values
    return {
        "accuracy": (predicted == labels).double().mean().item(),
        "loss": torch.nn.functional.cross_entropy(logits, labels).item(),
        "count": len(labels),
        "classes": rows,
        "confusion": confusion.tolist(),
    }, int((best[:, 0] - best[:, 1] < TOLERANCE).sum())


def differences(found, expected, close_calls, place=""):
    """The differences between two reports, one sentence each."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{place or 'the report'} is not an object"]
        return [line for key, value in expected.items()
                for line in ([f"{place}.{key} is missing"] if key not in found
                             else differences(found[key], value, close_calls, f"{place}.{key}"))]
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return [f"{place} does not have {len(expected)} elements"]
        return [line for index, (a, b) in enumerate(zip(found, expected))
                for line in differences(a, b, close_calls, f"{place}[{index}]")]
    # Each near tie may move one image to another cell in its row of the confusion matrix, which changes each ratio
    # by at most one image of the smallest class or column: a few in a thousand.
    if isinstance(expected, int):
        allowed = close_calls if place.startswith(".confusion") else 0
    else:
        allowed = TOLERANCE if place == ".loss" else TOLERANCE + 0.003 * close_calls
    if not isinstance(found, (int, float)) or isinstance(found, bool) or not abs(found - expected) <= allowed:
        return [f"{place} is {found!r}, and PyTorch has {expected!r}"]
    return []


def check(title, model, arguments, images, labels):
    """Evaluates one file with both programs, prints the result, and returns whether they agree."""
    run = subprocess.run(
        [arguments.digits, "eval", "--model", model, "--data", arguments.mnist, "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    if run.returncode != 0:
        print(f"{title}: digits eval ended with status {run.returncode}")
        return False
    expected, close_calls = evaluate(model, images, labels)
    wrong = differences(json.loads(run.stdout), expected, close_calls)
    print(f"{title}: PyTorch has loss {expected['loss']:.6f}, accuracy {expected['accuracy']:.4f}; "
          f"{close_calls} close calls; {'all agree' if not wrong else 'digits differs'}")
    for line in wrong[:20]:
        print(f"  {line}")
    return not wrong


def write_idx(path, values):
    """Saves an array of bytes as an IDX file."""
    header = bytes([0, 0, 8, values.dim()]) + np.array(values.shape, ">u4").tobytes()
    path.write_bytes(header + values.numpy().tobytes())


def check_predictions(title, model, arguments, images, count=10):
    """Compares all probabilities of the first images, each by a data set of one image and one label."""
    with torch.no_grad():
        network = load_network(model)
        logits = network(shaped(network, images[:count])).to(torch.float64)
        expected = (logits / temperature(model)).softmax(1)
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for row, label in np.ndindex(*expected.shape):
            pixels = (images[row] * 255).round().to(torch.uint8).reshape(1, 28, 28)
            write_idx(folder / "t10k-images-idx3-ubyte", pixels)
            write_idx(folder / "t10k-labels-idx1-ubyte", torch.tensor([label], dtype=torch.uint8))
            run = subprocess.run(
                [arguments.digits, "eval", "--model", model, "--data", f"{folder}/", "--json"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
            found = np.exp(-json.loads(run.stdout)["loss"])
            worst = max(worst, abs(found - expected[row, label].item()))
    print(f"{title}: {expected.numel()} probabilities differ by at most {worst:.1e}")
    return worst <= TOLERANCE


def train_in_torch(network, images, labels, path):
    """Trains a small network with PyTorch and saves it with save_file(state_dict), without metadata."""
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    for inputs, targets in zip(images.split(100), labels.split(100)):
        loss = torch.nn.functional.cross_entropy(network(shaped(network, inputs)), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    save_file(network.state_dict(), path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--digits", required=True, type=Path, help="the binary to check")
    parser.add_argument("--data", required=True, type=Path, help="folder with MNIST")
    parser.add_argument("--model", default=Path("digits.safetensors"), type=Path, help="saved by digits")
    arguments = parser.parse_args()
    arguments.digits = arguments.digits.resolve()

    mnist = arguments.data / "mnist" if (arguments.data / "mnist").is_dir() else arguments.data
    arguments.mnist = mnist
    images = read_idx(mnist, "t10k-images-idx3-ubyte").flatten(1).to(torch.float32) / 255
    labels = read_idx(mnist, "t10k-labels-idx1-ubyte").long()
    with safe_open(arguments.model, "pt") as file:
        print(f"{arguments.model}: metadata {file.metadata()}")
    with tempfile.TemporaryDirectory() as folder:
        torch.manual_seed(7)
        networks = {
            "perceptron": dense_network([images.shape[1], 40, 30, 10]),
            "filters": convolutional_network([(4, 5, True), (6, 3, True)], [20, 10], "valid"),
            "padded filters": convolutional_network([(3, 3, False), (5, 5, True), (4, 1, False)], [10], "same"),
        }
        files = {"saved by digits": arguments.model}
        for name, network in networks.items():
            files[f"{name} saved by PyTorch"] = Path(folder) / f"{name}.safetensors"
            train_in_torch(network, images, labels, files[f"{name} saved by PyTorch"])
        agree = [
            compare(title, file, arguments, images, *more)
            for title, file in files.items() for compare, *more in ((check, labels), (check_predictions,))
        ]
    return 0 if all(agree) else 1


if __name__ == "__main__":
    sys.exit(main())
