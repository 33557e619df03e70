#!/usr/bin/env python3
"""How long `check` takes to look for duplicates among very many names.

    bench/duplicates_time.py [--names 100000] [--binary build/release/clusterbridge] REGISTER.csv[.gz]...

The names are those of the registers (org_id, org_name, country, city; see duplicates.py) and, until there are as many as
asked for, distortions of them as duplicates.py makes them. They stand in a table of organisations beside a single tie,
so that nearly all of the time goes into the names. Prints CPU time and memory of each step of `check --timings`.
"""
import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from duplicates import DISTORT, KINDS, registers  # noqa: E402


def organisations(known, count, seed):
    rows = [("o" + key, *known[key]) for key in sorted(known)][:count]
    rng = random.Random(seed)
    originals = list(rows)
    turn = 0
    while len(rows) < count:
        key, name, country, city = originals[turn % len(originals)]
        made = DISTORT[KINDS[(turn + turn // len(originals)) % len(KINDS)]](name, rng)
        if made and made.strip() and made != name:
            rows.append((f"{key}-{turn}", made, country, city))
        turn += 1
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=100000)
    parser.add_argument("--binary", default="build/release/clusterbridge")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("registers", nargs="+")
    args = parser.parse_args()
    rows = organisations(registers(args.registers), args.names, args.seed)
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        os.mkdir(data)
        with open(os.path.join(data, "organisations.csv"), "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["id", "name", "country", "city"])
            writer.writerows(rows)
        with open(os.path.join(data, "edges.csv"), "w", encoding="utf-8") as out:
            out.write(f"source,target\n{rows[0][0]},{rows[1][0]}\n")
        timings = os.path.join(folder, "timings.json")
        subprocess.run([args.binary, "check", data, "--threads", "1", "--progress", "never", "--timings", timings],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        with open(timings, encoding="utf-8") as file:
            steps = json.load(file)["steps"]
    print(f"{len(rows)} names")
    for step in steps:
        print(f"{step['name']:12} {step['cpu_s']:7.2f} s cpu {step['peak_mib']:7.0f} MiB")


if __name__ == "__main__":
    main()
