#!/bin/sh
# Which company should meet which research institute, and who can introduce them?
# The five best pairs, no organisation more than once.
set -eu
clusterbridge recommend data --kind tech_transfer --top 5 --per-organisation 1 --lang en \
    --columns rank,source_name,target_name,common_partners,broker_name
