#pragma once
#include "cli/commands.hpp"

#include <string>

/// Pages for `man`, in its own markup (roff), from the definitions that the help is made of. They hold no date: the
/// same program writes the same page.
namespace clusterbridge {

/// clusterbridge(1): the commands, exit codes, examples.
std::string program_man_page(Language language, const std::string& version);
/// clusterbridge-COMMAND(1).
std::string command_man_page(const Command& command, Language language, const std::string& version);

} // namespace clusterbridge
