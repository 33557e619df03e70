#pragma once
#include "analysis/recommendation.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// The network without some of it, or with new ties; the best new ties under a budget (contract 9).
struct WhatifCommand {
    InputOptions input;
    std::vector<std::string> remove, add;
    std::size_t budget = 0;
    bool every_pair = false;
    std::optional<PairKind> kind;
    std::size_t per_organisation = 0, per_theme = 0;
    std::vector<std::string> ends;
    std::string group_by;
    CommunityChoices communities;
    TableOptions table;
    CommonOptions common;
};

const CommandText& whatif_text();
void declare(CLI::App& app, WhatifCommand& command);
int run(const WhatifCommand& command, Environment& environment);

} // namespace clusterbridge
