#!/usr/bin/env python3
"""Runs our kernels and those of other programs in turn, on the same networks, and prints a verdict per bar.

    bench/peers.py [--sizes 2k,10k,100k,1m] [--kernels NAME,...] [--rounds 5] [--projects PARTICIPATIONS.csv ...]

Networks are drawn anew from a fixed seed (planted_graph.py) into --work. Ours is bench/kernel_times of the release build
(--build; cmake --build build/release --target kernel_times). In every round ours on one thread, ours on two, and each
peer run once, one after the other; medians are compared. A share is our processor time on one thread over that of the
best peer whose check value agrees with ours to one part in a million. On a machine with other work only processor times
and their shares mean something. --projects names tables of participations for the row of the projection.
Debian: python3-igraph python3-leidenalg python3-networkx python3-scipy python3-graph-tool libboost-graph-dev
libsuitesparse-dev libgraphblas-dev g++; a peer that is missing is left out. NetworKit is measured where the Python
named by --networkit finds it.
"""
import argparse
import csv
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import planted_graph

HERE = Path(__file__).resolve().parent
SIZES = {"600": (600, 2500), "2k": (2000, 20000), "10k": (10000, 100000), "100k": (100000, 1000000), "1m": (1000000, 10000000)}


@dataclass
class Row:
    """A bar: what is compared, where, and how much of the best peer's time we may take."""

    kernel: str
    size: str
    bar: float
    peers: list = field(default_factory=list)
    weighted: bool = False

    def name(self):
        return self.kernel + (", weighted" if self.weighted else "")


COLUMNS = (
    "component community degree strength betweenness betweenness_weighted closeness harmonic eigenvector pagerank core "
    "clustering constraint effective_size participation within_module_z articulation coordinator itinerant gatekeeper liaison"
).split()
FAST = ["igraph", "graph-tool", "scipy", "boost", "networkx"]
ROWS = [
    Row("components", "100k", 1.0, FAST),
    Row("components", "1m", 1.0, ["igraph", "graph-tool", "scipy", "boost"]),
    Row("pagerank", "100k", 0.5, ["igraph", "graph-tool", "networkx"]),
    Row("pagerank", "100k", 0.5, ["igraph", "graph-tool"], weighted=True),
    Row("pagerank", "1m", 0.5, ["igraph", "graph-tool"]),
    Row("eigenvector", "100k", 0.5, ["igraph", "graph-tool", "scipy", "networkit"]),
    Row("core", "100k", 0.5, ["igraph", "graph-tool", "boost", "networkx", "networkit"]),
    Row("core", "1m", 0.5, ["igraph", "graph-tool", "boost"]),
    Row("clustering", "100k", 0.6, ["igraph", "graph-tool", "graphblas"]),
    Row("clustering", "1m", 0.6, ["igraph", "graphblas"]),
    Row("articulation", "100k", 0.5, ["igraph", "graph-tool", "boost", "networkx"]),
    Row("betweenness", "2k", 0.45, ["igraph", "graph-tool", "boost"]),
    Row("betweenness", "10k", 0.45, ["igraph", "graph-tool", "boost"]),
    Row("betweenness_weighted", "2k", 0.4, ["igraph", "graph-tool"]),
    Row("betweenness_sampled", "10k", 0.5, ["networkit"]),
    Row("betweenness_sampled", "100k", 0.5, ["networkit"]),
    Row("harmonic", "2k", 0.04, ["igraph", "graph-tool", "boost"]),
    Row("harmonic", "10k", 0.04, ["igraph", "graph-tool", "boost"]),
    Row("harmonic_weighted", "2k", 1.0, ["igraph", "graph-tool"]),
    Row("constraint", "10k", 0.2, ["igraph"]),
    Row("constraint", "10k", 0.2, ["igraph"], weighted=True),
    Row("constraint", "100k", 0.1, ["igraph"]),
    Row("best_pairs", "2k", 0.2, ["graphblas"]),
    Row("best_pairs", "10k", 0.2, ["graphblas"]),
    Row("leiden", "100k", 0.6, ["igraph", "leidenalg"]),
    Row("leiden", "100k", 1.0, ["igraph", "leidenalg"], weighted=True),
    Row("leiden", "1m", 1.0, ["igraph", "leidenalg"]),
]


