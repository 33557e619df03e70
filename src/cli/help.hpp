#pragma once
#include "cli/commands.hpp"

#include <string>

/// Help and documents from the one place where options are declared.
namespace clusterbridge {

/// Of the program: what it is, its commands, where to read on.
std::string program_help(Language language, int width);
/// Of a command: what it does, its options by group, examples.
std::string command_help(const Command& command, Language language, int width);
/// The options of a command as Markdown tables, for docs/commands/*.md.
std::string option_tables(const Command& command);

} // namespace clusterbridge
