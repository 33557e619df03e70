#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <string>

namespace clusterbridge {

/// Pairs of groups that work together less than expected (contract 6).
struct GapsCommand {
    InputOptions input;
    std::string group_by;
    bool all_pairs = false;
    TableOptions table;
    CommonOptions common;
};

const CommandText& gaps_text();
void declare(CLI::App& app, GapsCommand& command);
int run(const GapsCommand& command, Environment& environment);

} // namespace clusterbridge
