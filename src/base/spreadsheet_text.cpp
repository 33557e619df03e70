#include "base/spreadsheet_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace clusterbridge {
namespace {

/// "-5" is a number, "-5+cmd|..." is not.
bool is_number(std::string_view text, CellNumbers numbers) {
    if (parse_double(text))
        return true;
    if (numbers == CellNumbers::point)
        return false;
    std::string point(text);
    std::replace(point.begin(), point.end(), ',', '.');
    return parse_double(point).has_value();
}

/// Whether a spreadsheet would run the text behind its apostrophes.
bool would_run(std::string_view text, CellNumbers numbers) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
           !is_number(text, numbers);
}

} // namespace

std::string plain_decimal(double value) {
    if (!std::isfinite(value))
        return {};
    if (value == 0)
        return "0";
    std::array<char, 64> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                       std::chars_format::scientific); // 1.25e-07
    const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const auto e = text.find('e');
    std::string digits(text.substr(0, e));
    std::erase(digits, '.');
    const std::size_t sign = text[e + 1] == '+' ? 1 : 0;
    const auto power = parse_integer(text.substr(e + 1 + sign)).value_or(0);
    const auto count = static_cast<std::int64_t>(digits.size());
    if (power < 0)
        digits = "0." + std::string(static_cast<std::size_t>(-power - 1), '0') + digits;
    else if (power + 1 >= count)
        digits.append(static_cast<std::size_t>(power + 1 - count), '0');
    else
        digits.insert(static_cast<std::size_t>(power + 1), 1, '.');
    return (value < 0 ? "-" : "") + digits;
}

std::string neutralised(std::string_view text, CellNumbers numbers) {
    std::string cell = would_run(text, numbers) ? "'" : "";
    return cell += text;
}

std::string_view without_leading_apostrophe(std::string_view cell) {
    if (would_run(cell, CellNumbers::point))
        cell.remove_prefix(1);
    return cell;
}

std::string csv_field(std::string_view text, char delimiter) {
    const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos && !text.starts_with(' ') &&
                       !text.ends_with(' ') && text.find(delimiter) == std::string_view::npos;
    if (plain)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace clusterbridge
