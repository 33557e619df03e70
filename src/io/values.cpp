#include "io/values.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::array<std::string_view, 5> kZeroWidth = {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0",
                                                        "\xEF\xBB\xBF"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}
/// No character from U+0300 on, where the marks begin that NFC puts together and those of no width: in valid UTF-8, no
/// byte from 0xCC on. Texts in most of the languages of Europe are NFC as they stand.
bool is_latin(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

/// Most weights are small whole numbers: read without taking them apart.
std::optional<ParsedNumber> small_whole_number(std::string_view text) {
    constexpr std::size_t kMostDigits = 15; // every such number is a double
    if (text.empty() || text.size() > kMostDigits)
        return {};
    std::int64_t value = 0;
    for (const char c : text) {
        if (!is_digit(c))
            return {};
        value = value * 10 + (c - '0');
    }
    ParsedNumber number;
    number.value = static_cast<double>(value);
    number.exact = {value, 0};
    for (; text.back() == '0' && number.exact.mantissa != 0; text.remove_suffix(1)) {
        number.exact.mantissa /= 10;
        ++number.exact.exponent;
    }
    return number;
}

/// A number taken apart: [sign] whole [mark fraction] [e exponent].
struct Parts {
    bool negative = false;
    std::string whole, fraction;
    std::int64_t exponent = 0;
};

/// "1.234.567": one to three digits, then groups of three. No number begins with a group of zeros: 0.123 is less
/// than 1.
bool is_grouped(std::string_view whole) {
    const auto first = whole.find('.');
    if (first == std::string_view::npos || first == 0 || whole.front() == '0' || first > 3 ||
        !all_digits(whole.substr(0, first)))
        return false;
    whole.remove_prefix(first);
    while (!whole.empty()) {
        if (whole.size() < 4 || whole[0] != '.' || !all_digits(whole.substr(1, 3)))
            return false;
        whole.remove_prefix(4);
    }
    return true;
}

bool split_exponent(std::string_view& text, Parts& parts) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos)
        return true;
    std::string_view digits = text.substr(e + 1);
    text = text.substr(0, e);
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.remove_prefix(1);
    if (digits.empty() || !all_digits(digits))
        return false;
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    // beyond six digits the outcome is the same: far too large or far too small
    parts.exponent = digits.size() > 6 ? 999999 : parse_integer(digits).value_or(0);
    if (negative)
        parts.exponent = -parts.exponent;
    return true;
}

bool split_mantissa(std::string_view text, NumberStyle style, Parts& parts, ParsedNumber& number) {
    const char mark = style.comma && text.find(',') != std::string_view::npos ? ',' : '.';
    std::string_view whole = text;
    std::string_view fraction;
    if (style.comma && mark == '.' && is_grouped(text)) {
        // thousands: no fraction
    } else if (const auto at = text.find(mark); at != std::string_view::npos) {
        whole = text.substr(0, at);
        fraction = text.substr(at + 1);
        number.point_in_comma_column = style.comma && mark == '.';
    }
    parts.whole = whole;
    if (style.comma && is_grouped(whole))
        std::erase(parts.whole, '.');
    parts.fraction = fraction;
    return all_digits(parts.whole) && all_digits(fraction) && !(parts.whole.empty() && fraction.empty());
}

/// mantissa * 10^exponent without trailing zeros; the first 18 significant digits.
Decimal exact_value(const Parts& parts) {
    std::string digits = parts.whole + parts.fraction;
    std::int64_t exponent = parts.exponent - static_cast<std::int64_t>(parts.fraction.size());
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() > 18) {
        exponent += static_cast<std::int64_t>(digits.size()) - 18;
        digits.resize(18);
    }
    while (!digits.empty() && digits.back() == '0') {
        digits.pop_back();
        ++exponent;
    }
    if (digits.empty())
        return {0, 0};
    const std::int64_t mantissa = parse_integer(digits).value_or(0);
    return {parts.negative ? -mantissa : mantissa, static_cast<std::int32_t>(exponent)};
}

