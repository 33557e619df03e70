#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace clusterbridge {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

/// U+0085 and U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000: all white space beyond ASCII.
bool is_wide_blank(std::string_view code_point) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(code_point[i]); };
    if (code_point.size() == 2)
        return byte(0) == 0xC2 && (byte(1) == 0x85 || byte(1) == 0xA0);
    if (code_point.size() != 3)
        return false;
    const unsigned code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return (code >= 0x2000 && code <= 0x200A) || code == 0x1680 || code == 0x2028 || code == 0x2029 || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

std::size_t blank_at_front(std::string_view text) {
    if (text.empty() || is_blank(text.front()))
        return text.empty() ? 0 : 1;
    const std::size_t size = text.front() == '\xC2' ? 2 : (text.front() & '\xF0') == '\xE0' ? 3 : 0;
    return size != 0 && size <= text.size() && is_wide_blank(text.substr(0, size)) ? size : 0;
}

std::size_t blank_at_back(std::string_view text) {
    if (text.empty() || is_blank(text.back()))
        return text.empty() ? 0 : 1;
    for (const std::size_t size : {std::size_t{2}, std::size_t{3}}) {
        if (size > text.size())
            break;
        const char lead = text[text.size() - size];
        if ((size == 2 ? lead == '\xC2' : (lead & '\xF0') == '\xE0') && is_wide_blank(text.substr(text.size() - size)))
            return size;
    }
    return 0;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether a decimal that lies outside the range of double ("12.5e-400", no sign) is a small one: by the power of ten
/// of its first digit that is not 0.
bool is_below_one(std::string_view text) {
    const auto e = std::min(text.find_first_of("eE"), text.size());
    const std::string_view mantissa = text.substr(0, e);
    const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
    const auto first = mantissa.find_first_of("123456789");
    if (first == std::string_view::npos)
        return true;
    const auto at = static_cast<std::int64_t>(first);
    const std::int64_t power = at < point ? point - at - 1 : point - at;
    std::string_view exponent = text.substr(std::min(e + 1, text.size()));
    if (exponent.starts_with('+'))
        exponent.remove_prefix(1);
    std::int64_t shift = 0;
    const auto read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), shift);
    if (read.ec == std::errc::result_out_of_range)
        return exponent.starts_with('-');
    return shift < -power;
}

} // namespace

std::string shortest(double value) {
    if (!std::isfinite(value))
        return {};
    if (value == 0)
        return "0";
    std::array<char, 64> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

std::string fixed(double value, int decimals) {
    if (!std::isfinite(value))
        return {};
    std::array<char, 512> buffer{};
    const auto result =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    std::string text(buffer.data(), result.ptr);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1);
    return text;
}

std::optional<double> parse_double(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return {};
    }
    const std::size_t digit = text.starts_with('-') ? 1 : 0;
    if (text.size() <= digit || !(text[digit] == '.' || is_digit(text[digit])))
        return {};
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size())
        return {};
    if (error == std::errc::result_out_of_range) {
        // from_chars does not say which way
        if (is_below_one(text.substr(digit)))
            return 0.0;
        return {};
    }
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return {};
    return value;
}

std::string_view trim_ends(std::string_view text) {
    while (const std::size_t size = blank_at_front(text))
        text.remove_prefix(size);
    while (const std::size_t size = blank_at_back(text))
        text.remove_suffix(size);
    return text;
}

std::size_t count_byte(std::string_view text, char byte) {
    std::size_t count = 0;
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8(byte);
    const __m128i zero = _mm_setzero_si128();
    while (text.size() >= 16) {
        // each of the sixteen lanes counts down from 0, at most 255 times before they are added
        __m128i lanes = zero;
        for (int i = 0; i < 255 && text.size() >= 16; ++i, text.remove_prefix(16)) {
            const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()));
            lanes = _mm_sub_epi8(lanes, _mm_cmpeq_epi8(part, wanted));
        }
        const __m128i sums = _mm_sad_epu8(lanes, zero);
        count += static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
                 static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
    }
#endif
    return count + static_cast<std::size_t>(std::count(text.begin(), text.end(), byte));
}

std::vector<std::string> split_list(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = text.find_first_of(separators);
        if (const auto part = trim(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += separator;
        text += parts[i];
    }
    return text;
}

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_totals_word(std::string_view text) {
    static constexpr std::array kWords = {"summe",         "summen",       "gesamt",    "gesamtsumme", "gesamtergebnis",
                                          "zwischensumme", "teilergebnis", "insgesamt", "total",       "totals",
                                          "grand total",   "subtotal",     "sum"};
    constexpr std::size_t kLongest = 14;
    if (text.size() < 3 || text.size() > kLongest + 1)
        return false;
    if (text.ends_with(':'))
        text.remove_suffix(1);
    const char first = static_cast<char>(text.front() | 0x20);
    if (first != 's' && first != 'g' && first != 'z' && first != 't' && first != 'i')
        return false;
    const std::string word = ascii_lower(text);
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

/// Characters that turn the direction of a line or break it: U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069.
static bool turns_text(std::string_view three) {
    if (three.size() < 3 || three[0] != '\xE2')
        return false;
    const auto middle = static_cast<unsigned char>(three[1]);
    const auto last = static_cast<unsigned char>(three[2]);
    return (middle == 0x80 && (last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE))) ||
           (middle == 0x81 && last >= 0xA6 && last <= 0xA9);
}

std::string escape_control(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto following = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (byte == '\n')
            out += "\\n";
        else if (byte == '\r')
            out += "\\r";
        else if (byte == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7F)
            out += "\\x" + hex_byte(byte);
        else if (byte == 0xC2 && following >= 0x80 && following < 0xA0) {
            out += "\\x" + hex_byte(byte);
            out += "\\x" + hex_byte(static_cast<unsigned char>(following));
            ++i;
        } else if (turns_text(text.substr(i, 3))) {
            for (const char part : text.substr(i, 3))
                out += "\\x" + hex_byte(static_cast<unsigned char>(part));
            i += 2;
        } else
            out += text[i];
    }
    return out;
}

std::string hex_byte(unsigned char byte) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    return {kDigits[byte >> 4U], kDigits[byte & 15U]};
}

std::string with_hex_bytes(std::string_view text, char mark, std::string_view also_plain) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
                           also_plain.find(c) != std::string_view::npos;
        if (plain)
            out += c;
        else
            out += mark + hex_byte(static_cast<unsigned char>(c));
    }
    return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({change, last[j] + 1, now[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

namespace {

/// The shortest candidate that begins with what may be the beginning of a word.
std::optional<std::string> completed(std::string_view begun, const std::vector<std::string>& candidates) {
    const auto without_dashes = [](std::string_view word) {
        return word.substr(std::min(word.find_first_not_of('-'), word.size()));
    };
    constexpr std::size_t kTelling = 3; // letters
    const std::string_view letters = without_dashes(begun);
    std::optional<std::string> best;
    if (letters.size() < kTelling)
        return best;
    for (const std::string& candidate : candidates)
        if (ascii_lower(without_dashes(candidate)).starts_with(letters) && (!best || candidate.size() < best->size()))
            best = candidate;
    return best;
}

} // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string wanted = ascii_lower(word);
    const std::size_t allowed = std::max<std::size_t>(1, wanted.size() / 3);
    std::optional<std::string> best;
    std::size_t fewest = allowed + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t edits = edit_distance(wanted, ascii_lower(candidate));
        if (edits < fewest) {
            fewest = edits;
            best = candidate;
        }
    }
    return best ? best : completed(wanted, candidates);
}

} // namespace clusterbridge
