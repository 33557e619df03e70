#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "render/picture.hpp"

#include <string>

namespace clusterbridge {

/// The main job: everything for one network, into one folder with a report (contract 11).
struct ReviewCommand {
    InputOptions input;
    std::string output = "review";
    bool timestamp = false;
    bool pdf = false;
    RankChoices rank;
    CommunityChoices communities;
    RecommendChoices recommend;
    std::string group_by;
    Paper paper = Paper::a3;
    CommonOptions common;
};

const CommandText& review_text();
void declare(CLI::App& app, ReviewCommand& command);
int run(const ReviewCommand& command, Environment& environment);

} // namespace clusterbridge
