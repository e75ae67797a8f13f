#!/usr/bin/env python3
"""Makes the golden files for the training tests with PyTorch.

    pip install torch numpy safetensors
    python make_golden.py --data FOLDER        # the folder with mnist/, for the second file

Both files are safetensors; labels and counts are F32 too, the only type that the project reads.
Names that end in `.float64` hold the same computation in double precision, from the same float32 weights and
inputs, rounded once at the end. The difference between float32 and float64 is the rounding error to expect of
any float32 implementation; the script prints it.

adam.safetensors: a 20-17-9-5 network, 20 steps, learning rate 0.003, betas 0.9 and 0.999, epsilon 1e-8
added to the square root of the bias-corrected second moment (PyTorch's convention).
    initial.K.weight, initial.K.bias    parameters before the first step, K = 0, 2, 4
    batch.SS.inputs [B, 20], batch.SS.labels [B]    SS = 00 to 19; B is 33, and 7 in every fourth batch
    V.loss [20]                         mean cross-entropy of each batch, before its step
    V.gradient.K.*                      for the first batch, without weight decay
    V.step01.K.*, V.step20.K.*          parameters after 1 and after 20 steps
where V is `adam` (no weight decay), `adamw` (decoupled decay 0.01 of every parameter, as torch.optim.AdamW does
by default) or `adamw-weights` (decay of the weights only, not of the biases).
Relative to the largest value of its tensor, float32 is within 6.7e-7 of float64 here. This depends on the seed,
because Adam makes a full step of a gradient that is only rounding error; the worst of the seeds 1 to 60 gave 4e-5.

mnist-epoch.safetensors: one epoch over MNIST's training set in file order, 784-128-128-10, batches of 128
(the last has 96), inputs byte / 255, Adam with learning rate 0.001 and the rest as above.
    loss [469], test.correct [1]        of each batch, before its step; correct answers out of 10,000
    initial.K.weight.first [16]         to check the formula
Tolerances for another implementation: the first 100 losses to 1e-6 relative, the mean of all 469 to 1e-3, and
the correct answers to 50. Rounding errors stay near 1e-7 until one moves a pre-activation across the kink of
ReLU, where runs diverge. The script makes ten float32 runs with units, inputs and images in shuffled order, which
changes only the order of summation. Their first 100 losses were within 2.5e-7 of float64's; one run diverged from
it (1e-6) at batch 101, eight at 311, one at 386; after that, single losses differed by up to 6e-2 and the mean of
all by at most 1.9e-4, and 9466 to 9493 answers were correct.
The initial weights are given by a formula, so that they need no file. Number the weights of all three layers
0, 1, 2, ... in layer order, row-major in [outputs, inputs], without the biases, which are zero. Weight i is:
    h = murmur3_finaliser(i + 1), 32 bits:  h ^= h >> 16;  h *= 0x85EBCA6B;  h ^= h >> 13;
                                            h *= 0xC2B2AE35;  h ^= h >> 16
    weight = (float(h >> 8) * 2^-23 - 1) * sqrt(6 / inputs)
in float32: everything before the product with the square root is exact, and division, square root and product
are rounded once each, so every IEEE 754 machine gets the same bits.
"""

import argparse
import gzip
import platform
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

SEED = 1
HERE = Path(__file__).resolve().parent
ADAM = {"betas": (0.9, 0.999), "eps": 1e-8, "foreach": False, "fused": False}


def dense_network(sizes, dtype):
    """torch.nn.Sequential(Linear, ReLU, ..., Linear): its parameters are named 0.weight, 0.bias, 2.weight, ..."""
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(inputs, outputs, dtype=dtype), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def parameters(network, prefix):
    """Float32 copies of the network's parameters, with the prefix in their names."""
    return {f"{prefix}.{name}": p.detach().to(torch.float32).clone() for name, p in network.named_parameters()}


