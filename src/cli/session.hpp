#pragma once
#include "base/diagnostics.hpp"
#include "base/run_control.hpp"
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/timings.hpp"

#include <span>
#include <string>

namespace clusterbridge {

/// Whether messages on `err` are coloured: as asked for, else on a terminal unless NO_COLOR is set.
bool use_colour(When when, const Environment& environment);
/// A sentence for people on `err`, red for errors and yellow for warnings where colours are on.
void say(Environment& environment, Severity severity, const std::string& text, bool colour);

/// What goes along with one run of a command: language, threads, stop, progress, timings, messages.
class Session {
  public:
    Session(const CommonOptions& options, Environment& environment);

    /// From now on time is charged to `step` and progress is shown under its name.
    RunControl begin(const std::string& step);
    /// For computations that name their own steps.
    std::function<void(const std::string&)> charger();

    void complain(const Sentence& sentence); ///< an error that does not end the command
    void warn(const Sentence& sentence);
    void hint(const Sentence& sentence); ///< only with --verbose
    /// Errors (rejected rows) and warnings, at most twenty and then a count; hints only with --verbose.
    void tell(std::span<const Diagnostic> diagnostics);
    /// Writes the file of --timings if one was asked for.
    void finish();

    Language language() const { return options_.language; }
    const CommonOptions& options() const { return options_; }
    Environment& environment() { return environment_; }

  private:
    const CommonOptions& options_;
    Environment& environment_;
    Timings timings_;
    Progress progress_;
    bool colour_;
};

} // namespace clusterbridge
