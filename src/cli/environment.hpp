#pragma once
#include "base/language.hpp"
#include "base/run_control.hpp"
#include "io/file_system.hpp"

#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace clusterbridge {

/// The world of a command: nothing else of the outside is touched, so a command runs the same in a test.
struct Environment {
    std::istream* in = nullptr;
    std::ostream* out = nullptr; ///< results
    std::ostream* err = nullptr; ///< everything said to people
    bool out_is_terminal = false, err_is_terminal = false;
    int terminal_width = 80;
    std::map<std::string, std::string> variables; ///< LC_ALL, LANG, NO_COLOR, PATH
    FileSystem* files = nullptr;
    std::function<double()> wall_seconds, cpu_seconds; ///< monotonic
    std::function<double()> peak_mib;
    std::stop_token stop;
    std::function<int()> stop_exit_code; ///< 130 or 143
    unsigned hardware_threads = 1;
    /// Whether the reader of `out` went away (`... | head`): then the command ends quietly.
    std::function<bool()> out_closed;
    std::function<std::string()> timestamp; ///< now, as 2026-11-23T14:05:00Z; asked only where a user wants it
    /// Runs a program with its arguments to its end, without a shell and without its output; its exit code.
    std::function<int(const std::vector<std::string>&, const std::stop_token&)> start_program;
    /// Different in every process alive at the same time; goes into hidden temporary names only.
    std::string process;
};

/// The whole program: parses, runs, turns every error into a sentence on `err` and an exit code.
int run_program(int argc, const char* const* argv, Environment& environment);

} // namespace clusterbridge