def provenance(**more):
    """A single metadata entry, because the writer's order of several is unspecified."""
    facts = {
        "script": "make_golden.py", "python": platform.python_version(), "torch": torch.__version__,
        "numpy": np.__version__, "machine": platform.machine(), **more,
    }
    return {"provenance": ", ".join(f"{key} {value}" for key, value in facts.items())}


def largest_difference(tensors, suffix=".float64"):
    """The largest difference of a float32 tensor from its float64 twin, relative to the tensor's largest value."""
    worst = 0.0
    for name, exact in tensors.items():
        if name.endswith(suffix):
            found = tensors[name.removesuffix(suffix)]
            worst = max(worst, ((found - exact).abs().max() / exact.abs().max()).item())
    return worst


def step(network, optimizer, inputs, labels):
    """One optimizer step; returns the loss before it."""
    loss = torch.nn.functional.cross_entropy(network(inputs), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def make_adam():
    """Twenty steps of a small network with each of three optimizers."""
    sizes, steps, learning_rate, decay = [20, 17, 9, 5], 20, 3e-3, 0.01
    torch.manual_seed(SEED)
    initial = dense_network(sizes, torch.float32).state_dict()
    counts = [7 if index % 4 == 3 else 33 for index in range(steps)]
    batches = [(torch.rand(count, sizes[0]), torch.randint(sizes[-1], (count,))) for count in counts]

    tensors = {f"initial.{name}": value.clone() for name, value in initial.items()}
    for index, (inputs, labels) in enumerate(batches):
        tensors[f"batch.{index:02}.inputs"] = inputs
        tensors[f"batch.{index:02}.labels"] = labels.to(torch.float32)

    def optimizers(network):
        weights = [p for p in network.parameters() if p.dim() == 2]
        biases = [p for p in network.parameters() if p.dim() == 1]
        return {
            "adam": lambda: torch.optim.Adam(network.parameters(), lr=learning_rate, **ADAM),
            "adamw": lambda: torch.optim.AdamW(
                network.parameters(), lr=learning_rate, weight_decay=decay, **ADAM),
            "adamw-weights": lambda: torch.optim.AdamW(
                [{"params": weights}, {"params": biases, "weight_decay": 0.0}],
                lr=learning_rate, weight_decay=decay, **ADAM),
        }

    for variant in ["adam", "adamw", "adamw-weights"]:
        for dtype, suffix in [(torch.float32, ""), (torch.float64, ".float64")]:
            network = dense_network(sizes, dtype)
            network.load_state_dict(initial)
            optimizer = optimizers(network)[variant]()
            made, losses = {}, []
            for index, (inputs, labels) in enumerate(batches):
                losses.append(step(network, optimizer, inputs.to(dtype), labels))
                if index == 0:
                    for name, parameter in network.named_parameters():
                        made[f"{variant}.gradient.{name}"] = parameter.grad.to(torch.float32).clone()
                if index in (0, steps - 1):
                    made |= parameters(network, f"{variant}.step{index + 1:02}")
            made[f"{variant}.loss"] = torch.tensor(losses, dtype=torch.float32)
            tensors |= {name + suffix: value for name, value in made.items()}

    save_file(tensors, HERE / "adam.safetensors", provenance(seed=SEED, command="make_golden.py"))
    print(f"adam: float32 and float64 differ by {largest_difference(tensors):.1e} of the largest value")


def read_idx(path):
    """Reads an IDX file of bytes, plain or .gz, as an array."""
    if not path.exists():
        path = path.with_name(path.name + ".gz")
    content = path.read_bytes()
    content = gzip.decompress(content) if path.suffix == ".gz" else content
    dimensions = np.frombuffer(content, ">u4", content[3], 4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * content[3]).reshape(dimensions)


def formula_weights(sizes):
    """The initial parameters, by the formula in the module's docstring."""
    state, first = {}, 0
    for layer, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        h = np.arange(first + 1, first + 1 + inputs * outputs, dtype=np.uint32)
        h ^= h >> np.uint32(16)
        h *= np.uint32(0x85EBCA6B)
        h ^= h >> np.uint32(13)
        h *= np.uint32(0xC2B2AE35)
        h ^= h >> np.uint32(16)
        unit = (h >> np.uint32(8)).astype(np.float32) * np.float32(2**-23) - np.float32(1)
        bound = np.sqrt(np.float32(6) / np.float32(inputs))
        weight = (unit * bound).reshape(outputs, inputs)
        assert weight.dtype == np.float32
        state[f"{2 * layer}.weight"] = torch.from_numpy(weight)
        state[f"{2 * layer}.bias"] = torch.zeros(outputs)
        first += inputs * outputs
    return state


def train_epoch(initial, sizes, data, shuffle_within):
    """The losses of one epoch, and the number of correct answers after it, in the dtype of the images.

    `shuffle_within` shuffles the images within each batch, which gives the same sums in exact arithmetic.
    """
    images, labels, test_images, test_labels = data
    network = dense_network(sizes, images.dtype)
    network.load_state_dict(initial)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3, **ADAM)
    losses = []
    for inputs, targets in zip(images.split(128), labels.split(128)):
        order = torch.randperm(len(targets)) if shuffle_within else torch.arange(len(targets))
        losses.append(step(network, optimizer, inputs[order], targets[order]))
    with torch.no_grad():
        correct = (network(test_images).argmax(1) == test_labels).sum()
    return torch.tensor(losses, dtype=torch.float32), correct.to(torch.float32).reshape(1)


