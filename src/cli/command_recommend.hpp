#pragma once
#include "analysis/recommendation.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// Pairs of organisations that should meet, with reasons and who can introduce them (contract 7).
struct RecommendCommand {
    InputOptions input;
    RecommendChoices recommend;
    std::optional<PairKind> kind;
    std::string for_id;
    std::size_t each = 0;
    Newcomers newcomers = Newcomers::exclude;
    std::vector<std::string> columns, list_types, list_regions, list_themes;
    std::string group_by;
    TableOptions table;
    CommonOptions common;
};

const CommandText& recommend_text();
void declare(CLI::App& app, RecommendCommand& command);
int run(const RecommendCommand& command, Environment& environment);

} // namespace clusterbridge