class Program:
    """A program that answers orders line by line; the graph is in it already."""

    def __init__(self, command, environment=None):
        env = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", **(environment or {}))
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env
        )
        self.ready = self.receive()

    def receive(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"error": "ended"}

    def order(self, kernel, threads=1, weighted=False):
        try:
            self.process.stdin.write(f"{kernel} {threads} 1{' weighted' if weighted else ''}\n")
            self.process.stdin.flush()
            return self.receive()
        except BrokenPipeError:
            return {"error": "ended"}

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.tools = {}
        self.results = []
        self.build("boost", ["g++", "-std=c++17", "-O3", "-march=native", "-DNDEBUG", "-w", HERE / "peer_boost.cpp"], [])
        self.build("graphblas", ["gcc", "-O3", "-march=native", HERE / "peer_graphblas.c"], ["-lgraphblas"])

    def build(self, name, command, libraries):
        target = self.work / f"peer_{name}"
        if target.exists() and target.stat().st_mtime > Path(command[-1]).stat().st_mtime:
            self.tools[name] = target
        elif subprocess.run([*command, "-o", target, *libraries], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            self.tools[name] = target

    def network(self, size):
        path = self.work / f"planted-{size}.csv"
        if not path.with_suffix(".npz").exists():
            planted_graph.write(str(path), *SIZES[size])
        return path

    def binary(self, path):
        """The arrays as peers in C and C++ read them."""
        target = path.with_suffix(".bin")
        if not target.exists():
            stored = np.load(path.with_suffix(".npz"))
            with open(target, "wb") as out:
                out.write(np.array([stored["n"], len(stored["u"])], np.int64).tobytes())
                out.write(stored["u"].tobytes() + stored["v"].tobytes())
        return target

    def start(self, peer, path):
        if peer in self.tools:
            return Program([self.tools[peer], self.binary(path)])
        if peer in ("boost", "graphblas"):
            return None
        python = self.options.networkit if peer == "networkit" else sys.executable
        return Program([python, HERE / "peer_python.py", peer, path.with_suffix(".npz")])

    def start_ours(self, *inputs):
        return Program([Path(self.options.build) / "bench" / "kernel_times", *inputs])

    def run_size(self, size):
        rows = [r for r in ROWS if r.size == size and (not self.options.kernels or r.kernel in self.options.kernels)]
        if not rows:
            return
        path = self.network(size)
        ours = self.start_ours(path)
        peers = {name: self.start(name, path) for name in dict.fromkeys(p for r in rows for p in r.peers)}
        peers = {name: p for name, p in peers.items() if p and "error" not in p.ready}
        for row in rows:
            self.measure(row, ours, {name: p for name, p in peers.items() if name in row.peers})
        for program in [ours, *peers.values()]:
            program.end()

    def measure(self, row, ours, peers):
        """Rounds in turn; a run of more than --patience seconds is not repeated."""
        runs = {}
        slow = set()
        for _ in range(self.options.rounds):
            turns = [("ours", ours, 1), ("ours, 2 threads", ours, 2)] + [(n, p, 1) for n, p in peers.items()]
            for name, program, threads in turns:
                if name in slow:
                    continue
                answer = program.order(row.kernel, threads, row.weighted)
                if "error" in answer:
                    slow.add(name)
                    continue
                runs.setdefault(name, []).append(answer)
                if answer["wall_s"][0] > self.options.patience:
                    slow.add(name)
        self.report(row, runs)

    def report(self, row, runs):
        def median(name, key):
            return statistics.median(r[key][0] for r in runs[name])

        mine = runs["ours"][-1]["check"]
        result = {"kernel": row.name(), "size": row.size, "bar": row.bar, "cpu_s": median("ours", "cpu_s"),
                  "wall_s": median("ours", "wall_s"), "wall_2_s": median("ours, 2 threads", "wall_s"),
                  "cpu_2_s": median("ours, 2 threads", "cpu_s"),
                  "check": mine, "peak_mib": runs["ours"][-1]["peak_mib"], "peers": {}}  # fmt: skip
        for name in runs:
            if not name.startswith("ours"):
                check = runs[name][-1]["check"]
                result["peers"][name] = {"cpu_s": median(name, "cpu_s"), "wall_s": median(name, "wall_s"),
                                         "check": check, "same": agrees(row.kernel, mine, check)}  # fmt: skip
        same = {n: p["cpu_s"] for n, p in result["peers"].items() if p["same"]}
        result["best"] = min(same, key=same.get) if same else None
        result["share"] = result["cpu_s"] / same[result["best"]] if same else None
        result["verdict"] = verdict(result, runs["ours"][-1]["check"] == runs["ours, 2 threads"][-1]["check"])
        self.results.append(result)
        print(line_of(result), flush=True)

    def projection(self, inputs):
        """Participations of all files together; scipy gets them as numbers."""
        npz = self.work / "projection.npz"
        projects, names = {}, {}
        pairs = set()
        for path in inputs:
            with open(path, newline="", encoding="utf-8") as rows:
                for r in csv.DictReader(rows):
                    project = projects.setdefault(r["project_id"], len(projects))
                    pairs.add((project, names.setdefault(r["org_id"], len(names))))
        u, v = (np.array(x, np.int32) for x in zip(*sorted(pairs)))
        np.savez(npz, n=len(names), u=u, v=v, w=np.ones(len(u)))
        ours = self.start_ours(*inputs)
        peer = Program([sys.executable, HERE / "peer_python.py", "scipy-projection", npz])
        self.measure(Row("projection", f"{len(u):,} rows", 0.5), ours, {"scipy": peer})
        ours.end()
        peer.end()

    def load(self, size):
        """The table as users have it, against igraph's own way to build a graph with names."""
        path = self.network(size)
        code = (
            "import csv,igraph,json,resource,sys,time\nc,t=time.process_time(),time.perf_counter()\n"
            "rows=csv.reader(open(sys.argv[1],newline=''));next(rows)\n"
            "g=igraph.Graph.TupleList(((a,b,float(w)) for a,b,w in rows),weights=True)\n"
            "print(json.dumps({'cpu_s':[time.process_time()-c],'wall_s':[time.perf_counter()-t],'peak_mib':"
            "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024,'check':{'sum':g.ecount()}}))"
        )
        runs = {"ours": [], "ours, 2 threads": [], "igraph": []}
        for _ in range(self.options.rounds):
            for name, threads in (("ours", 1), ("ours, 2 threads", 2)):
                program = self.start_ours(self.work / "stub.csv")
                runs[name].append(program.order(f"load:{path}", threads))
                program.end()
            done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                runs["igraph"].append(json.loads(done.stdout))
        if not runs["igraph"]:
            del runs["igraph"]
        self.report(Row("load", size, 0.1), runs)

    def whole_process(self):
        """Absolute bars: reading and ranking a small network, and its review without drawings."""
        path = self.network("600")
        program = Path(self.options.build) / "clusterbridge"
        for command, limit in (("rank", 0.05), ("review", 3.0)):
            cpu, wall = [], []
            timings = self.work / "timings.json"
            for _ in range(self.options.rounds):
                extra = ["--metrics", ",".join(COLUMNS)]
                if command == "review":
                    extra = ["--timings", timings, "--output", self.work / "out", "--force"]
                before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
                subprocess.run([program, command, path, "--threads", "1", *extra], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, check=True)  # fmt: skip
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                wall.append(time.perf_counter() - start)
                cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
                if command == "review":
                    steps = json.loads(timings.read_text())["steps"]
                    kept = [s for s in steps if not any(word in s["name"] for word in ("layout", "overlap", "drawing"))]
                    cpu[-1], wall[-1] = (sum(s[key] for s in kept) for key in ("cpu_s", "wall_s"))
            took = statistics.median(cpu)
            word = "MET" if took <= limit else "MISSED"
            result = {"kernel": f"whole process, {command}", "size": "600", "cpu_s": took, "limit_s": limit,
                      "wall_s": statistics.median(wall), "verdict": word}  # fmt: skip
            self.results.append(result)
            print(f"| {result['kernel']} | 600 | {took:.3f} | | – | | | ≤ {limit} s | {word} |", flush=True)


def agrees(kernel, mine, other):
    if kernel == "leiden":
        return True  # every partition is an answer; qualities are printed
    if kernel == "betweenness_sampled":
        return abs(mine["largest"] - other["largest"]) <= 0.02
    close = lambda a, b: abs(a - b) <= 1e-6 * max(abs(a), abs(b))
    return all(close(mine[key], other[key]) for key in mine if key in other)


def verdict(result, threads_agree):
    word = "no peer here"
    if result["share"] is not None:
        word = "MET" if result["share"] <= result["bar"] else "MISSED"
    if "quality" in result["check"] and result["best"]:
        best = max(p["check"]["quality"] for p in result["peers"].values())
        word = word if result["check"]["quality"] >= best else f"MISSED (Q {best:.6f} elsewhere)"
    return word if threads_agree else "MISSED (two threads give another answer)"


def line_of(r):
    best = "–"
    if r["best"]:
        best = f"{r['best']} {r['peers'][r['best']]['cpu_s']:.4f}"
    share = f"{r['share']:.3f}" if r["share"] is not None else ""
    others = [f"{n} {p['cpu_s']:.4f}{'' if p['same'] else ' (another answer)'}" for n, p in r["peers"].items() if n != r["best"]]
    quality = f", Q {r['check']['quality']:.6f}" if "quality" in r["check"] else ""
    return (f"| {r['kernel']} | {r['size']} | {r['cpu_s']:.4f}{quality} | {r['wall_s'] / r['wall_2_s']:.2f} | {best} | "
            f"{', '.join(others)} | {share} | ≤ {r['bar']:g} | {r['verdict']} |")  # fmt: skip


def versions():
    lines = [f"{platform.system()} {platform.release()}, {os.cpu_count()} processors"]
    for line in open("/proc/cpuinfo", encoding="ascii"):
        if line.startswith("model name"):
            lines.append(line.split(":")[1].strip())
            break
    packages = ["g++", "python3-igraph", "python3-leidenalg", "python3-graph-tool", "python3-networkx", "python3-scipy",
                "libboost-graph-dev", "libgraphblas-dev"]  # fmt: skip
    query = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}, ", *packages], capture_output=True, text=True, check=False)
    lines.append(query.stdout.rstrip(", "))
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="600,2k,10k,100k")
    parser.add_argument("--kernels", default="")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a run is not repeated")
    parser.add_argument("--work", default="build/bench")
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--projects", nargs="*", default=[], action="append")
    parser.add_argument("--networkit", default=sys.executable)
    parser.add_argument("--json", help="also write the figures to this file")
    options = parser.parse_args()
    options.kernels = [k for k in options.kernels.split(",") if k]
    bench = Bench(options)
    print("\n".join(versions()) + f"\nload of the machine at the start: {os.getloadavg()[0]:.1f}\n")
    print("| kernel | network | ours, s | speed-up on 2 threads | best peer, s | other peers, s | share | bar | verdict |")
    print("|---|---|---|---|---|---|---|---|---|")
    wanted = lambda kernel: not options.kernels or kernel in options.kernels
    (bench.work / "stub.csv").write_text("source,target\na,b\n")  # for a process that is to read something else
    for size in options.sizes.split(","):
        if size == "600" and wanted("process"):
            bench.whole_process()
        if size in ("100k", "1m") and wanted("load"):
            bench.load(size)
        bench.run_size(size)
    for inputs in options.projects:
        if inputs and wanted("projection"):
            bench.projection(inputs)
    if options.json:
        Path(options.json).write_text(json.dumps({"versions": versions(), "rows": bench.results}, indent=1) + "\n")


if __name__ == "__main__":
    main()
