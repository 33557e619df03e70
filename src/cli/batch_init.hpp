#pragma once
#include "cli/command_batch.hpp"

namespace clusterbridge {

/// `batch --init`: a commented plan for the input, in the language of the command. Refuses input that cannot be read.
int write_plan(const BatchCommand& command, Environment& environment);

} // namespace clusterbridge
