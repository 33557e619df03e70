#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <string>

namespace clusterbridge {

/// What changed between two inputs or two reviews (contract 9).
struct CompareCommand {
    InputOptions input;
    std::string group_by, report, clusters;
    CommunityChoices communities;
    RankChoices rank;
    TableOptions table;
    CommonOptions common;
};

const CommandText& compare_text();
void declare(CLI::App& app, CompareCommand& command);
int run(const CompareCommand& command, Environment& environment);

} // namespace clusterbridge
