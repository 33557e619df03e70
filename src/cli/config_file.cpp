#include "cli/config_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/environment.hpp"
#include "cli/toml_words.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

namespace clusterbridge {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool stands_in(const std::vector<std::string>& words, const std::string& option) {
    for (const std::string& word : words) {
        if (word == "--")
            return false;
        if (word == "--" + option || word.starts_with("--" + option + "="))
            return true;
    }
    return false;
}

/// Options of which the command line may hold the opposite.
bool overruled(const std::vector<std::string>& words, const std::string& option) {
    static const std::vector<std::pair<std::string, std::string>> kOpposites{{"strict", "lenient"},
                                                                             {"quiet", "verbose"}};
    for (const auto& [one, other] : kOpposites)
        if ((option == one && stands_in(words, other)) || (option == other && stands_in(words, one)))
            return true;
    return stands_in(words, option);
}

class Config {
  public:
    Config(const std::string& file, const ConfigTarget& target, const std::vector<std::string>& words)
        : file_(file), target_(target), words_(words) {}

    /// `shared`: options of other commands may stand here too.
    void read(const toml::table& table, bool shared);
    std::vector<std::string> take() { return std::move(found_); }

  private:
    void read_option(const std::string& option, const toml::node& value);
    [[noreturn]] void refuse_key(const std::string& key, std::uint64_t line, bool shared) const;

    const std::string& file_;
    const ConfigTarget& target_;
    const std::vector<std::string>& words_;
    std::vector<std::string> found_;
};

void Config::refuse_key(const std::string& key, std::uint64_t line, bool shared) const {
    std::vector<std::string> known = shared ? target_.options_else : target_.options;
    if (shared) {
        known.insert(known.end(), target_.commands.begin(), target_.commands.end());
        known.emplace_back("options");
    }
    const std::string shown = escape_control(key);
    const auto hint = nearest(key, known);
    refuse_at(
        file_, line,
        {"the key names no option; found '" + shown + "'; " +
             (hint ? "did you mean " + *hint + "?" : "keys are the options without dashes, as --help lists them"),
         "Der Schlüssel nennt keine Option; gefunden: „" + shown + "“; " +
             (hint ? "meinten Sie " + *hint + "?" : "Schlüssel sind die Optionen ohne Striche, wie --help sie nennt")});
}

void Config::read_option(const std::string& option, const toml::node& value) {
    if (overruled(words_, option))
        return;
    for (std::string& word : words_of_value(file_, option, value))
        found_.push_back(std::move(word));
}

void Config::read(const toml::table& table, bool shared) {
    for (const auto& [name, value] : table) {
        const std::string key(name.str());
        std::string option = key;
        std::replace(option.begin(), option.end(), '_', '-');
        const std::uint64_t line = value.source().begin.line;
        if (const auto* inner = value.as_table()) {
            if (!shared || (key != "options" && !holds(target_.commands, key)))
                refuse_key(key, line, shared);
            if (key == "options" || key == target_.command)
                read(*inner, key == "options");
        } else if (option == "config" || option == "help") {
            refuse_key(key, line, shared);
        } else if (holds(target_.options, option)) {
            read_option(option, value);
        } else if (!shared || !holds(target_.options_else, option)) {
            refuse_key(key, line, shared);
        }
    }
}

std::optional<std::string> config_in(const std::vector<std::string>& words) {
    const std::string name = "--config";
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i] == name && i + 1 < words.size())
            return words[i + 1];
        if (words[i].starts_with(name + "="))
            return words[i].substr(name.size() + 1);
    }
    return {};
}

} // namespace

std::vector<std::string> option_names_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames())
            names.push_back(name);
    return names;
}

std::vector<std::string> words_of_config(std::string_view bytes, const std::string& file, const ConfigTarget& target,
                                         const std::vector<std::string>& words) {
    const toml::table table = parse_toml(bytes, file, "top = 20");
    Config config(file, target, words);
    config.read(table, true);
    return config.take();
}

std::vector<std::string> with_config(const ConfigTarget& target, const std::vector<std::string>& words,
                                     const Environment& environment) {
    const auto file = config_in(words);
    if (!file || file->empty())
        return words;
    if (!environment.files->exists(*file) || environment.files->is_folder(*file))
        refuse_at(*file, 0,
                  {"there is no such file; --config names it; check the name",
                   "diese Datei gibt es nicht; --config nennt sie; prüfen Sie den Namen"});
    std::vector<std::string> all = words_of_config(environment.files->read(*file)->view(), *file, target, words);
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

} // namespace clusterbridge
