#!/usr/bin/env python3
"""How cost grows with the network: load, rank without exact all-pairs kernels, one run of communities.

    bench/scale.py [--series planted-100k,planted-1m,rmat-16,rmat-18,rmat-20] [--threads 1] [--columns LIST]

Networks are drawn anew from a fixed seed into --work: planted-100k has 1,000,000 ties, planted-1m 10,000,000
(planted_graph.py), rmat-N 2^N nodes and 16 times as many rows (rmat_graph.py). For each one run of `clusterbridge rank` with
these columns and --runs 1; its --timings are printed as processor seconds and as nanoseconds per tie, so that a column
that grows faster than the ties shows. Betweenness is the sampled form (error 0.01 with probability 0.9). Needs numpy and
the release build (--build).
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLANTED = {"planted-10k": (10000, 100000), "planted-100k": (100000, 1000000), "planted-1m": (1000000, 10000000)}
COLUMNS = (
    "community,component,degree,strength,betweenness,eigenvector,pagerank,core,clustering,constraint,effective_size,"
    "participation,articulation,coordinator"
)


def network(name, work):
    path = work / f"{name}.csv"
    if path.exists():
        return path
    # by a process of its own: the peak memory of this one would be counted for the program that it starts later
    part = work / f"{name}.part.csv"
    if name in PLANTED:
        command = [HERE / "planted_graph.py", *map(str, PLANTED[name]), part]
    else:
        command = [HERE / "rmat_graph.py", name.removeprefix("rmat-"), part]
    subprocess.run([sys.executable, *command], check=True)
    part.with_suffix(".npz").unlink(missing_ok=True)
    part.rename(path)
    return path


def measure(name, options):
    path = network(name, options.work)
    timings = options.work / "scale.json"
    out = options.work / "scale.csv"
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [Path(options.build) / "clusterbridge", "rank", path, "--metrics", options.columns, "--runs", "1",
               "--threads", str(options.threads), "--timings", timings, "--output", out, "--force"]  # fmt: skip
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode != 0:
        sys.exit(f"{name}: exit code {run.returncode}\n{run.stderr}")
    steps = json.loads(timings.read_text())["steps"]
    with open(out, encoding="utf-8") as rows:
        header = next(rows).rstrip("\n").split(",")
        at = header.index("degree")
        degrees = [int(row.rsplit(",", len(header) - at)[1]) for row in rows]  # names hold no comma here
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"nodes": len(degrees), "ties": sum(degrees) // 2, "cpu_s": cpu, "wall_s": wall,
            "peak_mib": max(s["peak_mib"] for s in steps), "steps": {s["name"]: s["cpu_s"] for s in steps}}  # fmt: skip


def table(results):
    names = list(results)
    print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    for word, key in (("organisations", "nodes"), ("ties", "ties"), ("peak memory, MiB", "peak_mib")):
        print(f"| {word} | " + " | ".join(f"{results[n][key]:,.0f}" for n in names) + " |")

    def row(word, seconds):
        text = lambda s: f"{s:.3g}" if s < 100 else f"{s:,.0f}"
        cells = [f"{text(s)} s, {1e9 * s / results[n]['ties']:.0f} ns" if s is not None else "" for n, s in seconds.items()]
        print(f"| {word} | " + " | ".join(cells) + " |")

    steps = dict.fromkeys(step for r in results.values() for step in r["steps"])
    for step in steps:
        seconds = {n: results[n]["steps"].get(step) for n in names}
        if max(s or 0 for s in seconds.values()) >= 0.01:
            row(step, seconds)
    row("all", {n: results[n]["cpu_s"] for n in names})
    row("all, wall", {n: results[n]["wall_s"] for n in names})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", default="planted-100k,planted-1m,rmat-16,rmat-18,rmat-20")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--columns", default=COLUMNS)
    parser.add_argument("--work", type=Path, default=Path("build/bench"))
    parser.add_argument("--build", default="build/release")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    results = {}
    try:
        for name in options.series.split(","):
            results[name] = measure(name, options)
            print(f"{name}: {results[name]['cpu_s']:.1f} s, {results[name]['wall_s']:.1f} s wall, load "
                  f"{os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)  # fmt: skip
    finally:  # what was measured before a failure or an interruption stands
        if results:
            table(results)


if __name__ == "__main__":
    main()
