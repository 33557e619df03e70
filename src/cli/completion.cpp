#include "cli/completion.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/help.hpp"

#include <algorithm>
#include <vector>

namespace clusterbridge {
namespace {

bool is_plain_word(const std::string& word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == ':' || c == '.';
    });
}

/// The words an option takes where its help lists them all: "de|en". Anything else is free text.
std::vector<std::string> choices_of(const OptionLine& line) {
    const std::string& value = line.value.en;
    if (value.find('|') == std::string::npos)
        return {};
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= value.size();) {
        const auto end = std::min(value.find('|', at), value.size());
        words.push_back(value.substr(at, end - at));
        at = end + 1;
    }
    const bool all_plain = std::all_of(words.begin(), words.end(), is_plain_word);
    const bool a_placeholder = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    });
    return all_plain && !a_placeholder ? words : std::vector<std::string>{};
}

/// Every option of a command that has a name; `--help` is everybody's.
std::vector<OptionLine> named_options(const Command& command) {
    std::vector<OptionLine> lines;
    for (const OptionSection& section : option_sections(command))
        for (const OptionLine& line : section.lines)
            if (line.name.starts_with("--"))
                lines.push_back(line);
    lines.push_back({"--help", {}, {"help on this command", "Hilfe zu diesem Befehl"}, {}});
    return lines;
}

/// In single quotes of a shell.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

std::string command_list() {
    std::string names;
    for (const Command& command : commands())
        names += (names.empty() ? "" : " ") + command.text.name;
    return names;
}

std::string bash_script() {
    std::string out = "# bash completion for clusterbridge\n"
                      "_clusterbridge() {\n"
                      "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
                      "    COMPREPLY=()\n"
                      "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                      "        case \" " +
                      command_list() +
                      " \" in *\" $word \"*) command=$word; break ;; esac\n"
                      "    done\n"
                      "    case \"$command:$previous\" in\n";
    std::string options;
    for (const Command& command : commands()) {
        std::string names;
        for (const OptionLine& line : named_options(command)) {
            names += (names.empty() ? "" : " ") + line.name;
            if (const auto words = choices_of(line); !words.empty())
                out += "        " + command.text.name + ":" + line.name + ") COMPREPLY=($(compgen -W '" +
                       join(words, " ") + "' -- \"$current\")); return ;;\n";
            else if (!line.value.en.empty())
                out += "        " + command.text.name + ":" + line.name +
                       ") COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n";
        }
        options += "        " + command.text.name + ") words='" + names + "' ;;\n";
    }
    return out +
           "    esac\n"
           "    local words=\n"
           "    case \"$command\" in\n" +
           options + "        *) words='" + command_list() +
           " --help --lang --version --man --completion' ;;\n"
           "    esac\n"
           "    if [[ -z $command || $current == -* ]]; then\n"
           "        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    else\n"
           "        COMPREPLY=($(compgen -f -- \"$current\"))\n"
           "    fi\n"
           "}\n"
           "complete -o filenames -o bashdefault -F _clusterbridge clusterbridge\n";
}

/// Brackets and colons part the fields of zsh's argument descriptions.
std::string zsh_text(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '[' || c == ']' || c == ':' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return out;
}

std::string zsh_script() {
    std::string out = "#compdef clusterbridge\n"
                      "_clusterbridge() {\n"
                      "    local -a commands\n"
                      "    commands=(\n";
    for (const Command& command : commands())
        out += "        " + quoted(command.text.name + ":" + zsh_text(command.text.job.en)) + "\n";
    out += "    )\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe command commands\n"
           "        return\n"
           "    fi\n"
           "    local command=$words[2]\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $command in\n";
    for (const Command& command : commands()) {
        out += "    " + command.text.name + ")\n        _arguments -s";
        for (const OptionLine& line : named_options(command)) {
            std::string spec = line.name + "[" + zsh_text(line.meaning.en) + "]";
            if (const auto words = choices_of(line); !words.empty()) {
                std::string escaped;
                for (const std::string& word : words)
                    escaped += (escaped.empty() ? "" : " ") + zsh_text(word);
                spec += ":" + zsh_text(line.name.substr(2)) + ":(" + escaped + ")";
            } else if (!line.value.en.empty()) {
                spec += ":" + zsh_text(line.value.en) + ":_files";
            }
            out += " \\\n            " + quoted("*" + spec);
        }
        out += " \\\n            '*:input:_files' ;;\n";
    }
    return out + "    esac\n"
                 "}\n"
                 "_clusterbridge \"$@\"\n";
}

std::string fish_script() {
    std::string out = "# fish completion for clusterbridge\n"
                      "complete -c clusterbridge -n __fish_use_subcommand -f\n";
    for (const Command& command : commands()) {
        out += "complete -c clusterbridge -n __fish_use_subcommand -a " + command.text.name + " -d " +
               quoted(command.text.job.en) + "\n";
        for (const OptionLine& line : named_options(command)) {
            out += "complete -c clusterbridge -n '__fish_seen_subcommand_from " + command.text.name + "' -l " +
                   line.name.substr(2);
            if (const auto words = choices_of(line); !words.empty())
                out += " -x -a " + quoted(join(words, " "));
            else if (!line.value.en.empty())
                out += " -r";
            out += " -d " + quoted(line.meaning.en) + "\n";
        }
    }
    return out;
}

} // namespace

std::string completion_script(const std::string& shell) {
    if (shell == "bash")
        return bash_script();
    if (shell == "zsh")
        return zsh_script();
    if (shell == "fish")
        return fish_script();
    const std::string shown = escape_control(shell);
    throw Error(ErrorCode::usage,
                {"--completion has a value that does not fit; found '" + shown + "'; give bash, zsh or fish",
                 "Der Wert von --completion passt nicht; gefunden: „" + shown + "“; geben Sie bash, zsh oder fish an"});
}

} // namespace clusterbridge
