#!/usr/bin/env bash
# Time and memory of reading one table of ties, beside python-igraph building a graph with names from the same file.
#   bench/load.sh TIES.csv      columns source,target,weight; comma, UTF-8
# CLUSTERBRIDGE names the binary (default build/release/clusterbridge), PYTHON a Python with igraph (default
# /usr/bin/python3), RUNS how often each is run (default 3; the best run counts).
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${CLUSTERBRIDGE:-build/release/clusterbridge}
python=${PYTHON:-/usr/bin/python3}
runs=${RUNS:-3}
file=${1:?name a table of ties}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

best() { sort -g | head -n 1; }
ours=() peers=()
for ((i = 0; i < runs; ++i)); do
    "$binary" check "$file" --threads 1 --progress never --timings "$work/t$i.json" >"$work/out" 2>"$work/err"
    ours+=("$(tr '{}' '\n\n' <"$work/t$i.json" | sed -n 's/.*"reading".*"cpu_s": *\([0-9.e-]*\).*"peak_mib": *\([0-9.]*\).*/\1 \2/p' | head -n 1)")
    peers+=("$("$python" - "$file" <<'PY'
import csv, resource, sys, time
import igraph
start = time.process_time()
with open(sys.argv[1], newline="") as f:
    rows = csv.reader(f)
    next(rows)
    g = igraph.Graph.TupleList(((a, b, float(c)) for a, b, c in rows), weights=True)
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
PY
)")
done
ours_cpu=$(printf '%s\n' "${ours[@]}" | cut -d' ' -f1 | best)
ours_mib=$(printf '%s\n' "${ours[@]}" | cut -d' ' -f2 | best)
peer_cpu=$(printf '%s\n' "${peers[@]}" | cut -d' ' -f1 | best)
peer_mib=$(printf '%s\n' "${peers[@]}" | cut -d' ' -f2 | best)
awk -v rows="$(($(wc -l <"$file") - 1))" -v oc="$ours_cpu" -v om="$ours_mib" -v pc="$peer_cpu" -v pm="$peer_mib" 'BEGIN {
    printf "%d rows\n", rows
    printf "clusterbridge, reading  %6.2f s cpu  %6.0f MiB\n", oc, om
    printf "igraph                  %6.2f s cpu  %6.0f MiB\n", pc, pm
    printf "share of igraph         %6.2f        %6.2f\n", oc / pc, om / pm
}'
