"""The rows of bench/peers.py: what is compared with whom, when a bar is met, and how a row is printed."""
import os
import platform
import subprocess
from dataclasses import dataclass, field

HEADER = (
    "| kernel | network | ours, s | wall on 1, 2 threads, s | best peer, s | other peers, s | share | bar | verdict |\n"
    "|---|---|---|---|---|---|---|---|---|"
)
SIZES = {"600": (600, 2500), "2k": (2000, 20000), "10k": (10000, 100000), "100k": (100000, 1000000), "1m": (1000000, 10000000)}


@dataclass
class Row:
    """A bar: what is compared, where, and how much of the best peer's time (and of memory) we may take."""

    kernel: str
    size: str
    bar: float
    peers: list = field(default_factory=list)
    weighted: bool = False
    mib: float = None  # the whole process, at most
    mib_share: float = None  # of the best peer's process, at most

    def name(self):
        return self.kernel + (", weighted" if self.weighted else "")

    def bars(self):
        bars = [f"≤ {self.bar:g}"]
        if self.mib is not None:
            bars.append(f"≤ {self.mib:g} MiB")
        if self.mib_share is not None:
            bars.append(f"≤ {self.mib_share:g} of memory")
        return ", ".join(bars)


FAST = ["igraph", "graph-tool", "scipy", "boost", "networkx"]
ROWS = [
    Row("components", "100k", 1.0, FAST),
    Row("components", "1m", 1.0, ["igraph", "graph-tool", "scipy", "boost"]),
    Row("pagerank", "100k", 0.5, ["igraph", "graph-tool", "networkx"]),
    Row("pagerank", "100k", 0.5, ["igraph", "graph-tool"], weighted=True),
    Row("pagerank", "1m", 0.5, ["igraph", "graph-tool"]),
    Row("eigenvector", "100k", 0.5, ["igraph", "graph-tool", "scipy"]),
    Row("core", "100k", 0.5, ["igraph", "graph-tool", "boost", "networkx"]),
    Row("core", "1m", 0.5, ["igraph", "graph-tool", "boost"]),
    Row("clustering", "100k", 0.6, ["igraph", "graph-tool", "graphblas"]),
    Row("clustering", "1m", 0.6, ["igraph", "graphblas"]),
    Row("articulation", "100k", 0.5, ["igraph", "graph-tool", "boost", "networkx"]),
    Row("betweenness", "2k", 0.45, ["igraph", "graph-tool", "boost"]),
    Row("betweenness", "10k", 0.45, ["igraph", "graph-tool", "boost"]),
    Row("betweenness_weighted", "2k", 0.4, ["igraph", "graph-tool"]),
    Row("betweenness_sampled", "10k", 0.5),
    Row("betweenness_sampled", "100k", 0.5),
    Row("harmonic", "2k", 0.04, ["igraph", "graph-tool", "boost"]),
    Row("harmonic", "10k", 0.04, ["igraph", "graph-tool", "boost"]),
    Row("harmonic_weighted", "2k", 1.0, ["igraph", "graph-tool"]),
    Row("constraint", "10k", 0.2, ["igraph"]),
    Row("constraint", "10k", 0.2, ["igraph"], weighted=True),
    Row("constraint", "100k", 0.1, ["igraph"]),
    Row("best_pairs", "2k", 0.2, ["graphblas"]),
    Row("best_pairs", "10k", 0.2, ["graphblas"]),
    # ours: one climb; as in a study; more time for more quality. igraph and leidenalg: two iterations
    Row("leiden_fast", "100k", 1.0),
    Row("leiden", "100k", 1.0, ["igraph", "leidenalg"], weighted=True),
    Row("leiden_best", "100k", 0.6, ["igraph"]),
    Row("leiden_fast", "1m", 1.0, mib=600),
    Row("leiden", "1m", 1.0, ["igraph"]),
]


def agrees(kernel, mine, other):
    if kernel.startswith("leiden"):
        return True  # every partition is an answer; qualities are printed
    if kernel == "betweenness_sampled":
        return abs(mine["largest"] - other["largest"]) <= 0.02
    close = lambda a, b: abs(a - b) <= 1e-6 * max(abs(a), abs(b))
    return all(close(mine[key], other[key]) for key in mine if key in other)


def verdict(row, result, threads_agree):
    """MET, or which part was missed. Quality counts against the peer whose time is the bar; the others' are printed."""
    if not threads_agree:
        return "MISSED (two threads give another answer)"
    best = result["peers"].get(result["best"])
    missed = []
    if best and result["share"] > row.bar:
        missed.append("time")
    if best and "quality" in result["check"] and result["check"]["quality"] < best["check"]["quality"]:
        missed.append("quality")
    mib = result["peak_mib"]
    if (row.mib is not None and mib > row.mib) or (row.mib_share and best and best["peak_mib"] and mib > row.mib_share * best["peak_mib"]):
        missed.append("memory")
    if missed:
        return f"MISSED ({', '.join(missed)})" if missed != ["time"] else "MISSED"
    return "MET" if best else "no peer here"


def peer_cell(name, peer, memory):
    notes = [] if peer["same"] else ["another answer"]
    if "quality" in peer["check"]:
        notes.append(f"Q {peer['check']['quality']:.6f}")
    if memory and peer["peak_mib"]:
        notes.append(f"{peer['peak_mib']} MiB")
    if "wall_2_s" in peer:
        notes.append(f"2 threads {peer['wall_2_s']:.4f} wall")
    return f"{name} {peer['cpu_s']:.4f}" + (f" ({', '.join(notes)})" if notes else "")


def line_of(row, r):
    memory = row.mib is not None or row.mib_share is not None
    cells = {name: peer_cell(name, peer, memory) for name, peer in r["peers"].items()}
    best = cells.pop(r["best"], "–")
    share = f"{r['share']:.3f}" if r["share"] is not None else ""
    ours = f"{r['cpu_s']:.4f}"
    if "quality" in r["check"]:
        ours += f", Q {r['check']['quality']:.6f}"
    if memory:
        ours += f", {r['peak_mib']} MiB"
    wall = f"{r['wall_s']:.4f}"
    if r["wall_2_s"] is not None:
        wall += f", {r['wall_2_s']:.4f} ({r['wall_s'] / r['wall_2_s']:.2f})"
    return f"| {r['kernel']} | {r['size']} | {ours} | {wall} | {best} | {', '.join(cells.values())} | {share} | {row.bars()} | {r['verdict']} |"


def versions():
    lines = [f"{platform.system()} {platform.release()}, {os.cpu_count()} processors"]
    for line in open("/proc/cpuinfo", encoding="ascii"):
        if line.startswith("model name"):
            lines.append(line.split(":")[1].strip())
            break
    packages = ["g++", "python3-igraph", "python3-leidenalg", "python3-graph-tool", "python3-networkx", "python3-scipy",
                "libboost-graph-dev", "libgraphblas-dev", "graphviz"]  # fmt: skip
    query = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}, ", *packages], capture_output=True, text=True, check=False)
    lines.append(query.stdout.rstrip(", "))
    return lines
