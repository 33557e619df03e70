#pragma once
#include "analysis/duplicates.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <string>

namespace clusterbridge {

/// Reads and accounts for every row, lists what is odd and what is doubtful; computes nothing else (contract 1, 2).
struct CheckCommand {
    InputOptions input;
    bool explain = false; ///< sentences instead of the table
    double duplicate_threshold = kDuplicateThreshold;
    TableFormat format = TableFormat::unsaid;
    CsvDialect dialect = CsvDialect::plain;
    std::string output; ///< a folder, unlike that of the other tables; empty = none
    std::string group_by; ///< accepted as everywhere, for scripts; changes nothing here
    CommonOptions common;
};

const CommandText& check_text();
void declare(CLI::App& app, CheckCommand& command);
int run(const CheckCommand& command, Environment& environment);

} // namespace clusterbridge
