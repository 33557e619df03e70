#include "cli/parse.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace clusterbridge {
namespace {

[[noreturn]] void usage(const Sentence& sentence) {
    throw Error(ErrorCode::usage, sentence);
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names{"--help"};
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

/// Every word up to `--` that looks like an option must be one; CLI11 would find it too, but only after it took the
/// following word for an input.
void refuse_unknown(const CLI::App& app, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (word == "--")
            return;
        if (!word.starts_with("-") || word == "-")
            continue;
        const std::string name = word.substr(0, word.find('='));
        const CLI::Option* option = name.starts_with("--") ? app.get_option_no_throw(name) : nullptr;
        if (option != nullptr) {
            if (word.size() > name.size() && option->get_items_expected_max() == 0)
                usage({name + " takes no value; found '" + escape_control(word) + "'; leave the value out",
                       name + " nimmt keinen Wert; gefunden: „" + escape_control(word) + "“; lassen Sie den Wert weg"});
            if (word.size() == name.size() + 1)
                usage({name + " needs a value; nothing follows the equals sign; put a value there",
                       name + " braucht einen Wert; hinter dem Gleichheitszeichen steht nichts; setzen Sie einen Wert "
                              "dorthin"});
            continue;
        }
        // `--seed -5`: a value, which its option refuses with better words
        if (&word != words.data() && parse_double(word))
            continue;
        const std::string shown = escape_control(name);
        const auto hint = nearest(name, option_names(app));
        usage({"unknown option " + shown + "; " + (hint ? "did you mean " + *hint + "?" : "--help lists all options"),
               "Unbekannte Option " + shown + "; " +
                   (hint ? "meinten Sie " + *hint + "?" : "--help nennt alle Optionen")});
    }
}

/// CLI11's messages begin with the name of the option they are about.
std::string option_in(const CLI::Error& error) {
    const std::string text = error.what();
    return text.starts_with("--") ? text.substr(0, text.find_first_of(": ")) : std::string();
}

} // namespace

void parse(CLI::App& app, const std::vector<std::string>& words) {
    refuse_unknown(app, words);
    app.allow_extras(false);
    app.set_help_flag();
    app.allow_windows_style_options(false);
    std::vector<std::string> reversed(words.rbegin(), words.rend()); // CLI11 takes them from the back
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string name = option_in(error);
        usage({name + " needs a value; none follows; put a value after it",
               name + " braucht einen Wert; es folgt keiner; setzen Sie einen Wert dahinter"});
    } catch (const CLI::ExtrasError&) {
        usage({"the command line cannot be read; it has words that belong to no option; --help shows how it goes",
               "Die Befehlszeile ist nicht lesbar; sie hat Wörter, die zu keiner Option gehören; --help zeigt, wie es "
               "geht"});
    } catch (const CLI::ParseError& error) {
        const std::string name = option_in(error);
        usage({(name.empty() ? "an option" : name) + " cannot be used like this; --help shows how it goes",
               (name.empty() ? "Eine Option" : name) + " lässt sich so nicht verwenden; --help zeigt, wie es geht"});
    }
}

std::vector<std::pair<std::string, std::string>> settings_of(CLI::App& app) {
    std::vector<std::pair<std::string, std::string>> settings;
    for (CLI::Option* option : app.get_options()) {
        if (option->get_lnames().empty() || !changes_results("--" + option->get_lnames().front()))
            continue;
        option->capture_default_str();
        if (!option->get_default_str().empty())
            settings.emplace_back(option->get_lnames().front(), option->get_default_str());
    }
    return settings;
}

std::vector<std::string> given_in(const CLI::App& app) {
    std::vector<std::string> given;
    for (const CLI::Option* option : app.get_options())
        if (option->count() > 0 && !option->get_lnames().empty())
            given.push_back(option->get_lnames().front());
    return given;
}

} // namespace clusterbridge
