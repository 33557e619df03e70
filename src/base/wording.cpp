#include "base/wording.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace clusterbridge {
namespace {

constexpr std::array<std::string_view, 12> kMonthsDe{"Januar",    "Februar", "März",     "April",
                                                     "Mai",       "Juni",    "Juli",     "August",
                                                     "September", "Oktober", "November", "Dezember"};
constexpr std::array<std::string_view, 12> kMonthsEn{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 13> kSmallDe{"null",   "1",    "zwei", "drei", "vier", "fünf", "sechs",
                                                    "sieben", "acht", "neun", "zehn", "elf",  "zwölf"};
constexpr std::array<std::string_view, 13> kSmallEn{"no",    "one",   "two",  "three", "four",   "five",  "six",
                                                    "seven", "eight", "nine", "ten",   "eleven", "twelve"};

std::string month_name(unsigned month, Language language) {
    return std::string(language == Language::de ? kMonthsDe[month - 1] : kMonthsEn[month - 1]);
}

std::string grouped(std::string digits, char mark) {
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, mark);
    return digits;
}

std::string with_decimal_mark(std::string text, Language language) {
    if (language == Language::de)
        if (const auto point = text.find('.'); point != std::string::npos)
            text[point] = ',';
    return text;
}

} // namespace

std::string whole_number(std::uint64_t value, Language language) {
    return grouped(std::to_string(value), language == Language::de ? '.' : ',');
}

std::string decimal_number(double value, int decimals, Language language) {
    std::string text = fixed(value, decimals);
    if (text.empty())
        return text;
    const bool negative = text.front() == '-';
    const auto point = text.find('.');
    const std::size_t first = negative ? 1 : 0;
    const std::string whole = grouped(text.substr(first, point == std::string::npos ? point : point - first),
                                      language == Language::de ? '.' : ',');
    const std::string rest = point == std::string::npos ? "" : with_decimal_mark(text.substr(point), language);
    return (negative ? "−" : "") + whole + rest;
}

std::string plain_number(double value, int digits, Language language) {
    if (!std::isfinite(value))
        return {};
    if (value == 0)
        return "0";
    const double size = std::abs(value);
    std::array<char, 64> buffer{};
    const bool whole = size >= std::pow(10.0, digits) && size < 1e15;
    const auto result =
        whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 0)
              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, digits);
    return with_decimal_mark({buffer.data(), result.ptr}, language);
}

std::string percentage(double share, Language language) {
    if (!std::isfinite(share))
        return {};
    const std::string sign = language == Language::de ? "\xC2\xA0%" : "%";
    const double percent = share * 100;
    if (percent > 0 && percent < 1)
        return (language == Language::de ? "weniger als 1" : "less than 1") + sign;
    if (percent > 99 && percent < 100)
        return (language == Language::de ? "mehr als 99" : "more than 99") + sign;
    return decimal_number(percent, 0, language) + sign;
}

std::string long_date(Date date, Language language) {
    const std::string text = iso(date);
    const auto month = static_cast<unsigned>(
        parse_integer(text.substr(5, 2)[0] == '0' ? text.substr(6, 1) : text.substr(5, 2)).value_or(1));
    const std::string day = text[8] == '0' ? text.substr(9) : text.substr(8);
    const std::string year = std::to_string(year_of(date));
    return day + (language == Language::de ? ". " : " ") + month_name(month, language) + " " + year;
}

std::string loose_date(const std::string& text, Language language) {
    const bool german = language == Language::de;
    if (text == "undated")
        return german ? "ohne Datum" : "undated";
    if (text.empty() || text == "-")
        return {};
    const auto date = parse_date(text, DateEnd::first_day);
    if (!date || text.size() == 4)
        return text;
    const std::string full = long_date(*date, language);
    const bool month_only = parse_date(text, DateEnd::last_day) != date;
    return month_only ? full.substr(full.find(' ') + 1) : full;
}

std::string in_quotes(std::string_view text, Language language) {
    return (language == Language::de ? "„" : "“") + std::string(text) + (language == Language::de ? "“" : "”");
}

std::string listed(const std::vector<std::string>& items, Language language) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            out += i + 1 < items.size() ? ", " : language == Language::de ? " und " : " and ";
        out += items[i];
    }
    return out;
}

std::string small_number(std::uint64_t value, Language language) {
    if (value > 12)
        return whole_number(value, language);
    return std::string(language == Language::de ? kSmallDe[value] : kSmallEn[value]);
}

/// Whether the last sign to be seen, before tags that end, is a full stop.
static bool ends_in_stop(std::string_view text) {
    while (text.ends_with('>')) {
        const auto tag = text.rfind("</");
        if (tag == std::string_view::npos)
            return false;
        text = text.substr(0, tag);
    }
    return text.ends_with('.');
}

std::string filled(std::string_view pattern, std::span<const std::pair<std::string_view, std::string>> values) {
    std::string out;
    while (true) {
        const auto open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos)
            return out;
        const auto close = pattern.find('}', open);
        ensure(close != std::string_view::npos, "a text has an open brace");
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto found =
            std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.first == name; });
        ensure(found != values.end(), "a text asks for {" + std::string(name) + "}, which nobody gave");
        out += found->second;
        pattern.remove_prefix(close + 1);
        if (pattern.starts_with('.') && ends_in_stop(found->second)) // "Forum e.V." brings the full stop of a sentence
            pattern.remove_prefix(1);
    }
}

std::string filled(std::string_view pattern, std::initializer_list<std::pair<std::string_view, std::string>> values) {
    return filled(pattern, std::span(values.begin(), values.size()));
}

} // namespace clusterbridge
