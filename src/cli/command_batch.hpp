#pragma once
#include "cli/batch_workers.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// Many reviews from one plan (contract 12).
struct BatchCommand {
    std::vector<std::string> inputs; ///< the plan; with --init what the plan is to read
    bool init = false, dry_run = false;
    std::string output;
    unsigned jobs = 0;      ///< 0 = all cores
    std::size_t shard = 0;  ///< this one of `shards`, from 1; 0 = all
    std::size_t shards = 0; ///< 0 = undivided
    std::string windows;    ///< instead of the plan's
    WorkerLimits limits{3600, 8192};
    CommonOptions common;
};

const CommandText& batch_text();
void declare(CLI::App& app, BatchCommand& command);
int run(const BatchCommand& command, Environment& environment);

} // namespace clusterbridge
