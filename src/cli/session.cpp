#include "cli/session.hpp"

#include <algorithm>
#include <ostream>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostMessages = 20;

bool wants_progress(const CommonOptions& options, const Environment& environment) {
    if (options.quiet || options.progress == When::never)
        return false;
    return options.progress == When::always || environment.err_is_terminal;
}

} // namespace

bool use_colour(When when, const Environment& environment) {
    if (when != When::automatic)
        return when == When::always;
    const auto no_colour = environment.variables.find("NO_COLOR");
    const bool refused = no_colour != environment.variables.end() && !no_colour->second.empty();
    return environment.err_is_terminal && !refused;
}

void say(Environment& environment, Severity severity, const std::string& text, bool colour) {
    if (environment.err == nullptr)
        return;
    if (!colour || severity == Severity::hint)
        *environment.err << text << '\n';
    else
        *environment.err << (severity == Severity::error ? "\x1b[31m" : "\x1b[33m") << text << "\x1b[0m\n";
    environment.err->flush();
}

Session::Session(const CommonOptions& options, Environment& environment)
    : options_(options), environment_(environment),
      timings_(environment.wall_seconds, environment.cpu_seconds, environment.peak_mib),
      progress_(*environment.err, environment.wall_seconds, options.language, wants_progress(options, environment)),
      colour_(use_colour(options.color, environment)) {}

RunControl Session::begin(const std::string& step) {
    timings_.charge(step);
    progress_.step(step);
    RunControl run;
    run.threads = options_.threads > 0 ? options_.threads : std::max(1U, environment_.hardware_threads);
    run.stop = environment_.stop;
    if (progress_.enabled())
        run.progress = [this](double share) { progress_.show(share); };
    run.throw_if_stopped();
    return run;
}

std::function<void(const std::string&)> Session::charger() {
    return [this](const std::string& step) {
        timings_.charge(step);
        progress_.step(step);
    };
}

void Session::complain(const Sentence& sentence) {
    progress_.clear();
    say(environment_, Severity::error, sentence.in(language()), colour_);
}

void Session::warn(const Sentence& sentence) {
    if (options_.quiet)
        return;
    progress_.clear();
    say(environment_, Severity::warning, sentence.in(language()), colour_);
}

void Session::hint(const Sentence& sentence) {
    if (!options_.verbose)
        return;
    progress_.clear();
    say(environment_, Severity::hint, sentence.in(language()), colour_);
}

void Session::tell(std::span<const Diagnostic> diagnostics) {
    if (options_.quiet)
        return;
    progress_.clear();
    std::size_t said = 0;
    std::size_t left = 0;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::hint && !options_.verbose)
            continue;
        if (said == kMostMessages) {
            ++left;
            continue;
        }
        ++said;
        say(environment_, diagnostic.severity, format(diagnostic, language()), colour_);
    }
    if (left > 0)
        say(environment_, Severity::warning,
            language() == Language::de ? "… und " + std::to_string(left) + " weitere Meldungen"
                                       : "… and " + std::to_string(left) + " more messages",
            colour_);
}

void Session::finish() {
    progress_.clear();
    if (!options_.timings.empty())
        environment_.files->write(options_.timings, timings_.json());
}

} // namespace clusterbridge
