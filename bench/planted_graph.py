#!/usr/bin/env python3
"""A random network with known groups, for measuring.

    bench/planted_graph.py NODES TIES OUT.csv [SEED]

Degree-corrected planted partition: a node's pull follows a power law (exponent 2.5, at most the square root of the
number of nodes), so do the sizes of groups (exponent 2), and 30 % of the ties ignore the groups. No loops, no pair
twice; a tie weighs 1 or more (geometric). Names sort in the order of their numbers. Beside OUT.csv the same numbers are
written to OUT.npz, for programs that read no names.
"""
import sys

import numpy as np

MIXING = 0.3


def power_law(chance, count, exponent, least, most):
    """Inverse of the distribution function, at random places."""
    k = 1 - exponent
    return (least**k + chance.random(count) * (most**k - least**k)) ** (1 / k)


def group_ends(chance, nodes):
    """Where each group ends when nodes stand group by group."""
    least, most = max(5, min(20, nodes // 40)), max(10, min(nodes // 15, 2000))
    ends = np.cumsum(power_law(chance, nodes // 5 + 1, 2, least, most).astype(np.int64))
    ends = ends[: np.searchsorted(ends, nodes) + 1]
    ends[-1] = nodes
    return ends


def planted(nodes, ties, seed=1):
    """Arrays (smaller end, larger end, weight)."""
    chance = np.random.default_rng(seed)
    pull = power_law(chance, nodes, 2.5, 1, max(4.0, nodes**0.5))
    ends = group_ends(chance, nodes)
    scale = np.concatenate(([0.0], np.cumsum(pull)))  # a node is an interval on this scale
    ends_on_scale = np.concatenate(([0.0], scale[ends]))
    pairs = np.empty(0, np.int64)
    while len(pairs) < ties:
        count = int(1.3 * (ties - len(pairs))) + 100
        first = chance.random(count) * scale[-1]
        group = np.searchsorted(ends_on_scale, first, side="right") - 1
        group = np.minimum(group, len(ends) - 1)
        low, high = ends_on_scale[group], ends_on_scale[group + 1]
        stray = chance.random(count) < MIXING
        low[stray], high[stray] = 0, scale[-1]
        second = low + chance.random(count) * (high - low)
        a, b = (np.clip(np.searchsorted(scale, x, side="right") - 1, 0, nodes - 1) for x in (first, second))
        keep = a != b
        drawn = np.minimum(a, b)[keep] * nodes + np.maximum(a, b)[keep]
        pairs = np.union1d(pairs, drawn)
    pairs = chance.permutation(pairs)[:ties]
    number = chance.permutation(nodes)  # groups must not show in the numbers
    a, b = number[pairs // nodes], number[pairs % nodes]
    return np.minimum(a, b).astype(np.int32), np.maximum(a, b).astype(np.int32), chance.geometric(0.5, ties)


def write(path, nodes, ties, seed=1):
    low, high, weight = planted(nodes, ties, seed)
    present, renumbered = np.unique(np.concatenate((low, high)), return_inverse=True)
    low, high = renumbered[:ties].astype(np.int32), renumbered[ties:].astype(np.int32)
    names = [f"org{i:08d}" for i in range(len(present))]
    with open(path, "w", encoding="ascii") as out:
        out.write("source,target,weight\n")
        for at in range(0, ties, 1 << 16):
            part = slice(at, at + (1 << 16))
            rows = zip(low[part].tolist(), high[part].tolist(), weight[part].tolist())
            out.write("".join(f"{names[u]},{names[v]},{w}\n" for u, v, w in rows))
    np.savez(path[: -len(".csv")] + ".npz", n=len(present), u=low, v=high, w=weight.astype(float))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    write(sys.argv[3], int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[4]) if len(sys.argv) > 4 else 1)
