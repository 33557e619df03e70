#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace clusterbridge {

struct Environment;

/// Names of the options of a command, without dashes.
std::vector<std::string> option_names_of(const CLI::App& app);

/// What a configuration file is read for.
struct ConfigTarget {
    std::string command;
    std::vector<std::string> options;                ///< of this command
    std::vector<std::string> commands, options_else; ///< all commands; options of any of them
};

/// The words that a TOML file stands for, options that `words` already holds left out: the command line wins.
/// Keys are names of options (`group-by` or `group_by`), at the top, under [options] or under the name of a command;
/// at the top an option of another command is passed over, so that one file serves all. A list gives the option once
/// for each value; `true` sets a flag, `false` leaves it out. Throws `Error` (usage) for what is no TOML and for
/// unknown keys, with the nearest one.
std::vector<std::string> words_of_config(std::string_view bytes, const std::string& file, const ConfigTarget& target,
                                         const std::vector<std::string>& words);

/// `words` with those of the file of --config before them; unchanged where there is none.
std::vector<std::string> with_config(const ConfigTarget& target, const std::vector<std::string>& words,
                                     const Environment& environment);

} // namespace clusterbridge
