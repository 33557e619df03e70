#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// Metrics of every organisation: centrality, brokerage, roles (contract 4).
struct RankCommand {
    InputOptions input;
    RankChoices rank;
    CommunityChoices communities;
    std::vector<std::string> metrics; ///< empty = all
    std::string group_by;             ///< for the brokerage roles; empty = type
    TableOptions table;
    CommonOptions common;
};

const CommandText& rank_text();
void declare(CLI::App& app, RankCommand& command);
int run(const RankCommand& command, Environment& environment);

} // namespace clusterbridge
