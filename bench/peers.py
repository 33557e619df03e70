#!/usr/bin/env python3
"""Runs our kernels and those of other programs in turn, on the same networks, and prints a verdict per bar.

    bench/peers.py [--sizes 2k,10k,100k,1m] [--kernels NAME,...] [--rounds 5] [--projects PARTICIPATIONS.csv ...]
                   [--peer NAME=PROGRAM ...]

Networks are drawn anew from a fixed seed (planted_graph.py) into --work. Ours is bench/kernel_times of the release build
(--build), brought up to date first. In every round ours on one thread, ours on two, and each
peer run once, one after the other; medians are compared. A share is our processor time on one thread over that of the
best peer whose check value agrees with ours to one part in a million. On a machine with other work only processor times
and their shares mean something. --projects names tables of participations for the rows of the projection and of its
communities.

Debian: python3-igraph python3-leidenalg python3-networkx python3-scipy python3-graph-tool libboost-graph-dev
libsuitesparse-dev libgraphblas-dev graphviz g++; a peer that is missing is left out. Programs that are not in Debian take
part by --peer, once for each: PROGRAM is started with a file of arrays (peer_boost.cpp says which, followed by the
weights as float64) and answers orders as kernel_times does, {"error": ...} to a kernel that it does not have; every row
asks it, on one thread and on two.
"""
import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np

import peer_tables
import planted_graph
from peer_rows import HEADER, ROWS, SIZES, agrees, line_of, verdict, versions

HERE = Path(__file__).resolve().parent


