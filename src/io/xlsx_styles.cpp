#include "io/xlsx_styles.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

std::uint32_t id_of(std::string_view text) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(parse_integer(text).value_or(0), 0, 0xFFFFFFFF));
}

/// The letters of the first section that stand for parts of a date or time, in lower case.
std::string format_letters(std::string_view code) {
    std::string letters;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"')
            i = std::min(code.find('"', i + 1), code.size());
        else if (c == '[')
            i = std::min(code.find(']', i + 1), code.size());
        else if (c == '\\' || c == '_' || c == '*')
            ++i;
        else
            letters += c;
    }
    letters = ascii_lower(letters);
    for (const std::string_view word : {"general", "standard", "am/pm", "a/p"}) // "standard" has a d
        for (auto at = letters.find(word); at != std::string::npos; at = letters.find(word))
            letters.erase(at, word.size());
    return letters;
}

} // namespace

DateForm date_form(std::string_view format_code) {
    const std::string letters = format_letters(format_code);
    const auto has = [&](char c) { return letters.find(c) != std::string::npos; };
    if (letters.find_first_of("0#?@%") != std::string::npos && !has('y'))
        return DateForm::none; // a number with a word in it
    const bool month = has('m') && (has('y') || has('d') || !(has('h') || has('s')));
    if (has('d') || (month && !has('y')))
        return DateForm::day;
    return !has('y') ? DateForm::none : month ? DateForm::month : DateForm::year;
}

DateForm built_in_date_form(std::uint32_t id) {
    if (id == 17)
        return DateForm::month;
    const bool day = (id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
                     (id >= 50 && id <= 54) || id == 57 || id == 58;
    return day ? DateForm::day : DateForm::none;
}

void StylesHandler::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "numFmt") {
        own_formats_[id_of(attributes["numFmtId"])] = date_form(attributes["formatCode"]);
    } else if (name == "cellXfs") {
        in_cell_styles_ = true;
    } else if (name == "xf" && in_cell_styles_) {
        const std::uint32_t id = id_of(attributes["numFmtId"]);
        const auto own = own_formats_.find(id);
        forms_.push_back(own != own_formats_.end() ? own->second : built_in_date_form(id));
    }
}

void StylesHandler::end(std::string_view name) {
    if (name == "cellXfs")
        in_cell_styles_ = false;
}

} // namespace clusterbridge
