#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "render/picture.hpp"

#include <optional>
#include <string>

namespace clusterbridge {

/// From a day to a day, both included; open where one is missing.
struct Period {
    std::optional<Date> since, until;
};

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
    Period earlier; ///< against which the scorecards show their change; without `until` there is none
    Paper paper = Paper::a3;
    CommonOptions common;
};

const CommandText& review_text();
void declare(CLI::App& app, ReviewCommand& command);
int run(const ReviewCommand& command, Environment& environment);

} // namespace clusterbridge
