#include "cli/help.hpp"

#include "base/unicode.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

constexpr std::array kGroups{OptionGroup::command, OptionGroup::output, OptionGroup::filter, OptionGroup::input,
                             OptionGroup::common};

std::vector<OptionLine> lines_of(const CLI::App& app, OptionGroup group) {
    std::vector<OptionLine> lines;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group() != packed(title_of(group)))
            continue;
        const bool positional = option->get_lnames().empty();
        const bool flag = !positional && option->get_items_expected_max() == 0;
        OptionLine line;
        line.name = positional ? "INPUT..." : "--" + option->get_lnames().front();
        line.meaning = unpacked(option->get_description());
        if (!positional && !flag) {
            line.value = unpacked(option->get_type_name());
            line.initially = unpacked(option->get_default_str());
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// Words of `text` in lines of at most `width` places, the later ones indented.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t first_used, std::size_t width) {
    std::string out;
    std::size_t used = first_used;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        const std::size_t length = code_points(word);
        if (used > indent && used + 1 + length > width) {
            out += "\n" + std::string(indent, ' ');
            used = indent;
        } else if (at > 0 && used > indent) {
            out += ' ';
            ++used;
        }
        out += word;
        used += length;
        at = end + 1;
    }
    return out;
}

void write_lines(std::string& out, const std::vector<OptionLine>& lines, Language language, std::size_t width) {
    constexpr std::size_t kIndent = 30;
    for (const OptionLine& line : lines) {
        std::string head = "  " + line.name;
        if (!line.value.in(language).empty())
            head += " " + line.value.in(language);
        std::string meaning = line.meaning.in(language);
        if (!line.initially.in(language).empty())
            meaning += (language == Language::de ? " (Vorgabe: " : " (default: ") + line.initially.in(language) + ")";
        const std::size_t used = code_points(head);
        out += head;
        out += used + 2 > kIndent ? "\n" + std::string(kIndent, ' ') : std::string(kIndent - used, ' ');
        out += wrapped(meaning, kIndent, kIndent, width) + "\n";
    }
}

std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '|' ? "\\|" : std::string(1, c);
    return out;
}

} // namespace

std::vector<OptionSection> option_sections(const Command& command) {
    CLI::App app;
    app.set_help_flag();
    command.describe(app);
    std::vector<OptionSection> sections;
    for (const OptionGroup group : kGroups)
        if (auto lines = lines_of(app, group); !lines.empty())
            sections.push_back({group, std::move(lines)});
    return sections;
}

std::string program_help(Language language, int width) {
    const auto columns = static_cast<std::size_t>(std::clamp(width, 60, 100));
    const bool german = language == Language::de;
    std::string out =
        wrapped(german ? "Clusterbridge findet in einem Netz aus Clusterinitiativen, Unternehmen, Hochschulen und "
                         "Programmen die Kooperationen, die fehlen."
                       : "Clusterbridge finds the collaborations that are missing in a network of cluster initiatives, "
                         "companies, universities and programmes.",
                0, 0, columns);
    out += german ? "\n\nAufruf: clusterbridge BEFEHL [OPTIONEN] INPUT...\n\nBefehle\n"
                  : "\n\nUsage: clusterbridge COMMAND [OPTIONS] INPUT...\n\nCommands\n";
    for (const Command& command : commands()) {
        const std::string head = "  " + command.text.name + std::string(16 - command.text.name.size(), ' ');
        out += head + wrapped(command.text.job.in(language), 18, 18, columns) + "\n";
    }
    out += german ? "\nOptionen\n"
                    "  --help            diese Hilfe; clusterbridge BEFEHL --help zeigt die eines Befehls\n"
                    "  --lang de|en      Sprache der Meldungen und Texte (Vorgabe: aus LC_ALL oder LANG)\n"
                    "  --version         die Version\n"
                    "  --man             Handbuchseite (für man); clusterbridge BEFEHL --man die eines Befehls\n"
                    "  --completion bash|zsh|fish\n"
                    "                    was die Eingabezeile dieser Shell zum Ergänzen braucht\n\nBeispiele\n"
                  : "\nOptions\n"
                    "  --help            this help; clusterbridge COMMAND --help shows that of a command\n"
                    "  --lang de|en      language of messages and texts (default: from LC_ALL or LANG)\n"
                    "  --version         the version\n"
                    "  --man             a page for man; clusterbridge COMMAND --man that of a command\n"
                    "  --completion bash|zsh|fish\n"
                    "                    what that shell needs to complete the command line\n\nExamples\n";
    for (const Command& command : commands()) {
        const auto& example = command.text.examples.front();
        out += "  " + example.line + "\n      " + wrapped(example.what.in(language), 6, 6, columns) + "\n";
    }
    return out;
}

std::string command_help(const Command& command, Language language, int width) {
    const auto columns = static_cast<std::size_t>(std::clamp(width, 60, 100));
    const bool german = language == Language::de;
    std::string out = wrapped(command.text.about.in(language), 0, 0, columns) + "\n\n";
    out += (german ? "Aufruf: clusterbridge " : "Usage: clusterbridge ") + command.text.name +
           (german ? " [OPTIONEN] " : " [OPTIONS] ") + command.text.operands.in(language) + "\n";
    for (const OptionSection& section : option_sections(command)) {
        out += "\n" + title_of(section.group).in(language) + "\n";
        write_lines(out, section.lines, language, columns);
    }
    out += german ? "\nBeispiele\n" : "\nExamples\n";
    for (const auto& example : command.text.examples)
        out += "  " + example.line + "\n      " + wrapped(example.what.in(language), 6, 6, columns) + "\n";
    return out;
}

std::string option_tables(const Command& command) {
    std::string out;
    for (const OptionSection& section : option_sections(command)) {
        out += "### " + title_of(section.group).en + "\n\n| option | meaning | default |\n|---|---|---|\n";
        for (const OptionLine& line : section.lines)
            out += "| `" + line.name + (line.value.en.empty() ? "" : " " + cell(line.value.en)) + "` | " +
                   cell(line.meaning.en) + " | " + cell(line.initially.en) + " |\n";
        out += "\n";
    }
    return out;
}

} // namespace clusterbridge