def make_mnist_epoch(folder):
    """One unshuffled epoch over MNIST from the formula's weights, and the effect of rounding on it."""
    sizes = [784, 128, 128, 10]
    images, labels, test_images, test_labels = (
        torch.from_numpy(read_idx(folder / name).copy())
        for name in ["train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                     "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"])
    # The division is in float32 for both precisions, so that their inputs are equal.
    images, test_images = (part.flatten(1).to(torch.float32) / 255 for part in (images, test_images))
    labels, test_labels = labels.long(), test_labels.long()
    initial = formula_weights(sizes)
    tensors = {f"initial.{name}.first": value.flatten()[:16].clone()
               for name, value in initial.items() if name.endswith("weight")}
    for dtype, suffix in [(torch.float32, ""), (torch.float64, ".float64")]:
        data = (images.to(dtype), labels, test_images.to(dtype), test_labels)
        tensors["loss" + suffix], tensors["test.correct" + suffix] = train_epoch(initial, sizes, data, False)
    save_file(tensors, HERE / "mnist-epoch.safetensors", provenance(command="make_golden.py --data FOLDER"))

    def report(title, losses, correct):
        relative = (losses - tensors["loss.float64"]).abs() / tensors["loss.float64"]
        mean = losses.mean() / tensors["loss.float64"].mean() - 1
        parted = (relative > 1e-6).nonzero().flatten().tolist()[:1]
        print(f"mnist-epoch, {title}: {correct.item():.0f} right; relative to float64, first 100 losses "
              f"{relative[:100].max():.1e}, all {relative.max():.1e}, their mean {mean:.1e}, parted at {parted}")

    report("float64", tensors["loss.float64"], tensors["test.correct.float64"])
    report("float32", tensors["loss"], tensors["test.correct"])
    for seed in range(10):
        torch.manual_seed(seed)
        inputs, first, second = torch.randperm(784), torch.randperm(128), torch.randperm(128)
        shuffled = dict(initial)
        shuffled["0.weight"] = initial["0.weight"][first][:, inputs]
        shuffled["2.weight"] = initial["2.weight"][second][:, first]
        shuffled["4.weight"] = initial["4.weight"][:, second]
        data = (images[:, inputs], labels, test_images[:, inputs], test_labels)
        report(f"float32, order {seed}", *train_epoch(shuffled, sizes, data, True))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, help="folder that holds mnist/; without it, only adam.safetensors")
    folder = arguments.parse_args().data
    torch.set_num_threads(1)
    make_adam()
    if folder:
        make_mnist_epoch(folder / "mnist")
