#include "cli/man_page.hpp"

#include "base/text.hpp"
#include "cli/help.hpp"

#include <array>
#include <utility>

namespace clusterbridge {
namespace {

/// Text of ours as roff: no letter of it may be taken for a request, and hyphens can be copied into a shell.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

class Page {
  public:
    Page(const std::string& name, const std::string& version, Language language) : language_(language) {
        std::string title = name;
        for (char& c : title)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        text_ = ".TH " + roff(title) + " 1 \"\" \"clusterbridge " + version + "\"\n";
    }
    void section(const Sentence& title) { text_ += ".SH " + roff(title.in(language_)) + "\n"; }
    void subsection(const Sentence& title) { text_ += ".SS " + roff(title.in(language_)) + "\n"; }
    void line(const std::string& text) { text_ += roff(text) + "\n"; }
    void sentence(const Sentence& text) { line(text.in(language_)); }
    void raw(const std::string& text) { text_ += text; }
    /// A term and what it means.
    void item(const std::string& term, const std::string& meaning) {
        text_ += ".TP\n\\fB" + roff(term) + "\\fR\n" + roff(meaning) + "\n";
    }
    void name(const std::string& name, const std::string& job) {
        section({"NAME", "BEZEICHNUNG"});
        text_ += roff(name) + " \\- " + roff(job) + "\n";
    }
    void examples(const std::vector<CommandText::Example>& examples) {
        section({"EXAMPLES", "BEISPIELE"});
        for (const auto& example : examples)
            item(example.line, example.what.in(language_));
    }
    const std::string& text() const { return text_; }

  private:
    Language language_;
    std::string text_;
};

void write_exit_codes(Page& page, Language language) {
    static const std::array<std::pair<const char*, Sentence>, 8> kCodes{
        {{"0", {"done", "erledigt"}},
         {"2", {"the command line is wrong", "die Befehlszeile ist falsch"}},
         {"3", {"the input was rejected", "die Eingabe wurde zurückgewiesen"}},
         {"4",
          {"the output cannot be written, or memory or disk ran out",
           "die Ausgabe lässt sich nicht schreiben, oder Speicher oder Platte reichen nicht"}},
         {"5", {"a batch finished, but some reviews failed", "ein Stapel ist fertig, aber einige Berichte misslangen"}},
         {"70", {"a bug of the program", "ein Fehler des Programms"}},
         {"130", {"interrupted (SIGINT)", "unterbrochen (SIGINT)"}},
         {"143", {"ended (SIGTERM)", "beendet (SIGTERM)"}}}};
    page.section({"EXIT STATUS", "RÜCKGABEWERT"});
    for (const auto& [code, meaning] : kCodes)
        page.item(code, meaning.in(language));
}

} // namespace

std::string program_man_page(Language language, const std::string& version) {
    Page page("clusterbridge", version, language);
    page.name(
        "clusterbridge",
        Sentence{"finds the collaborations that are missing", "findet die Kooperationen, die fehlen"}.in(language));
    page.section({"SYNOPSIS", "ÜBERSICHT"});
    page.raw("\\fBclusterbridge\\fR " +
             std::string(language == Language::de ? "BEFEHL [OPTIONEN]" : "COMMAND [OPTIONS]") + " INPUT...\n");
    page.section({"DESCRIPTION", "BESCHREIBUNG"});
    page.sentence(
        {"Reads tables of who works with whom (cluster initiatives, companies, universities, programmes) and says "
         "which collaborations are missing, with reasons, measured against chance and tested on the past.",
         "Liest Tabellen darüber, wer mit wem arbeitet (Clusterinitiativen, Unternehmen, Hochschulen, Programme), "
         "und sagt, welche Kooperationen fehlen, mit Gründen, am Zufall gemessen und an der Vergangenheit geprüft."});
    page.section({"COMMANDS", "BEFEHLE"});
    for (const Command& command : commands())
        page.item(command.text.name, command.text.job.in(language));
    write_exit_codes(page, language);
    page.section({"EXAMPLES", "BEISPIELE"});
    for (const Command& command : commands())
        page.item(command.text.examples.front().line, command.text.examples.front().what.in(language));
    page.section({"SEE ALSO", "SIEHE AUCH"});
    std::string also;
    for (const Command& command : commands())
        also += (also.empty() ? "" : ", ") + ("clusterbridge-" + command.text.name) + "(1)";
    page.line(also);
    return page.text();
}

std::string command_man_page(const Command& command, Language language, const std::string& version) {
    const std::string name = "clusterbridge-" + command.text.name;
    const bool german = language == Language::de;
    Page page(name, version, language);
    page.name(name, command.text.job.in(language));
    page.section({"SYNOPSIS", "ÜBERSICHT"});
    page.raw("\\fBclusterbridge " + roff(command.text.name) + "\\fR [" + (german ? "OPTIONEN" : "OPTIONS") + "] " +
             roff(command.text.operands.in(language)) + "\n");
    page.section({"DESCRIPTION", "BESCHREIBUNG"});
    page.sentence(command.text.about);
    page.section({"OPTIONS", "OPTIONEN"});
    for (const OptionSection& section : option_sections(command)) {
        page.subsection(title_of(section.group));
        for (const OptionLine& line : section.lines) {
            std::string meaning = line.meaning.in(language);
            if (!line.initially.in(language).empty())
                meaning += (german ? " (Vorgabe: " : " (default: ") + line.initially.in(language) + ")";
            page.item(line.name + (line.value.in(language).empty() ? "" : " " + line.value.in(language)), meaning);
        }
    }
    write_exit_codes(page, language);
    page.examples(command.text.examples);
    page.section({"SEE ALSO", "SIEHE AUCH"});
    page.line("clusterbridge(1)");
    return page.text();
}

} // namespace clusterbridge
