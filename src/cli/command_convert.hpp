#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"

#include <string>

namespace clusterbridge {

/// Exchange formats in and out (contract 1), by the ending of --output.
struct ConvertCommand {
    InputOptions input;
    std::string output;
    std::string group_by; ///< accepted as everywhere, for scripts; changes nothing here
    CommonOptions common;
};

const CommandText& convert_text();
void declare(CLI::App& app, ConvertCommand& command);
int run(const ConvertCommand& command, Environment& environment);

} // namespace clusterbridge
