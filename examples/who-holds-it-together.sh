#!/bin/sh
# Who holds the network together, and would it hold without the state's own bodies?
# The ten organisations that lie most often between others, first in the whole network, then without agencies and
# programmes. Ids are shown, because names may hold commas.
set -eu
between() {
    clusterbridge rank data --metrics betweenness --format csv --lang en "$@" |
        awk -F, 'NR > 1 { printf "%.4f  %s\n", $NF, $1 }' | sort -k1,1nr -k2 | head -n 10
}
echo "the whole network"
between
echo "without agencies and programmes"
between --exclude-type agency --exclude-type programme
