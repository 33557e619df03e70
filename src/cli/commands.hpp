#pragma once
#include "base/language.hpp"
#include "cli/environment.hpp"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace clusterbridge {

/// What people read about a command before its options.
struct CommandText {
    std::string name;
    Sentence job; ///< one line, for the list of commands
    Sentence about;
    struct Example {
        std::string line;
        Sentence what;
    };
    std::vector<Example> examples;
    Sentence operands{"INPUT...", "INPUT..."}; ///< what stands behind the options
};

struct Command {
    CommandText text;
    /// Names every option on the app, for help, documents, completion and man pages.
    std::function<void(CLI::App&)> describe;
    /// Parses the words after the command and runs it.
    std::function<int(const std::vector<std::string>& words, Language language, Environment& environment)> start;
};

/// All commands, in the order people meet them.
const std::vector<Command>& commands();
const Command* find_command(const std::string& name);

} // namespace clusterbridge
