#include "render/fonts.hpp"

#include "base/error.hpp"
#include "render/data_uri.hpp"
#include "render/font_shelf.hpp"

#include <algorithm>
#include <array>
#include <hb-subset.h>
#include <hb.h>
#include <mutex>

namespace clusterbridge {

namespace {

constexpr double kUnknownAdvance = 0.6; // a box drawn for a character that no face has

/// A family's name as a string of CSS.
std::string in_quotes(const std::string& family) {
    std::string text = "\"";
    for (const char c : family)
        text += c == '"' ? "\\22 " : c == '\\' ? "\\5c " : std::string(1, c);
    return printable(text) + '"';
}

bool has_cubic_outlines(const FontFace& face) {
    hb_blob_t* table = hb_face_reference_table(face.face.get(), HB_TAG('C', 'F', 'F', ' '));
    const bool there = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return there;
}

std::string subset_of(const FontFace& face, const std::set<char32_t>& characters) {
    hb_subset_input_t* input = hb_subset_input_create_or_fail();
    ensure(input != nullptr, "memory for a font subset");
    for (const char32_t c : characters)
        hb_set_add(hb_subset_input_unicode_set(input), c);
    // Kerning and hints are dropped: then the width drawn is the width measured, and the file stays small.
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    for (const hb_tag_t tag : {HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'D', 'E', 'F'),
                               HB_TAG('k', 'e', 'r', 'n')})
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), tag);
    hb_face_t* cut = hb_subset_or_fail(face.face.get(), input);
    hb_subset_input_destroy(input);
    ensure(cut != nullptr, "the font could be cut to its used glyphs");
    hb_blob_t* blob = hb_face_reference_blob(cut);
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    std::string bytes(data, length);
    hb_blob_destroy(blob);
    hb_face_destroy(cut);
    return bytes;
}

std::size_t slot(FontWeight weight) {
    return static_cast<std::size_t>(weight);
}

/// Cut at a word where that leaves the better half of what fits, else within one.
std::string shortened(std::string text, FontWeight weight, double size, double width) {
    const std::string whole = text;
    while (!text.empty() && text_width(text + "…", weight, size) > width) {
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
            text.pop_back();
        if (!text.empty())
            text.pop_back();
    }
    const auto ends_word = [](char c) { return c == ' ' || c == '-' || c == '/'; };
    if (text.size() < whole.size() && !ends_word(whole[text.size()])) {
        std::size_t word = text.size();
        while (word > 0 && !ends_word(text[word - 1]))
            --word;
        if (2 * word > text.size())
            text.resize(word);
    }
    for (bool more = true; more;) { // no sign before the ellipsis
        more = false;
        for (const std::string_view sign : {" ", ",", "-", "/", "–", "·"})
            if (text.ends_with(sign)) {
                text.resize(text.size() - sign.size());
                more = true;
            }
    }
    return text + "…";
}

/// What begins here stays on the line of what stands before: a dash, or a number in brackets.
bool clings(std::string_view rest) {
    if (rest.starts_with("- ") || rest.starts_with("– ") || rest.starts_with("· "))
        return true;
    const auto end = rest.find(')');
    return rest.starts_with('(') && end != std::string_view::npos && end > 1 &&
           rest.substr(1, end - 1).find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// Pieces after which a line may end; each keeps its blank.
std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces{""};
    for (std::size_t i = 0; i < text.size(); ++i) {
        pieces.back() += text[i];
        const bool last = i + 1 >= text.size();
        if (!last && ((text[i] == ' ' && !clings(text.substr(i + 1))) ||
                      ((text[i] == '-' || text[i] == '/') && pieces.back().size() > 4)))
            pieces.emplace_back();
    }
    return pieces;
}

/// "Technology" and "Mountains" of "TechnologyMountains"; the whole word where no capital follows a small letter.
std::vector<std::string> humps_of(const std::string& word) {
    std::vector<std::string> parts{""};
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto small = [&](std::size_t at) { return word[at] >= 'a' && word[at] <= 'z'; };
        if (i >= 4 && small(i - 1) && word[i] >= 'A' && word[i] <= 'Z' && i + 3 < word.size())
            parts.emplace_back();
        parts.back() += word[i];
    }
    return parts;
}

std::string without_end_blanks(std::string text) {
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

} // namespace

std::vector<char32_t> characters_of(std::string_view text) {
    std::vector<char32_t> characters;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length == 0 || i + length > text.size()) {
            ++i;
            continue;
        }
        char32_t c = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k)
            c = c << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        characters.push_back(c);
        i += length;
    }
    return characters;
}

std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        // U+FFFE and U+FFFF may not stand in XML
        const bool non_character = c == 0xEF && i + 2 < text.size() &&
                                   static_cast<unsigned char>(text[i + 1]) == 0xBF &&
                                   static_cast<unsigned char>(text[i + 2]) >= 0xBE;
        if (c < 0x20 || c == 0x7F) {
            clean += ' ';
        } else if (c1) {
            clean += ' ';
            ++i;
        } else if (non_character) {
            clean += ' ';
            i += 2;
        } else {
            clean += text[i];
        }
    }
    return clean;
}