class Program:
    """A program that answers orders line by line; the graph is in it already."""

    def __init__(self, command):
        env = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
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
        self.program = Path(options.build) / "clusterbridge"
        self.tools = {}
        self.outside = dict(peer.split("=", 1) for peer in options.peer)
        self.results = []
        # a program of another day would be measured in silence
        subprocess.run(["cmake", "--build", options.build, "--target", "clusterbridge", "kernel_times"],
                       stdout=subprocess.DEVNULL, check=True)  # fmt: skip
        self.build("boost", ["g++", "-std=c++17", "-O3", "-march=native", "-DNDEBUG", "-w", HERE / "peer_boost.cpp"], [])
        self.build("graphblas", ["gcc", "-O3", "-march=native", HERE / "peer_graphblas.c"], ["-lgraphblas"])

    def wants(self, kernel):
        return not self.options.kernels or kernel in self.options.kernels

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

    def ends_only(self, path):
        """The same ties without weights: kernels that use none should not pay for keeping them."""
        target = path.with_name(path.stem + "-ends.csv")
        if not target.exists():
            with open(path, encoding="utf-8") as rows, open(target, "w", encoding="utf-8") as out:
                out.writelines(row.rsplit(",", 1)[0] + "\n" for row in rows)
        return target

    def binary(self, path):
        """The arrays as peers in C and C++ read them."""
        target = path.with_suffix(".bin")
        stored = np.load(path.with_suffix(".npz"))
        if not target.exists() or target.stat().st_size != 16 + 16 * len(stored["u"]):
            with open(target, "wb") as out:
                out.write(np.array([stored["n"], len(stored["u"])], np.int64).tobytes())
                out.write(stored["u"].tobytes() + stored["v"].tobytes() + stored["w"].tobytes())
        return target

    def start(self, peer, path):
        if peer in self.outside:
            return Program([*shlex.split(self.outside[peer]), self.binary(path)])
        if peer in self.tools:
            return Program([self.tools[peer], self.binary(path)])
        return None if peer in ("boost", "graphblas") else self.start_python(peer, path.with_suffix(".npz"))

    def start_python(self, peer, arrays):
        return Program([sys.executable, HERE / "peer_python.py", peer, arrays])

    def start_ours(self, *inputs):
        return Program([Path(self.options.build) / "bench" / "kernel_times", *inputs])

    def run_size(self, size):
        rows = [r for r in ROWS if r.size == size and self.wants(r.kernel)]
        if not rows:
            return
        path = self.network(size)
        ours = self.start_ours(path) if any(r.mib is None for r in rows) else None
        names = dict.fromkeys([*(p for r in rows for p in r.peers), *self.outside])
        peers = {name: self.start(name, path) for name in names}
        peers = {name: p for name, p in peers.items() if p and "error" not in p.ready}
        for row in rows:
            # what came before must not count as its memory
            mine = ours if row.mib is None else self.start_ours(path if row.weighted else self.ends_only(path))
            self.measure(row, mine, {n: p for n, p in peers.items() if n in row.peers or n in self.outside})
            if mine is not ours:
                mine.end()
        for program in [ours, *peers.values()]:
            if program:
                program.end()

    def measure(self, row, ours, peers, best=None):
        """Rounds in turn; a run of more than --patience seconds is not repeated. `best`: the peer whose time is the bar."""
        turns = [("ours", ours, 1), ("ours, 2 threads", ours, 2)]
        for name, program in peers.items():
            turns += [(name, program, 1)] + [(f"{name}, 2 threads", program, 2)] * (name in self.outside)
        runs, done = {}, set()
        for _ in range(self.options.rounds):
            for name, program, threads in turns:
                if name in done:
                    continue
                answer = program.order(row.kernel, threads, row.weighted)
                if "error" in answer:
                    done.add(name)
                    continue
                runs.setdefault(name, []).append(answer)
                if answer["wall_s"][0] > self.options.patience:
                    done.add(name)
        self.report(row, runs, best)

    def report(self, row, runs, best=None):
        def median(name, key):
            return statistics.median(r[key][0] for r in runs[name]) if name in runs else None

        two = "ours, 2 threads"
        mine = runs["ours"][-1]["check"]
        result = {"kernel": row.name(), "size": row.size, "bar": row.bar, "check": mine,
                  "cpu_s": median("ours", "cpu_s"), "wall_s": median("ours", "wall_s"),
                  "cpu_2_s": median(two, "cpu_s"), "wall_2_s": median(two, "wall_s"),
                  "peak_mib": runs["ours"][0]["peak_mib"], "peers": {}}  # fmt: skip (memory of one thread: it is the first to run)
        for name in [n for n in runs if not n.endswith(", 2 threads") and n != "ours"]:
            check = runs[name][-1]["check"]
            peer = {"cpu_s": median(name, "cpu_s"), "wall_s": median(name, "wall_s"), "check": check,
                    "peak_mib": runs[name][-1].get("peak_mib"), "same": agrees(row.kernel, mine, check)}  # fmt: skip
            if f"{name}, 2 threads" in runs:
                peer["wall_2_s"] = median(f"{name}, 2 threads", "wall_s")
            result["peers"][name] = peer
        same = {n: p["cpu_s"] for n, p in result["peers"].items() if p["same"]}
        result["best"] = best if best in same else min(same, key=same.get) if same else None
        result["share"] = result["cpu_s"] / same[result["best"]] if same else None
        result["verdict"] = verdict(row, result, two not in runs or mine == runs[two][-1]["check"])
        self.results.append(result)
        print(line_of(row, result), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="600,2k,10k,100k")
    parser.add_argument("--kernels", default="")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a run is not repeated")
    parser.add_argument("--work", default="build/bench")
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--projects", nargs="*", default=[], action="append")
    parser.add_argument("--peer", metavar="NAME=PROGRAM", default=[], action="append", help="a program that is not in Debian")
    parser.add_argument("--json", help="also write the figures to this file")
    options = parser.parse_args()
    if any("=" not in peer for peer in options.peer):
        parser.error("--peer takes NAME=PROGRAM")
    options.kernels = [k for k in options.kernels.split(",") if k]
    bench = Bench(options)
    print("\n".join(versions()) + f"\nload of the machine at the start: {os.getloadavg()[0]:.1f}\n")
    print(HEADER, flush=True)
    (bench.work / "smallest.csv").write_text("source,target\na,b\n")  # for a process that is to read something else
    for size in options.sizes.split(","):
        if size == "600" and bench.wants("process"):
            peer_tables.whole_process(bench)
        if size == "600" and bench.wants("png"):
            peer_tables.picture(bench)
        if size in ("100k", "1m") and bench.wants("load"):
            peer_tables.load(bench, size)
        bench.run_size(size)
    for inputs in options.projects:
        if inputs and (bench.wants("projection") or bench.wants("leiden_best")):
            peer_tables.projection(bench, inputs)
    if options.json:
        Path(options.json).write_text(json.dumps({"versions": versions(), "rows": bench.results}, indent=1) + "\n")


if __name__ == "__main__":
    main()
