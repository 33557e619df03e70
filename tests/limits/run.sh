#!/usr/bin/env bash
# Inputs too large for the corpus: each must end in a clear error within a minute and 4 GiB (make test-limits).
#   tests/limits/run.sh [BINARY]      default build/release/clusterbridge; needs 2 GiB free in TMPDIR, and python3
set -euo pipefail
binary=${1:-build/release/clusterbridge}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
input=ties.csv

# name, expected exit code, expected text on standard error or output, then options
check() {
    local name=$1 code=$2 text=$3
    shift 3
    local start end got=0
    start=$(date +%s.%N)
    # address space: 4 GiB of memory, and room for the mapped file and the libraries
    (ulimit -v $((4 * 1024 * 1024 + 2 * 1024 * 1024)); exec "$binary" check "$work/$input" --timings "$work/timings.json" --force "$@") \
        >"$work/out" 2>"$work/err" || got=$?
    end=$(date +%s.%N)
    local verdict=ok
    [ "$got" = "$code" ] || verdict="exit $got instead of $code"
    grep -qF -- "$text" "$work/err" "$work/out" || verdict="$verdict, no \"$text\""
    awk -v a="$start" -v b="$end" 'BEGIN { exit !(b - a > 60) }' && verdict="$verdict, over a minute"
    [ "$verdict" = ok ] || failed=1
    awk -v name="$name" -v a="$start" -v b="$end" -v verdict="$verdict" \
        'BEGIN { printf "%-44s %6.1f s  %s\n", name, b - a, verdict }'
    rm -f "$work/$input"
}

repeat() { awk -v text="$1" -v times="$2" 'BEGIN { for (i = 0; i < times; ++i) print text }'; }

{ printf 'source,target,note\na,b,'; head -c 1073741824 /dev/zero | tr '\0' x; printf '\nb,c,d\n'; } >"$work/ties.csv"
check "a field of 1 GiB" 3 "a field is longer than 1 MiB"
{ printf 'source,target,note\na,b,"'; head -c 1073741824 /dev/zero | tr '\0' x; printf '\nb,c,d\n'; } >"$work/ties.csv"
check "an unclosed quote before 1 GiB" 3 "a quotation mark is never closed"
{ printf 'source,target,weight\n'; repeat 'a,b,viele' 500000; } >"$work/ties.csv"
check "500,000 bad rows" 3 "and 499980 further errors"
{ printf 'source,target,weight\n'; repeat 'a,b,viele' 500000; echo a,b,1; } >"$work/ties.csv"
check "500,000 bad rows, --lenient" 0 "ties.csv,500001," --lenient
{ printf 'source,target\n'; repeat '"a,b' 500000; } >"$work/ties.csv"
check "500,000 broken quotes" 3 "text follows a closing quotation mark"
{ printf 'source,target\n'; repeat 'a,a' 500000; echo a,b; } >"$work/ties.csv"
check "500,000 self-loops" 0 "ties.csv,500001,"
{ printf 'source,target'; for ((i = 0; i < 200000; ++i)); do printf ',spalte%d' "$i"; done; printf '\na,b\n'; } >"$work/ties.csv"
check "200,000 columns" 3 ""
input=book.xlsx
for kind in rows blanks strings; do
    "$(dirname "$0")/bomb.py" "$work/$input" honest "$kind"
    check "a workbook of 10 GiB ($kind)" 3 "unpacks to far more than any table needs"
done
"$(dirname "$0")/bomb.py" "$work/$input" lying blanks
check "a workbook of 10 GiB that hides it (blanks)" 3 "unpacks to far more than any table needs"
"$(dirname "$0")/bomb.py" "$work/$input" lying strings
check "a workbook of 10 GiB that hides it (strings)" 3 "unpacks to far more than any table needs"
"$(dirname "$0")/bomb.py" "$work/$input" lying rows
check "a workbook of 10 GiB that hides it (rows)" 3 "a sheet has no more than 1,048,576 rows"
exit "$failed"
