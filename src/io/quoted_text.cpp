#include "io/quoted_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Adds the characters that are written alike in DOT, Pajek and JSON; false for others.
bool add_escaped(std::string& out, char c) {
    const char letter = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c == '"' || c == '\\' ? c : '\0';
    if (letter == '\0')
        return false;
    (out += '\\') += letter;
    return true;
}

} // namespace

std::string quoted_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text)
        if (!add_escaped(out, c))
            out += is_control(c) ? std::string_view("\xEF\xBF\xBD") : std::string_view(&c, 1);
    return out + '"';
}

std::string json_quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = text.substr(i, 3);
        if (add_escaped(out, c))
            continue;
        if (is_control(c) || c == '<')
            out += "\\u00" + hex_byte(static_cast<unsigned char>(c));
        else if (rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9") {
            out += rest == "\xE2\x80\xA8" ? "\\u2028" : "\\u2029";
            i += 2;
        } else
            out += c;
    }
    return out + '"';
}

std::vector<std::string> free_names(const std::vector<ExchangeColumn>& columns,
                                    std::span<const std::string_view> taken) {
    std::set<std::string> used;
    for (const std::string_view word : taken)
        used.insert(ascii_lower(word));
    std::vector<std::string> names;
    for (const ExchangeColumn& column : columns) {
        std::string name = column.name;
        for (int i = 2; !used.insert(ascii_lower(name)).second; ++i)
            name = column.name + "_" + std::to_string(i);
        names.push_back(std::move(name));
    }
    return names;
}

bool is_plain_word(std::string_view text) {
    return !text.empty() && !(text.front() >= '0' && text.front() <= '9') &&
           std::all_of(text.begin(), text.end(), is_word_character);
}

} // namespace clusterbridge
