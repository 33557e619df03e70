#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace clusterbridge {

/// Stable communities with a certainty for each member and a verdict against chance (contract 5).
struct CommunitiesCommand {
    InputOptions input;
    CommunityChoices communities;
    TableOptions table;
    CommonOptions common;
};

const CommandText& communities_text();
void declare(CLI::App& app, CommunitiesCommand& command);
int run(const CommunitiesCommand& command, Environment& environment);

} // namespace clusterbridge
