#!/usr/bin/env python3
"""Makes convolution.safetensors: 20 steps of Adam on a small convolutional network in PyTorch, in double precision.

    pip install torch safetensors
    python make_convolution_golden.py

The network is Conv2d(1, 3, 3), ReLU, MaxPool2d(2), Conv2d(3, 5, 3, padding 1 as in all three), ReLU, Conv2d(5, 4, 3),
ReLU, MaxPool2d(2), Flatten, Linear(4 x 3 x 3, 7), ReLU, Linear(7, 5), on images of 13 x 12 pixels, so that both
poolings drop an odd edge. Weights and inputs are float32; the computation is in float64, rounded once at the end.

    initial.P.weight, initial.P.bias     before the first step; P is the index in torch.nn.Sequential
    batch.S.inputs [11, 156], batch.S.labels [11]    S = 0 to 19
    loss [20]                            mean cross-entropy of each batch before its step
    gradient.P.*                         for the first batch
    final.P.*                            after 20 steps, learning rate 0.003, betas 0.9 and 0.999, epsilon 1e-8
"""

from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

torch.manual_seed(1)
network = nn.Sequential(
    nn.Conv2d(1, 3, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(3, 5, 3, padding=1), nn.ReLU(),
    nn.Conv2d(5, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(4 * 3 * 3, 7), nn.ReLU(), nn.Linear(7, 5))
tensors = {f"initial.{name}": value.clone() for name, value in network.state_dict().items()}
network.double()
optimizer = torch.optim.Adam(network.parameters(), lr=0.003, betas=(0.9, 0.999), eps=1e-8)
losses = []
for step in range(20):
    inputs, labels = torch.rand(11, 156), torch.randint(0, 5, (11,))
    tensors[f"batch.{step}.inputs"], tensors[f"batch.{step}.labels"] = inputs, labels.float()
    loss = nn.functional.cross_entropy(network(inputs.double().reshape(-1, 1, 13, 12)), labels)
    losses.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    if step == 0:
        tensors |= {f"gradient.{name}": value.grad.float() for name, value in network.named_parameters()}
    optimizer.step()
tensors |= {f"final.{name}": value.detach().float().clone() for name, value in network.state_dict().items()}
tensors["loss"] = torch.tensor(losses, dtype=torch.float32)
save_file(tensors, Path(__file__).resolve().parent / "convolution.safetensors")
