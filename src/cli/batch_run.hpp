#pragma once
#include "cli/command_batch.hpp"

namespace clusterbridge {

/// Makes the reviews of a plan, or with --dry-run lists them; 0, or 5 where some reviews failed.
int run_batch(const BatchCommand& command, Environment& environment);

} // namespace clusterbridge
