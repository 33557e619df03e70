#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// How good the recommendations would have been on the data's own past (contract 8).
struct BacktestCommand {
    InputOptions input;
    std::optional<Date> split;
    unsigned horizon = 2;
    bool plain_score = false;
    std::size_t min_participations = 2;
    std::size_t recent_years = 0;
    std::vector<std::string> ends, list_regions;
    std::string group_by, predictions;
    TableOptions table;
    CommonOptions common;
};

const CommandText& backtest_text();
void declare(CLI::App& app, BacktestCommand& command);
int run(const BacktestCommand& command, Environment& environment);

} // namespace clusterbridge