bool remove_zero_width(std::string_view cell, std::string& scratch) {
    scratch.clear();
    bool removed = false;
    while (!cell.empty()) {
        const auto hit = std::find_if(kZeroWidth.begin(), kZeroWidth.end(),
                                      [&](std::string_view mark) { return cell.starts_with(mark); });
        if (hit != kZeroWidth.end()) {
            cell.remove_prefix(hit->size());
            removed = true;
        } else {
            scratch += cell.front();
            cell.remove_prefix(1);
        }
    }
    return removed;
}

} // namespace

ParsedNumber parse_number(std::string_view text, NumberStyle style) {
    if (const auto whole = small_whole_number(text))
        return *whole;
    ParsedNumber number;
    Parts parts;
    const std::string_view written = text;
    parts.negative = text.starts_with('-');
    if (parts.negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (!split_exponent(text, parts) || !split_mantissa(text, style, parts, number)) {
        number.fault = NumberFault::not_a_number;
        return number;
    }
    number.exact = exact_value(parts);
    if (number.exact.mantissa == 0)
        return number;
    const std::string plain = (parts.negative ? "-" : "") + (parts.whole.empty() ? "0" : parts.whole) +
                              (parts.fraction.empty() ? "" : "." + parts.fraction) +
                              (parts.exponent == 0 ? "" : "e" + std::to_string(parts.exponent));
    const auto value = parse_double(plain);
    // order of magnitude, since an overflow and an underflow of the digits alone look alike
    const bool huge = number.exact.exponent > 0;
    if (!value || *value == 0) {
        number.fault = huge ? NumberFault::too_large : NumberFault::too_small;
        return number;
    }
    number.value = *value;
    number.maybe_thousands = !style.comma && parts.exponent == 0 && is_grouped(written) && written.front() != '0';
    return number;
}

bool has_decimal_comma(std::string_view text) {
    text = trim(text);
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    const auto comma = text.find(',');
    if (comma == std::string_view::npos)
        return false;
    std::string_view whole = text.substr(0, comma);
    const std::string_view fraction = text.substr(comma + 1);
    const auto exponent = fraction.find_first_of("eE");
    return (all_digits(whole) || is_grouped(whole)) && all_digits(fraction.substr(0, exponent)) && text.size() > 1;
}

std::string_view without_euro(std::string_view amount) {
    amount = trim(amount);
    for (const std::string_view word : {"\xE2\x82\xAC", "EUR", "Euro"}) {
        if (amount.size() <= word.size())
            continue;
        if (equal_ignoring_ascii_case(amount.substr(amount.size() - word.size()), word))
            return trim(amount.substr(0, amount.size() - word.size()));
        if (equal_ignoring_ascii_case(amount.substr(0, word.size()), word))
            return trim(amount.substr(word.size()));
    }
    return amount;
}

CleanId clean_id_beyond_ascii(std::string_view cell, std::string& scratch) {
    CleanId clean{trim(cell), false};
    if (is_latin(clean.id))
        return clean;
    clean.zero_width_removed = remove_zero_width(cell, scratch);
    scratch = nfc(trim(scratch));
    clean.id = scratch;
    return clean;
}

std::string_view clean_text(std::string_view cell, std::string& scratch) {
    cell = trim(cell);
    if (is_ascii(cell) || is_latin(cell))
        return cell;
    scratch = nfc(cell);
    return scratch;
}

std::vector<std::string> clean_list(std::string_view cell) {
    if (is_ascii(cell) || is_latin(cell))
        return split_list(cell, ";|");
    return split_list(nfc(cell), ";|");
}

std::string shortened(std::string_view cell, std::size_t characters) {
    const std::string_view head = first_code_points(cell, characters);
    return escape_control(head) + (head.size() < cell.size() ? "…" : "");
}

Sentence in_quotes(std::string_view cell) {
    const std::string text = shortened(cell);
    return {"\"" + text + "\"", "„" + text + "“"};
}

} // namespace clusterbridge
