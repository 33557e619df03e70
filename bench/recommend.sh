#!/usr/bin/env bash
# Time and memory of every list that `recommend` writes, against 10 s and 1 GiB.
#   bench/recommend.sh [INPUT...]     default: $CLUSTERBRIDGE_BENCH_DATA, else data/
# CLUSTERBRIDGE names the binary (default build/release/clusterbridge), THREADS the threads (default 2),
# WALL_LIMIT and MIB_LIMIT the limits. Ends with 1 where a list is over.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${CLUSTERBRIDGE:-build/release/clusterbridge}
threads=${THREADS:-2}
wall_limit=${WALL_LIMIT:-10}
mib_limit=${MIB_LIMIT:-1024}
if [ $# -eq 0 ]; then
    set -- "${CLUSTERBRIDGE_BENCH_DATA:-data}"
fi
if [ ! -x "$binary" ]; then
    echo "$binary is not there; run \`make build\` first" >&2
    exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
over=0

# one list: name, then options of recommend
measure() {
    local name=$1
    shift
    if ! "$binary" recommend "${inputs[@]}" "$@" --threads "$threads" --progress never --quiet --force \
        --timings "$work/timings.json" --output "$work/list.csv"; then
        printf '%-34s failed\n' "$name"
        over=1
        return
    fi
    # the file has one step a line or all in one: cut at the braces
    tr '{}' '\n\n' <"$work/timings.json" | awk -v name="$name" -v rows="$(($(wc -l <"$work/list.csv") - 1))" \
        -v wall_limit="$wall_limit" -v mib_limit="$mib_limit" '
        function value(key,  at, rest) {
            at = index($0, "\"" key "\"")
            if (!at) return 0
            rest = substr($0, at + length(key) + 2)
            sub(/^[: ]+/, "", rest)
            return rest + 0
        }
        { wall += value("wall_s"); cpu += value("cpu_s"); mib = value("peak_mib") > mib ? value("peak_mib") : mib }
        END {
            bad = wall > wall_limit || mib > mib_limit
            printf "%-34s %9d rows %7.2f s wall %7.2f s cpu %7.0f MiB  %s\n", name, rows, wall, cpu, mib, bad ? "over" : "ok"
            exit bad
        }' || over=1
}

inputs=("$@")
first=$("$binary" recommend "${inputs[@]}" --top 1 --quiet --progress never --columns source --format csv | tail -n 1)
measure "default"
measure "--kind tech_transfer" --kind tech_transfer
measure "--kind cross_cluster" --kind cross_cluster
measure "--for ID" --for "$first"
measure "--for ID --top all" --for "$first" --top all
measure "--each 1" --each 1
measure "--each 10" --each 10
measure "--top 10000" --top 10000
measure "--top all (cap of 5)" --top all
measure "--top 100000 --per-organisation 0" --top 100000 --per-organisation 0
measure "--newcomers only" --newcomers only
measure "--newcomers only --each 10" --newcomers only --each 10
exit "$over"
