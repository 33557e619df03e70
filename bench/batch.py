#!/usr/bin/env python3
"""Many reviews in one run: time, and the same bytes however the run came about.

    bench/batch.py [--organisations N] [--clusters K] [--kills N] [--only data|made] [--keep FOLDER]

Measures `batch` with for_each = "cluster" on data/, then on a made network of N organisations (5000) in K clusters
(120). Each is made straight with --jobs 2, once more with --jobs 1, and once killed N times (10) on the way; all files
but the logs must be the same. Prints a line for each: reviews, seconds, MiB on disk, verdicts. CLUSTERBRIDGE names the
binary (default build/release/clusterbridge).
"""
import argparse
import csv
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("CLUSTERBRIDGE", str(ROOT / "build/release/clusterbridge"))
TYPES = ["company"] * 70 + ["university"] * 5 + ["research_institute"] * 12 + ["association"] * 6 + ["agency"] * 4 + ["programme"] * 3


def write_rows(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def make_network(folder, organisations, clusters, seed=5):
    """Members in one or two clusters, ties mostly within a cluster, some organisations in very many."""
    chance = random.Random(seed)
    themes = [f"theme-{i:02}" for i in range(40)]
    regions = [f"Region {i:02}" for i in range(12)]
    members = organisations - clusters
    rows = [(f"cluster-{i:03}", f"Cluster {i} für Überblick", "cluster_initiative", chance.choice(regions), chance.choice(themes)) for i in range(clusters)]
    for i in range(members):
        some = ";".join(sorted({chance.choice(themes) for _ in range(chance.randint(1, 3))}))
        rows.append((f"org-{i:05}", f"Organisation {i} GmbH", chance.choice(TYPES), chance.choice(regions), some))
    write_rows(folder / "organisations.csv", "id,name,type,region,themes".split(","), rows)
    ties, home = [], {}
    for i in range(members):
        for c in sorted({chance.randrange(clusters) for _ in range(chance.choice([0, 1, 1, 1, 2]))}):
            ties.append((f"org-{i:05}", f"cluster-{c:03}", "member_of", 1, chance.randint(2005, 2024), ""))
            home.setdefault(c, []).append(i)
    groups = [home[c] for c in sorted(home)]
    for _ in range(organisations * 9 // 2):
        if chance.random() < 0.55:
            group = chance.choice(groups)
            a, b = chance.choice(group), chance.choice(group)
        else:
            a, b = min(members - 1, int(chance.expovariate(5 / members))), chance.randrange(members)
        if a != b:
            relation = chance.choice(["cooperation", "joint_project", "supply"])
            ties.append((f"org-{a:05}", f"org-{b:05}", relation, chance.randint(1, 3), chance.randint(2005, 2024), chance.choice(themes)))
    write_rows(folder / "edges.csv", "source,target,relation,weight,since,theme".split(","), ties)


def start(folder, output, jobs):
    return subprocess.Popen([PROGRAM, "batch", "plan.toml", "--output", output, "--jobs", str(jobs)], cwd=folder)


def run(folder, output, jobs):
    """Seconds of a run."""
    begin = time.monotonic()
    code = start(folder, output, jobs).wait()
    if code != 0:
        sys.exit(f"batch ended with {code}")
    return time.monotonic() - begin


def finished(folder):
    """Reviews that stand in the folder whole."""
    reviews = folder / "reviews"
    return len([p for p in reviews.iterdir() if not p.name.startswith(".")]) if reviews.is_dir() else 0


def kill(folder, output, jobs, reviews, delay):
    """Kills a run `delay` seconds after so many of all reviews are there; whether it was still running then. Time alone
    would not do: what is finished stays, so every run is shorter than the one before."""
    process = start(folder, output, jobs)
    while process.poll() is None and finished(folder / output) < reviews:
        time.sleep(0.002)
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def kill_often(folder, output, kills, reviews, seconds):
    """Kills spread over the whole way: before the first review, between all of them, and while the overview is made.
    Returns how many came in time."""
    chance = random.Random(7)
    landed = 0
    for k in range(kills):
        at = round(reviews * k / max(1, kills - 1))
        landed += kill(folder, output, 2, at, chance.uniform(0.02, 0.1) if k > 0 else chance.uniform(0.05, 0.2) * seconds)
    return landed


def content(folder):
    """Path and hash of every file but the logs."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith("logs/"):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def measure(name, folder, data, kills):
    (folder / "plan.toml").write_text(f'input = ["{data}"]\nfor_each = "cluster"\n[options]\nlang = "de"\n', encoding="utf-8")
    seconds = run(folder, "straight", 2)
    straight = content(folder / "straight")
    again = run(folder, "straight", 2)
    run(folder, "alone", 1)
    reviews = finished(folder / "straight")
    done = kill_often(folder, "killed", kills, reviews, seconds)
    run(folder, "killed", 2)
    size = sum(p.stat().st_size for p in (folder / "straight").rglob("*") if p.is_file()) / 2**20
    verdicts = [label for label, other in (("jobs", "alone"), (f"{done} of {kills} kills", "killed")) if content(folder / other) == straight]
    print(f"{name}: {reviews} reviews, {seconds:.1f} s, again {again:.2f} s, {size:.0f} MiB; same bytes: {', '.join(verdicts) or 'NO'}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--organisations", type=int, default=5000)
    parser.add_argument("--clusters", type=int, default=120)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--keep", help="make the networks and folders here and leave them")
    parser.add_argument("--only", choices=["data", "made"])
    arguments = parser.parse_args()
    root = Path(arguments.keep or tempfile.mkdtemp())
    for name in ("example", "made"):
        (root / name).mkdir(parents=True, exist_ok=True)
    if arguments.only != "made":
        measure("data", root / "example", ROOT / "data", arguments.kills)
    if arguments.only != "data":
        (root / "made/network").mkdir(exist_ok=True)
        make_network(root / "made/network", arguments.organisations, arguments.clusters)
        measure(f"{arguments.organisations} organisations", root / "made", "network", arguments.kills)
    if not arguments.keep:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
