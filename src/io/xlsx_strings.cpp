#include "io/xlsx_strings.hpp"

#include "io/csv_scanner.hpp"

#include <charconv>
#include <utility>

namespace clusterbridge {
namespace {

/// A character of the basic plane as UTF-8; nothing for half of a pair.
std::string utf8_of(unsigned code) {
    if (code >= 0xD800 && code < 0xE000)
        return "\xEF\xBF\xBD";
    if (code < 0x80)
        return {static_cast<char>(code)};
    if (code < 0x800)
        return {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
    return {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
}

} // namespace

void undo_escapes(std::string& text) {
    std::size_t at = text.find("_x");
    if (at == std::string::npos)
        return;
    std::string out;
    std::size_t done = 0;
    for (; at != std::string::npos; at = text.find("_x", at)) {
        unsigned code = 0;
        const char* digits = text.data() + at + 2;
        const bool whole = at + 7 <= text.size() && text[at + 6] == '_' &&
                           std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
        if (!whole) {
            at += 2;
            continue;
        }
        out.append(text, done, at - done);
        out += utf8_of(code);
        at += 7;
        done = at;
    }
    out.append(text, done);
    text = std::move(out);
}

void SharedStrings::start(std::string_view name, const XmlAttributes&) {
    if (name == "si") {
        in_item_ = true;
        item_.clear();
    } else if (name == "rPh") {
        in_reading_ = true;
    } else if (name == "t") {
        in_text_ = in_item_ && !in_reading_;
    }
}

void SharedStrings::end(std::string_view name) {
    if (name == "t") {
        in_text_ = false;
    } else if (name == "rPh") {
        in_reading_ = false;
    } else if (name == "si") {
        in_item_ = false;
        undo_escapes(item_);
        text_ += item_;
        ends_.push_back(text_.size());
    }
}

void SharedStrings::text(std::string_view piece) {
    if (in_text_ && item_.size() <= CsvScanner::kLongestField) // beyond that the row is refused anyway
        item_ += piece;
}

} // namespace clusterbridge