double text_width(std::string_view text, FontWeight weight, double size) {
    auto& fonts = font_shelf();
    const std::scoped_lock lock(fonts.mutex);
    double width = 0;
    for (const char32_t c : characters_of(text)) {
        double advance = kUnknownAdvance;
        for (const auto& face : fonts.faces[slot(weight)]) {
            hb_codepoint_t id = 0;
            if (face && face.glyph(c, id)) {
                advance = face.advance(id);
                break;
            }
        }
        width += advance;
    }
    return width * size;
}

std::string face_name(FontWeight weight) {
    const auto& faces = font_shelf().faces[slot(weight)];
    if (faces[0]) // a comma ends the families: what follows is the weight, even where a family ends in such a word
        return faces[0].family + ",Open Sans,DejaVu Sans, " + faces[0].style;
    const bool complete = static_cast<bool>(faces[1]);
    std::string family = complete ? "Open Sans" : "DejaVu Sans";
    switch (weight) {
    case FontWeight::semibold:
        return family + (complete ? " Semibold" : " Bold");
    case FontWeight::bold:
        return family + " Bold";
    case FontWeight::regular:
        break;
    }
    return family;
}

std::string family_list() {
    std::string list;
    std::vector<std::string> named;
    for (const auto& faces : font_shelf().faces)
        if (faces[0] && std::find(named.begin(), named.end(), faces[0].family) == named.end()) {
            named.push_back(faces[0].family);
            list += in_quotes(faces[0].family) + ", ";
        }
    return list + "Open Sans, DejaVu Sans, sans-serif";
}

int css_weight(FontWeight weight) {
    constexpr std::array<int, 3> kWeights{400, 600, 700};
    return kWeights[slot(weight)];
}

bool fonts_are_complete() {
    const auto& fonts = font_shelf();
    return std::all_of(fonts.faces.begin(), fonts.faces.end(), [](const auto& faces) { return faces[0] || faces[1]; });
}

std::string embedded_faces(FontWeight weight, const std::set<char32_t>& characters) {
    auto& fonts = font_shelf();
    const std::scoped_lock lock(fonts.mutex);
    std::string rules;
    std::set<char32_t> rest = characters;
    for (const auto& face : fonts.faces[slot(weight)]) {
        if (!face)
            continue;
        std::set<char32_t> here;
        for (const char32_t c : rest) {
            hb_codepoint_t id = 0;
            if (face.glyph(c, id))
                here.insert(c);
        }
        if (here.empty())
            continue;
        for (const char32_t c : here)
            rest.erase(c);
        const bool cubic = has_cubic_outlines(face);
        rules += "@font-face{font-family:" + in_quotes(face.family) +
                 ";font-weight:" + std::to_string(css_weight(weight)) + ";src:url(" +
                 data_uri(cubic ? "font/otf" : "font/ttf", subset_of(face, here)) + ") format(\"" +
                 (cubic ? "opentype" : "truetype") + "\")}\n";
    }
    return rules;
}

double widest(const std::vector<std::string>& lines, FontWeight weight, double size) {
    double width = 0;
    for (const auto& line : lines)
        width = std::max(width, text_width(line, weight, size));
    return width;
}

std::vector<std::string> wrapped(std::string_view text, FontWeight weight, double size, double width,
                                 std::size_t max_lines) {
    std::vector<std::string> lines{""};
    const auto fits = [&](std::string line) {
        return text_width(without_end_blanks(std::move(line)), weight, size) <= width;
    };
    const auto joins = [&](const std::string& piece) { return lines.back().empty() || fits(lines.back() + piece); };
    const auto put = [&](const std::string& piece, bool joined) {
        if (!joined)
            lines.emplace_back();
        lines.back() += piece;
    };
    for (const auto& piece : pieces_of(text)) {
        const bool joined = joins(piece);
        const auto parts = joined && !lines.back().empty() ? std::vector<std::string>{} : humps_of(piece);
        if (max_lines < 2 || parts.size() < 2 || fits(piece))
            put(piece, joined);
        else
            for (const auto& part : parts)
                put(part, joins(part));
    }
    const bool too_many = lines.size() > max_lines;
    if (too_many) {
        for (std::size_t i = max_lines; i < lines.size(); ++i)
            lines[max_lines - 1] += lines[i];
        lines.resize(max_lines);
    }
    for (auto& line : lines) {
        line = without_end_blanks(line);
        if (text_width(line, weight, size) > width)
            line = shortened(line, weight, size, width);
    }
    return lines;
}

std::vector<std::string> balanced(std::string_view text, FontWeight weight, double size, double width,
                                  std::size_t max_lines) {
    auto lines = wrapped(text, weight, size, width, max_lines);
    for (double narrower = 0.98 * width; lines.size() > 1 && !lines.back().ends_with("…"); narrower -= 0.02 * width) {
        auto next = wrapped(text, weight, size, narrower, max_lines);
        if (next.size() > lines.size() || widest(next, weight, size) > narrower ||
            std::any_of(next.begin(), next.end(), [](const auto& line) { return line.ends_with("…"); }))
            break;
        if (std::none_of(next.begin(), next.end() - 1, [](const auto& line) { return line.ends_with('-'); }))
            lines = std::move(next);
    }
    return lines;
}

} // namespace clusterbridge
