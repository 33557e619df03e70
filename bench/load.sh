#!/usr/bin/env bash
# Time and memory of reading one table of ties, and of building the graph from it, beside python-igraph, which does both
# from the same file.
#   bench/load.sh [TIES.csv]      columns source,target,weight; comma, UTF-8; without it a network is drawn
# ROWS is the number of ties that are drawn (planted_graph.py, default 1,000,000, a tenth as many organisations), TIMES
# how often the rows stand in the file (default 1: ROWS=10000000 TIMES=8 makes one of 2 GB), PEER=no leaves igraph out.
# CLUSTERBRIDGE names the binary (default build/release/clusterbridge), PYTHON a Python with igraph and numpy (default
# /usr/bin/python3), RUNS how often each is run, by turns (default 3; the best run counts).
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${CLUSTERBRIDGE:-build/release/clusterbridge}
python=${PYTHON:-/usr/bin/python3}
runs=${RUNS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
file=${1:-$work/drawn.csv}
[ $# -gt 0 ] || "$python" bench/planted_graph.py "$((${ROWS:-1000000} / 10))" "${ROWS:-1000000}" "$file"
if [ "${TIMES:-1}" -gt 1 ]; then
    head -n 1 "$file" >"$work/times.csv"
    for ((i = 0; i < TIMES; ++i)); do tail -n +2 "$file"; done >>"$work/times.csv"
    file=$work/times.csv
fi

best() { sort -g | head -n 1; }
step() { # CPU seconds and peak MiB of a step
    tr '{}' '\n\n' <"$2" | sed -n 's/.*"'"$1"'".*"cpu_s": *\([0-9.e-]*\).*"peak_mib": *\([0-9.]*\).*/\1 \2/p' | head -n 1
}
ours=() whole=() peers=()
for ((i = 0; i < runs; ++i)); do
    "$binary" rank "$file" --metrics degree --threads 1 --progress never --timings "$work/t$i.json" >"$work/out" 2>"$work/err"
    reading=$(step reading "$work/t$i.json") building=$(step projection "$work/t$i.json")
    ours+=("$reading")
    whole+=("$(printf '%s %s\n' "$reading" "$building" | awk '{ print $1 + $3, ($2 > $4 ? $2 : $4) }')")
    [ "${PEER:-yes}" != no ] || continue
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
whole_cpu=$(printf '%s\n' "${whole[@]}" | cut -d' ' -f1 | best)
whole_mib=$(printf '%s\n' "${whole[@]}" | cut -d' ' -f2 | best)
rows=$(($(wc -l <"$file") - 1))
printf '%d rows, %d MB\n' "$rows" "$(($(stat -c %s "$file") / 1000000))"
printf 'clusterbridge, reading  %6.2f s cpu  %6.0f MiB\n' "$ours_cpu" "$ours_mib"
printf '  and building a graph  %6.2f s cpu  %6.0f MiB\n' "$whole_cpu" "$whole_mib"
[ "${PEER:-yes}" != no ] || exit 0
peer_cpu=$(printf '%s\n' "${peers[@]}" | cut -d' ' -f1 | best)
peer_mib=$(printf '%s\n' "${peers[@]}" | cut -d' ' -f2 | best)
awk -v oc="$ours_cpu" -v om="$ours_mib" -v pc="$peer_cpu" -v pm="$peer_mib" -v wc="$whole_cpu" -v wm="$whole_mib" 'BEGIN {
    printf "igraph                  %6.2f s cpu  %6.0f MiB\n", pc, pm
    printf "share of igraph: reading alone %.3f of its time, %.2f of its memory;", oc / pc, om / pm
    printf " with the graph %.3f, %.2f\n", wc / pc, wm / pm
}'
