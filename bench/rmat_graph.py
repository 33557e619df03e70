#!/usr/bin/env python3
"""A network in which few have very many ties, for measuring: R-MAT (Chakrabarti, Zhan & Faloutsos 2004, SDM).

    bench/rmat_graph.py SCALE OUT.csv [EDGE_FACTOR [SEED]]

2^SCALE nodes and EDGE_FACTOR (16) times as many rows, drawn with the probabilities 0.57, 0.19, 0.19, 0.05 of Graph500 and
numbered anew at random. Loops are left out, pairs drawn again stay: a reader must add them up. Same arguments, same file.
"""
import sys

import numpy as np

AT_A_TIME = 1 << 20


def pairs(scale, factor=16, seed=1):
    """Yields arrays (first ends, second ends)."""
    number = np.random.default_rng([seed, 0]).permutation(1 << scale).astype(np.uint32)
    rows = factor << scale
    for block, begin in enumerate(range(0, rows, AT_A_TIME)):
        chance = np.random.default_rng([seed, 1, block])
        count = min(AT_A_TIME, rows - begin)
        first = np.zeros(count, np.uint32)
        second = np.zeros(count, np.uint32)
        for _ in range(scale):
            draw = chance.random(count, np.float32)
            below = draw >= 0.76  # the lower half: 0.19 + 0.05
            right = np.where(below, draw >= 0.95, draw >= 0.57)
            first = first << 1 | below
            second = second << 1 | right
        keep = first != second
        yield number[first[keep]], number[second[keep]]


def digits(values, width):
    """The numbers as text of one width, one row of bytes each."""
    text = np.empty((len(values), width), np.uint8)
    for place in range(width - 1, -1, -1):
        text[:, place] = values % 10 + ord("0")
        values = values // 10
    return text


def write(path, scale, factor=16, seed=1):
    width = len(str((1 << scale) - 1))
    with open(path, "wb") as out:
        out.write(b"source,target\n")
        for first, second in pairs(scale, factor, seed):
            text = np.empty((len(first), 2 * width + 2), np.uint8)
            text[:, :width] = digits(first, width)
            text[:, width] = ord(",")
            text[:, width + 1 : -1] = digits(second, width)
            text[:, -1] = ord("\n")
            out.write(text.tobytes())


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    write(sys.argv[2], int(sys.argv[1]), *map(int, sys.argv[3:5]))
