#pragma once
#include "cli/commands.hpp"
#include "cli/declare.hpp"

#include <string>
#include <vector>

/// Help and documents from the one place where options are declared.
namespace clusterbridge {

/// One option as people read it.
struct OptionLine {
    std::string name;                   ///< "--top"; "INPUT..." for what stands alone
    Sentence value, meaning, initially; ///< the value empty: a flag
};
struct OptionSection {
    OptionGroup group = OptionGroup::command;
    std::vector<OptionLine> lines;
};
/// Every option of a command, in the order of the help; sections without options are left out.
std::vector<OptionSection> option_sections(const Command& command);

/// Of the program: what it is, its commands, where to read on.
std::string program_help(Language language, int width);
/// Of a command: what it does, its options by group, examples.
std::string command_help(const Command& command, Language language, int width);
/// The options of a command as Markdown tables, for docs/commands/*.md.
std::string option_tables(const Command& command);

} // namespace clusterbridge
