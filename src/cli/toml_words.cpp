#include "cli/toml_words.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <sstream>

namespace clusterbridge {
namespace {

std::string word_of(const std::string& file, const std::string& option, const toml::node& value) {
    const std::uint64_t line = value.source().begin.line;
    std::string text;
    if (const auto* words = value.as_string())
        text = words->get();
    else if (const auto* number = value.as_integer())
        text = std::to_string(number->get());
    else if (const auto* real = value.as_floating_point())
        text = shortest(real->get());
    else if (value.is_date()) {
        std::ostringstream out;
        out << *value.as_date();
        text = out.str();
    } else
        refuse_at(file, line,
                  {"the value of " + option + " cannot be used; found neither text nor number; write one of these",
                   "der Wert von " + option +
                       " ist nicht verwendbar; gefunden wurde weder Text noch Zahl; schreiben Sie eines davon"});
    if (text.empty())
        refuse_at(file, line,
                  {"the value of " + option + " is empty; found no text; write one, or remove the line",
                   "der Wert von " + option +
                       " ist leer; gefunden wurde kein Text; schreiben Sie einen, oder entfernen Sie die Zeile"});
    return "--" + option + "=" + text;
}

} // namespace

void refuse_word_at(const std::string& file, std::uint64_t line, const std::string& word,
                    const std::vector<std::string>& known, const Sentence& what) {
    const auto hint = nearest(word, known);
    const std::string shown = escape_control(word);
    const std::string all = join(known, ", ");
    refuse_at(file, line,
              {what.en + "; found '" + shown + "'; " + (hint ? "did you mean " + *hint + "?" : "take one of " + all),
               what.de + "; gefunden: „" + shown + "“; " +
                   (hint ? "meinten Sie " + *hint + "?" : "nehmen Sie eines von " + all)});
}

void refuse_at(const std::string& file, std::uint64_t line, const Sentence& what) {
    const std::string place = escape_control(file) + (line > 0 ? ":" + std::to_string(line) : "") + ": ";
    throw Error(ErrorCode::usage, {place + what.en, place + what.de});
}

namespace {

/// The beginning of a line, from 1.
std::string line_of(std::string_view bytes, std::uint64_t line) {
    constexpr std::size_t kShown = 60;
    for (; line > 1; --line) {
        const auto end = bytes.find('\n');
        if (end == std::string_view::npos)
            return {};
        bytes.remove_prefix(end + 1);
    }
    const std::string_view text = trim(bytes.substr(0, bytes.find('\n')));
    const std::string_view shown = first_code_points(text, kShown);
    return escape_control(shown) + (shown.size() < text.size() ? "…" : "");
}

} // namespace

toml::table parse_toml(std::string_view bytes, const std::string& file, const std::string& example) {
    try {
        return toml::parse(bytes);
    } catch (const toml::parse_error& error) {
        const std::string shown = line_of(bytes, error.source().begin.line);
        refuse_at(file, error.source().begin.line,
                  {"the file is no TOML from here on; found '" + shown + "'; write lines such as " + example +
                       ", text in quotes",
                   "die Datei ist ab hier kein TOML; gefunden: „" + shown + "“; schreiben Sie Zeilen wie " + example +
                       ", Texte in Anführungszeichen"});
    }
}

std::vector<std::string> words_of_value(const std::string& file, const std::string& option, const toml::node& value) {
    std::vector<std::string> words;
    if (const auto* flag = value.as_boolean()) {
        if (flag->get())
            words.push_back("--" + option);
    } else if (const auto* list = value.as_array()) {
        for (const toml::node& item : *list)
            words.push_back(word_of(file, option, item));
    } else {
        words.push_back(word_of(file, option, value));
    }
    return words;
}

} // namespace clusterbridge
