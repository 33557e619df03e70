#!/usr/bin/env python3
"""Our layout beside sfdp, neato and fdp: processor time, stress and crossings on the same networks.

    bench/layout.py [NETWORK ...] [--planted 600,2k] [--peers sfdp,neato,fdp] [--rounds 3] [--limit 120]

NETWORK is a file or folder that clusterbridge reads. Without any: data/, planted networks of --planted (drawn anew by
planted_graph.py into --work), and some networks of the folder CLUSTERBRIDGE_TESTDATA (else ../shared/testdata), where it
is. Every program gets the same organisations and ties, without weights; organisations without ties are left out of
what peers get and of all figures. Compared are two kinds of places:

* as laid out: ours from `clusterbridge convert NETWORK --output x.gexf`, step layout (up to 20,000 organisations; larger
  networks are written without places); peers with -Goverlap=true, which leaves nodes where they are;
* without overlaps: ours from `clusterbridge render NETWORK --view overview --save-positions`, steps layout and
  overlap, which finds places for names too. These places are those on the paper: stretched to its shape, communities on ground of their own, room made for names.
  Peers with -Goverlap=prism make room for circles of 0.1 inches without names, which asks less of them. Above 800
  organisations the overview lays communities out, not organisations; no bar is applied there.

Processor seconds (user and system, one thread), median of the rounds, in which all run in turn; a run of more than --patience
is not repeated. From the peers' seconds those for starting, reading and writing are taken off (`neato -n2 -Tplain` of the
same graph with places), as our steps do not hold them either. A peer is stopped after --limit processor seconds. Stress: mean
over pairs with a way between them of (d - s |x_i - x_j|)^2 / d^2, d in steps, with the one scale s that makes it least.
Crossings: pairs of straight ties that cross inside, all pairs up to --exact-ties, else estimated from 4,000,000 pairs drawn from
a fixed seed, the same for every program. Needs numpy, the release build (--build) and graphviz; a missing peer is left out.
"""
import argparse
import csv
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import planted_graph

HERE = Path(__file__).resolve().parent
PLANTED = {"600": (600, 2500), "2k": (2000, 20000), "10k": (10000, 100000)}
TESTDATA = ("classic-sna/miserables", "classic-sna/jazz", "classic-sna/arenas_email", "classic-sna/euroroad",
            "classic-sna/powergrid", "ground-truth/football", "mobility-ecosystem", "lfr/n1000-mu0.3-s101")  # fmt: skip
BARS = {"time": 0.5, "stress": 1.0, "crossings": 1.0}
SAMPLED_PAIRS = 4_000_000
AS_LAID_OUT, WITHOUT_OVERLAPS = "as laid out", "without overlaps"
OVERLAP = {AS_LAID_OUT: "true", WITHOUT_OVERLAPS: "prism"}


@dataclass
class Network:
    """Organisations with ties, numbered; a tie joins u[e] and v[e]."""

    name: str
    source: Path
    ids: list
    u: np.ndarray
    v: np.ndarray


@dataclass
class Layout:
    """What one program made of one network."""

    program: str
    kind: str
    seconds: float = 0
    places: np.ndarray = None
    note: str = ""
    stress: float = 0
    crossings: float = 0


class Stopped(Exception):
    """A program ran into its limit or gave no answer."""


def run(command, limit, out=subprocess.DEVNULL):
    """Processor seconds of a program that may take --limit of them."""
    bound = lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, preexec_fn=bound)
    message = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0:
        raise Stopped(f"stopped after {limit} s" if usage.ru_utime + usage.ru_stime >= limit - 1 else "crashed")
    if process.returncode > 0:
        raise Stopped(f"exit code {process.returncode}, {message.strip()}")
    return usage.ru_utime + usage.ru_stime


# ---- ours


def clusterbridge(options, *arguments):
    """Processor seconds of every step."""
    timings = options.work / "layout.json"
    command = [Path(options.build) / "clusterbridge", *arguments, "--threads", "1", "--timings", timings, "--force", "--quiet"]
    run(command, 10 * options.limit)
    return {step["name"]: step["cpu_s"] for step in json.loads(timings.read_text())["steps"]}


