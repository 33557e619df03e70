#include "cli/style_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/toml_words.hpp"

#include <algorithm>
#include <optional>
#include <toml++/toml.h>

namespace clusterbridge {
namespace {

const std::vector<std::pair<std::string, Shape>> kShapes{
    {"circle", Shape::circle},     {"square", Shape::square},     {"hexagon", Shape::hexagon},
    {"diamond", Shape::diamond},   {"triangle", Shape::triangle}, {"inverted_triangle", Shape::inverted_triangle},
    {"pentagon", Shape::pentagon}, {"octagon", Shape::octagon},   {"box", Shape::box}};

struct StyleFile {
    const std::string& file;
    PictureTheme theme = {};

    [[noreturn]] void refuse(std::uint64_t line, const Sentence& what) const { refuse_at(file, line, what); }
    [[noreturn]] void refuse_word(const std::string& word, std::uint64_t line, const std::vector<std::string>& known,
                                  const Sentence& what) const {
        refuse_word_at(file, line, word, known, what);
    }
    std::string text(const toml::node& value, std::uint64_t line) const {
        if (const auto* words = value.as_string())
            return words->get();
        refuse(line, {"the value is no text; found something else; write it in quotes",
                      "der Wert ist kein Text; gefunden wurde anderes; setzen Sie ihn in Anführungszeichen"});
    }
};

std::uint64_t line_of(const toml::key& key) {
    return key.source().begin.line;
}

bool is_colour(const std::string& text) {
    return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

void read_colours(StyleFile& s, const toml::table& table) {
    auto known = kind_classes();
    known.emplace_back("recommended");
    for (const auto& [key, value] : table) {
        const std::string name(key.str());
        if (std::find(known.begin(), known.end(), name) == known.end())
            s.refuse_word(name, line_of(key), known,
                          {"no such part of a picture has a colour", "einen solchen Teil des Bildes gibt es nicht"});
        const std::string colour = s.text(value, line_of(key));
        if (!is_colour(colour))
            s.refuse(line_of(key), {"this is no colour; found \"" + escape_control(colour) + "\"; write it as #RRGGBB",
                                    "das ist keine Farbe; gefunden: „" + escape_control(colour) +
                                        "“; schreiben Sie sie als #RRGGBB"});
        if (name == "recommended")
            s.theme.recommended = colour;
        else
            s.theme.kind_colours.emplace_back(name, colour);
    }
}

void read_shapes(StyleFile& s, const toml::table& table) {
    std::vector<std::string> shapes;
    for (const auto& [word, shape] : kShapes)
        shapes.push_back(word);
    for (const auto& [key, value] : table) {
        const std::string name(key.str());
        const auto kinds = kind_classes();
        if (std::find(kinds.begin(), kinds.end(), name) == kinds.end())
            s.refuse_word(name, line_of(key), kinds,
                          {"no kind of organisation has this name", "keine Art von Organisation heißt so"});
        const std::string word = s.text(value, line_of(key));
        const auto shape =
            std::find_if(kShapes.begin(), kShapes.end(), [&](const auto& pair) { return pair.first == word; });
        if (shape == kShapes.end())
            s.refuse_word(word, line_of(key), shapes, {"this is no shape", "das ist keine Form"});
        s.theme.kind_shapes.emplace_back(name, shape->second);
    }
}

} // namespace

PictureTheme read_style(std::string_view bytes, const std::string& file) {
    StyleFile s{file};
    toml::table all;
    try {
        all = toml::parse(bytes);
    } catch (const toml::parse_error& error) {
        s.refuse(error.source().begin.line,
                 {"the file is no TOML from here on; found something else; write lines such as company = \"#56B4E9\"",
                  "die Datei ist ab hier kein TOML; gefunden wurde anderes; schreiben Sie Zeilen wie company = "
                  "\"#56B4E9\""});
    }
    for (const auto& [key, value] : all) {
        const std::string name(key.str());
        const auto* table = value.as_table();
        if ((name != "colours" && name != "shapes") || table == nullptr)
            s.refuse_word(name, line_of(key), {"colours", "shapes"},
                          {"no such table of a style", "keine solche Tabelle eines Stils"});
        name == "colours" ? read_colours(s, *table) : read_shapes(s, *table);
    }
    return std::move(s.theme);
}

} // namespace clusterbridge
