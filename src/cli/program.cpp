#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/environment.hpp"
#include "cli/help.hpp"
#include "cli/man_page.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"

#include <new>
#include <optional>
#include <ostream>

namespace clusterbridge {
namespace {

Language language_of(const Environment& environment) {
    for (const char* name : {"LC_ALL", "LANG"}) {
        const auto at = environment.variables.find(name);
        if (at != environment.variables.end() && !at->second.empty())
            return at->second.starts_with("de") ? Language::de : Language::en;
    }
    return Language::en;
}

/// What the command line says before anything is parsed: needed to answer even a wrong one in the right language.
struct Glance {
    Language language = Language::en;
    When colour = When::automatic;
    bool help = false, version = false, man = false;
    std::optional<std::string> completion; ///< the shell
    bool asks_only() const { return help || version || man || completion; }
};

Glance glance(const std::vector<std::string>& words, const Environment& environment) {
    Glance seen{language_of(environment)};
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const auto value_of = [&](const std::string& name) -> std::string {
            if (words[i].starts_with(name + "="))
                return words[i].substr(name.size() + 1);
            return words[i] == name && i + 1 < words.size() ? words[i + 1] : std::string();
        };
        if (const std::string value = ascii_lower(value_of("--lang")); value == "de" || value == "en")
            seen.language = value == "de" ? Language::de : Language::en;
        if (const std::string value = value_of("--color"); value == "always" || value == "never")
            seen.colour = value == "always" ? When::always : When::never;
        seen.help = seen.help || words[i] == "--help" || words[i] == "-h";
        seen.version = seen.version || words[i] == "--version";
        seen.man = seen.man || words[i] == "--man";
        if (words[i] == "--completion" || words[i].starts_with("--completion="))
            seen.completion = value_of("--completion");
    }
    return seen;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const Command& command : commands())
        names.push_back(command.text.name);
    return names;
}

[[noreturn]] void refuse_command(const std::string& word) {
    const auto names = command_names();
    const std::string shown = escape_control(word);
    const bool option = word.starts_with("-");
    const auto hint =
        option ? nearest(word, {"--help", "--lang", "--version", "--man", "--completion"}) : nearest(word, names);
    const std::string all = join(names, ", ");
    throw Error(ErrorCode::usage,
                {std::string(option ? "unknown option " : "unknown command ") + shown + "; " +
                     (hint ? "did you mean " + *hint + "?"
                           : (option ? "name the command first: " : "the commands are: ") + all),
                 std::string(option ? "Unbekannte Option " : "Unbekannter Befehl ") + shown + "; " +
                     (hint ? "meinten Sie " + *hint + "?"
                           : (option ? "nennen Sie zuerst den Befehl: " : "die Befehle sind: ") + all)});
}

/// The command and the words after it; `--lang de` may stand before it.
struct Invocation {
    const Command* command = nullptr;
    std::vector<std::string> words;
};

Invocation invocation_of(const std::vector<std::string>& words, const Glance& seen) {
    Invocation invocation;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--lang" && i + 1 < words.size()) {
            invocation.words.insert(invocation.words.end(), {word, words[++i]});
        } else if (word.starts_with("--lang=")) {
            invocation.words.push_back(word);
        } else if (word == "--completion") {
            ++i;
        } else if (word == "--help" || word == "-h" || word == "--version" || word == "--man" ||
                   word.starts_with("--completion=")) {
            continue;
        } else {
            invocation.command = find_command(word);
            if (invocation.command == nullptr)
                refuse_command(word);
            invocation.words.insert(invocation.words.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                    words.end());
            return invocation;
        }
    }
    if (!seen.asks_only())
        throw Error(ErrorCode::usage, {"no command; the commands are: " + join(command_names(), ", ") +
                                           "; clusterbridge --help says what each does",
                                       "Kein Befehl; die Befehle sind: " + join(command_names(), ", ") +
                                           "; clusterbridge --help sagt, was jeder tut"});
    return invocation;
}

int start(const std::vector<std::string>& words, const Glance& seen, Environment& environment) {
    const Invocation invocation = invocation_of(words, seen);
    if (seen.help) {
        write_out(invocation.command != nullptr
                      ? command_help(*invocation.command, seen.language, environment.terminal_width)
                      : program_help(seen.language, environment.terminal_width),
                  environment);
        return 0;
    }
    if (seen.version) {
        write_out("clusterbridge " CLUSTERBRIDGE_VERSION "\n", environment);
        return 0;
    }
    if (seen.man) {
        write_out(invocation.command != nullptr
                      ? command_man_page(*invocation.command, seen.language, CLUSTERBRIDGE_VERSION)
                      : program_man_page(seen.language, CLUSTERBRIDGE_VERSION),
                  environment);
        return 0;
    }
    if (seen.completion && invocation.command == nullptr) {
        write_out(completion_script(*seen.completion), environment);
        return 0;
    }
    return invocation.command->start(invocation.words, seen.language, environment);
}

} // namespace

int run_program(int argc, const char* const* argv, Environment& environment) {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    const Glance seen = glance(words, environment);
    const auto fail = [&](int code, const Sentence& sentence) {
        say(environment, Severity::error, sentence.in(seen.language), use_colour(seen.colour, environment));
        return code;
    };
    try {
        return start(words, seen, environment);
    } catch (const OutputClosed&) {
        return 0;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::stopped)
            return fail(environment.stop_exit_code ? environment.stop_exit_code() : 130,
                        error.sentence().en == "stopped"
                            ? Sentence{"stopped; nothing was written", "Angehalten; nichts wurde geschrieben"}
                            : error.sentence());
        return fail(static_cast<int>(error.code()), error.sentence());
    } catch (const std::bad_alloc&) {
        return fail(4, {"out of memory; the network is too large for this machine; filter it or use a larger one",
                        "Der Speicher reicht nicht; das Netz ist für diesen Rechner zu groß; filtern Sie es oder "
                        "nehmen Sie einen größeren"});
    } catch (...) {
        // no text of a library: it would say nothing to the reader
        return fail(70, {"internal error; the program met something it was not built for; please report this",
                         "Interner Fehler; das Programm traf auf etwas, wofür es nicht gebaut ist; bitte melden Sie "
                         "ihn"});
    }
}

} // namespace clusterbridge
