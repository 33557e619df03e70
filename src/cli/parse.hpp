#pragma once
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace clusterbridge {

/// Reads the words after a command into the options that were declared on `app`. Everything that is wrong becomes an
/// `Error` (usage) in our words; an unknown option is answered with the nearest one.
void parse(CLI::App& app, const std::vector<std::string>& words);

/// Name (without dashes) and present value of every option that can change a result, in order of declaration; options
/// without a value are left out.
std::vector<std::pair<std::string, std::string>> settings_of(CLI::App& app);

/// Names (without dashes) of the options that stood on the command line.
std::vector<std::string> given_in(const CLI::App& app);

} // namespace clusterbridge