def written(source, options):
    """The graph as our program writes it: ids, ties, places of ids or nothing, seconds of the step layout."""
    target = options.work / "layout.gexf"
    steps = clusterbridge(options, "convert", source, "--output", target)
    places, ids, ties = {}, [], []
    for _, item in ElementTree.iterparse(target):
        tag = item.tag.rpartition("}")[2]
        if tag == "position":
            place = (float(item.get("x")), float(item.get("y")))
        elif tag == "node":
            ids.append(item.get("id"))
            if "layout" in steps:
                places[ids[-1]] = place
        elif tag == "edge":
            ties.append((item.get("source"), item.get("target")))
    return ids, ties, places, steps.get("layout")


def network_of(name, source, options):
    _, ties, _, _ = written(source, options)
    ties = sorted({(min(a, b), max(a, b)) for a, b in ties if a != b})
    ids = sorted({end for tie in ties for end in tie})
    number = {key: i for i, key in enumerate(ids)}
    u, v = (np.array([number[tie[k]] for tie in ties], np.int64) for k in (0, 1))
    return Network(name, source, ids, u, v)


def our_layout(network, options):
    layout = Layout("clusterbridge", AS_LAID_OUT)
    _, _, places, layout.seconds = written(network.source, options)
    if not places:
        raise Stopped("no places above 20,000 organisations")
    layout.places = np.array([places[key] for key in network.ids])
    return layout


def our_overview(network, options):
    layout = Layout("clusterbridge", WITHOUT_OVERLAPS)
    table, picture = options.work / "layout.csv", options.work / "layout.svg"
    steps = clusterbridge(options, "render", network.source, "--view", "overview", "--save-positions", table, "--output", picture)
    layout.seconds = steps["layout"] + steps["overlap"]
    with open(table, newline="", encoding="utf-8") as rows:
        places = {row["id"]: (float(row["x"]), float(row["y"])) for row in csv.DictReader(rows)}
    layout.places = np.array([places[key] for key in network.ids])
    if 'class="node group' in picture.read_text(encoding="utf-8"):
        layout.note = "communities are the nodes"
    return layout


# ---- peers


def write_dot(path, network, places=None):
    with open(path, "w", encoding="ascii") as out:
        out.write('graph {\nnode [shape=circle, fixedsize=true, width=0.1, label=""]\n')
        for i in range(len(network.ids)):
            out.write(f"{i}\n" if places is None else f'{i} [pos="{72 * places[i, 0]:.3f},{72 * places[i, 1]:.3f}"]\n')
        out.writelines(f"{a} -- {b}\n" for a, b in zip(network.u, network.v))
        out.write("}\n")


