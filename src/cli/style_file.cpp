#include "cli/style_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/toml_words.hpp"
#include "render/logo.hpp"

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
    const FileSystem& files;
    PictureTheme theme = {};
    std::optional<PictureLogo> logo = std::nullopt;

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

// ---- files that the style names

constexpr std::size_t kMostFontBytes = std::size_t{32} << 20U;

/// Its bytes. A file is named as seen from the folder of the style.
std::string read_named(const StyleFile& s, const toml::node& value, std::uint64_t line, std::size_t most) {
    const std::string name = s.text(value, line);
    const std::string path = name.starts_with('/') ? name : join_path(parent_folder(s.file), name);
    const std::string shown = escape_control(path);
    if (name.empty() || !s.files.exists(path) || s.files.is_folder(path) || s.files.is_device(path))
        s.refuse(line,
                 {"there is no such file; found \"" + shown + "\"; names are relative to the folder of this file",
                  "diese Datei gibt es nicht; gefunden: „" + shown + "“; Namen gelten ab dem Ordner dieser Datei"});
    const auto bytes = s.files.read(path);
    if (bytes->view().size() > most)
        s.refuse(line, {"the file is too large; found " + std::to_string(bytes->view().size()) + " bytes in \"" +
                            shown + "\"; at most " + std::to_string(most),
                        "die Datei ist zu groß; gefunden: " + std::to_string(bytes->view().size()) + " Bytes in „" +
                            shown + "“; höchstens " + std::to_string(most)});
    return std::string(bytes->view());
}

void read_family(StyleFile& s, const toml::node& value, std::uint64_t line) {
    s.theme.fonts.family = s.text(value, line);
    const auto installed = installed_families();
    if (!std::binary_search(installed.begin(), installed.end(), s.theme.fonts.family)) {
        const auto hint = nearest(s.theme.fonts.family, installed);
        const std::string shown = escape_control(s.theme.fonts.family);
        s.refuse(line, {"no font of this name is installed; found \"" + shown + "\"; " +
                            (hint ? "did you mean " + *hint + "?" : "install it, or name its files (regular, bold)"),
                        "keine Schrift dieses Namens ist installiert; gefunden: „" + shown + "“; " +
                            (hint ? "meinten Sie " + *hint + "?"
                                  : "installieren Sie sie, oder nennen Sie ihre Dateien (regular, bold)")});
    }
    if (const auto refusal = refusal_of_family(s.theme.fonts.family))
        s.refuse(line, *refusal);
}

void read_fonts(StyleFile& s, const toml::table& table) {
    const std::vector<std::string> known{"regular", "semibold", "bold", "family"};
    for (const auto& [key, value] : table) {
        const std::string name(key.str());
        const auto at = static_cast<std::size_t>(std::find(known.begin(), known.end(), name) - known.begin());
        if (at == known.size())
            s.refuse_word(name, line_of(key), known, {"no such line of fonts", "keine solche Zeile für Schriften"});
        if (name == "family") {
            read_family(s, value, line_of(key));
            continue;
        }
        s.theme.fonts.files[at] = read_named(s, value, line_of(key), kMostFontBytes);
        if (const auto refusal = refusal_of_font(s.theme.fonts.files[at]))
            s.refuse(line_of(key), *refusal);
    }
    const auto& fonts = s.theme.fonts;
    const bool any_file = std::any_of(fonts.files.begin(), fonts.files.end(), [](const auto& f) { return !f.empty(); });
    if (!fonts.family.empty() && any_file)
        s.refuse(
            table.source().begin.line,
            {"an installed family and font files do not go together; found both; remove one of the two",
             "eine installierte Schrift und Schriftdateien passen nicht zusammen; gefunden wurde beides; entfernen "
             "Sie eines davon"});
    if (any_file && fonts.files[0].empty())
        s.refuse(table.source().begin.line,
                 {"the font for ordinary text is missing; found no line regular; add its file",
                  "die Schrift für gewöhnlichen Text fehlt; gefunden wurde keine Zeile regular; ergänzen Sie ihre "
                  "Datei"});
}

// ---- the logo

const std::vector<std::pair<std::string, Corner>> kCorners{{"top-left", Corner::top_left},
                                                           {"top-right", Corner::top_right},
                                                           {"bottom-left", Corner::bottom_left},
                                                           {"bottom-right", Corner::bottom_right}};
constexpr double kLeastLogo = 10, kMostLogo = 90; ///< points

void read_corner(StyleFile& s, const toml::node& value, std::uint64_t line, PictureLogo& logo) {
    const std::string word = s.text(value, line);
    std::vector<std::string> corners;
    for (const auto& [name, corner] : kCorners) {
        corners.push_back(name);
        if (name == word)
            logo.corner = corner;
    }
    if (std::find(corners.begin(), corners.end(), word) == corners.end())
        s.refuse_word(word, line, corners, {"this is no corner", "das ist keine Ecke"});
}

void read_logo_table(StyleFile& s, const toml::table& table) {
    PictureLogo wanted;
    for (const auto& [key, value] : table) {
        const std::string name(key.str());
        if (name == "file") {
            LogoFile read = read_logo(read_named(s, value, line_of(key), kMostLogoBytes));
            if (!read.logo)
                s.refuse(line_of(key), read.refusal);
            s.logo = std::move(read.logo);
        } else if (name == "corner") {
            read_corner(s, value, line_of(key), wanted);
        } else if (name == "height") {
            wanted.height = value.value<double>().value_or(0);
            if (!(wanted.height >= kLeastLogo && wanted.height <= kMostLogo))
                s.refuse(line_of(key), {"the height of a logo is from 10 to 90 points; found something else; write a "
                                        "number such as 36",
                                        "die Höhe eines Logos ist 10 bis 90 Punkt; gefunden wurde anderes; schreiben "
                                        "Sie eine Zahl wie 36"});
        } else {
            s.refuse_word(name, line_of(key), {"file", "corner", "height"},
                          {"no such line of a logo", "keine solche Zeile für ein Logo"});
        }
    }
    if (!s.logo)
        s.refuse(table.source().begin.line, {"the logo has no file; found no line file; add one",
                                             "das Logo hat keine Datei; gefunden wurde keine Zeile file; ergänzen Sie "
                                             "sie"});
    s.logo->corner = wanted.corner;
    s.logo->height = wanted.height;
}

} // namespace

HouseStyle read_style(std::string_view bytes, const std::string& file, const FileSystem& files) {
    StyleFile s{file, files};
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
        const std::pair<const char*, void (*)(StyleFile&, const toml::table&)> readers[] = {
            {"colours", read_colours}, {"shapes", read_shapes}, {"fonts", read_fonts}, {"logo", read_logo_table}};
        const auto* reader = std::find_if(std::begin(readers), std::end(readers),
                                          [&](const auto& r) { return table != nullptr && name == r.first; });
        if (reader == std::end(readers))
            s.refuse_word(name, line_of(key), {"colours", "shapes", "fonts", "logo"},
                          {"no such table of a style", "keine solche Tabelle eines Stils"});
        reader->second(s, *table);
    }
    return {std::move(s.theme), std::move(s.logo)};
}

} // namespace clusterbridge