def peer_layout(peer, kind, network, options):
    layout = Layout(peer, kind)
    dot, plain = options.work / "layout.gv", options.work / "layout.plain"
    write_dot(dot, network)
    with open(plain, "wb") as out:
        layout.seconds = run([peer, "-Tplain", f"-Goverlap={OVERLAP[kind]}", dot], options.limit, out)
    layout.places = np.full((len(network.ids), 2), np.nan)
    with open(plain, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("node "):
                _, name, x, y = line.split(" ", 4)[:4]
                layout.places[int(name)] = float(x), float(y)
    if np.isnan(layout.places).any():
        raise Stopped("nodes without places")
    return layout


def take_idle_off(network, layouts, options):
    """Less what a peer takes for the same graph when all nodes have their places."""
    if not layouts or not shutil.which("neato"):
        return
    dot = options.work / "layout-placed.gv"
    write_dot(dot, network, layouts[0].places)
    idle = statistics.median(run(["neato", "-n2", "-Tplain", dot], options.limit) for _ in range(options.rounds))
    for layout in layouts:
        layout.seconds = max(layout.seconds - idle, 1e-3)


# ---- stress and crossings


def stresses(network, layouts):
    """Of all layouts at once: steps between 64 sources and all others in one sweep, a bit for each source."""
    n = len(network.ids)
    ends = np.concatenate((network.u, network.v))
    order = np.argsort(ends, kind="stable")
    neighbours = np.concatenate((network.v, network.u))[order]
    starts = np.searchsorted(ends[order], np.arange(n))  # everyone has a tie
    sums = np.zeros((len(layouts), 3))
    for first in range(0, n, 64):
        sources = np.arange(first, min(first + 64, n))
        steps = steps_from(sources, neighbours, starts, n)
        other, source = np.nonzero(steps)
        d = steps[other, source].astype(float)
        for k, layout in enumerate(layouts):
            r = np.hypot(*(layout.places[other] - layout.places[sources[source]]).T) / d
            sums[k] += len(d), r.sum(), (r * r).sum()
    for layout, (pairs, linear, square) in zip(layouts, sums):
        layout.stress = (pairs - linear**2 / square) / pairs  # the best scale is linear / square


def steps_from(sources, neighbours, starts, n):
    """Steps from each source (columns) to each node (rows); 0 where there is no way, and to itself."""
    seen = np.zeros(n, np.uint64)
    seen[sources] = np.uint64(1) << np.arange(len(sources), dtype=np.uint64)
    front, steps, level = seen.copy(), np.zeros((n, 64), np.uint16), 0
    while front.any():
        level += 1
        front = np.bitwise_or.reduceat(front[neighbours], starts) & ~seen
        seen |= front
        bits = np.unpackbits(front.astype("<u8").view(np.uint8).reshape(n, 8), axis=1, bitorder="little")
        steps[bits.view(bool)] = level
    return steps


def cross(places, network, i, j):
    """Whether tie i crosses tie j inside both; ties with a common end do not."""
    a, b, c, d = (places[ends] for ends in (network.u[i], network.v[i], network.u[j], network.v[j]))
    side = lambda p, q, r: (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
    return (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)


def all_crossings(network, places):
    """Of all pairs of ties: what `cross` asks, with the places of the ends side by side."""
    ax, ay, bx, by = (np.ascontiguousarray(places[ends, k]) for ends in (network.u, network.v) for k in (0, 1))
    ex, ey = bx - ax, by - ay
    count = 0
    for i in range(len(ax) - 1):
        rest = slice(i + 1, None)
        px, py, qx, qy = ax[rest] - ax[i], ay[rest] - ay[i], bx[rest] - ax[i], by[rest] - ay[i]
        apart = (ex[i] * py - ey[i] * px) * (ex[i] * qy - ey[i] * qx) < 0
        end = ex[rest] * (by[i] - ay[rest]) - ey[rest] * (bx[i] - ax[rest])
        count += int(np.count_nonzero(apart & ((ey[rest] * px - ex[rest] * py) * end < 0)))
    return count


def count_crossings(network, layouts, options):
    m = len(network.u)
    if m <= options.exact_ties:
        for layout in layouts:
            layout.crossings = all_crossings(network, layout.places)
        return
    chance = np.random.default_rng(1)
    i = chance.integers(0, m, SAMPLED_PAIRS)
    j = (i + chance.integers(1, m, SAMPLED_PAIRS)) % m
    for layout in layouts:
        layout.crossings = float(cross(layout.places, network, i, j).mean()) * m * (m - 1) / 2


# ---- runs and table


def jobs_of(network, options):
    yield "clusterbridge", AS_LAID_OUT, lambda: our_layout(network, options)
    for kind in (AS_LAID_OUT, WITHOUT_OVERLAPS):
        if kind == WITHOUT_OVERLAPS:
            yield "clusterbridge", kind, lambda: our_overview(network, options)
        for peer in options.peers:
            yield peer, kind, lambda peer=peer, kind=kind: peer_layout(peer, kind, network, options)


def measure(network, options):
    """Every program once in each round, one after the other; the places are the same in each."""
    jobs = list(jobs_of(network, options))
    layouts, seconds, failed = {}, {}, {}
    for turn in range(options.rounds):
        for program, kind, make in jobs:
            job = program, kind
            if job in failed or turn and seconds[job][-1] > options.patience:
                continue
            if program in options.peers and (program, AS_LAID_OUT) in failed:
                failed[job] = "not run"  # what took too long as laid out takes longer still
                continue
            try:
                layouts[job] = make()
                seconds.setdefault(job, []).append(layouts[job].seconds)
            except Stopped as why:
                failed[job] = str(why)
            print(f"{network.name}: {program}, {kind}", file=sys.stderr, flush=True)
    for job, layout in layouts.items():
        layout.seconds = statistics.median(seconds[job])
    layouts = list(layouts.values())
    take_idle_off(network, [layout for layout in layouts if layout.program in options.peers], options)
    stresses(network, layouts)
    count_crossings(network, layouts, options)
    return layouts, [Layout(program, kind, note=note) for (program, kind), note in failed.items()
                     if (program, kind) not in seconds]  # fmt: skip


def shares_of(mine, its):
    """Of sfdp's figures."""
    pairs = {"time": (mine.seconds, its.seconds), "stress": (mine.stress, its.stress),
             "crossings": (mine.crossings, its.crossings)}  # fmt: skip
    return {word: a / b if b else float(a > 0) for word, (a, b) in pairs.items()}


def verdict(shares):
    missed = [word for word, bar in BARS.items() if shares[word] > bar]
    return f"MISSED ({', '.join(missed)})" if missed else "MET"


def cell(layout, exact):
    if layout.places is None:
        return layout.note
    return f"{layout.seconds:.3f} s, {layout.stress:.4f}, {'' if exact else '≈ '}{layout.crossings:,.0f}"


def print_rows(network, layouts, failed, options):
    """A line for each kind of places."""
    exact = len(network.u) <= options.exact_ties
    for kind in OVERLAP:
        of = {layout.program: layout for layout in layouts + failed if layout.kind == kind}
        cells = [cell(of[program], exact) for program in ("clusterbridge", *options.peers)]
        ours, sfdp = of["clusterbridge"], of.get("sfdp")
        shares, word = "", ours.note or "no sfdp here"
        if not ours.note and sfdp and sfdp.places is not None:
            found = shares_of(ours, sfdp)
            shares, word = ", ".join(f"{found[bar]:.2f}" for bar in BARS), verdict(found)
        print(f"| {network.name} ({len(network.ids):,}; {len(network.u):,}) | {kind} | {' | '.join(cells)} | {shares} | {word} |",
              flush=True)  # fmt: skip


def sources_of(options):
    """Names and places of the networks."""
    if options.networks:
        return [(Path(path).resolve().name, Path(path)) for path in options.networks]
    found = [("data", HERE.parent / "data")]
    for size in filter(None, options.planted.split(",")):
        path = options.work / f"planted-{size}.csv"
        if not path.exists():
            planted_graph.write(str(path), *PLANTED[size])
        found.append((f"planted {size}", path))
    folder = Path(os.environ.get("CLUSTERBRIDGE_TESTDATA", HERE.parent.parent / "shared" / "testdata"))
    return found + [(name.rpartition("/")[2], folder / name) for name in TESTDATA if (folder / name).exists()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", nargs="*", metavar="NETWORK")
    parser.add_argument("--planted", default="600,2k")
    parser.add_argument("--peers", default="sfdp,neato,fdp")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=120, help="processor seconds that a peer may take; ours ten times that")
    parser.add_argument("--patience", type=float, default=10, help="seconds after which a run is not repeated")
    parser.add_argument("--exact-ties", type=int, default=5000, help="ties up to which all pairs are looked at for crossings")
    parser.add_argument("--work", type=Path, default=Path("build/bench"))
    parser.add_argument("--build", default="build/release")
    options = parser.parse_args()
    options.peers = [peer for peer in options.peers.split(",") if shutil.which(peer)]
    options.work.mkdir(parents=True, exist_ok=True)
    graphviz = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=False).stderr.strip() if options.peers else ""
    print(f"{platform.system()} {platform.release()}, {os.cpu_count()} processors; {graphviz}; load at the start "
          f"{os.getloadavg()[0]:.1f}\nlimit of a peer: {options.limit} s\n")  # fmt: skip
    heads = ["network (organisations; ties)", "places", "clusterbridge: CPU, stress, crossings", *options.peers,
             "shares of sfdp's", f"bars: ≤ {', '.join(f'{bar:g}' for bar in BARS.values())}"]  # fmt: skip
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    for name, source in sources_of(options):
        try:
            network = network_of(name, source, options)
        except Stopped as why:
            sys.exit(f"{name}: {why}")
        print_rows(network, *measure(network, options), options)


if __name__ == "__main__":
    main()
