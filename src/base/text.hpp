#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small text helpers without locale. Unicode proper lives in base/unicode.hpp.
namespace clusterbridge {

/// The shortest decimal that reads back to the same double; the form of every number in CSV and JSON. Empty for NaN and
/// infinities: they are "undefined" in every table.
std::string shortest(double value);

/// Fixed number of decimals, decimal point, never "-0.00".
std::string fixed(double value, int decimals);

/// The number that the whole of `text` spells (decimal point, optional exponent; no blanks, hex, inf or nan), else
/// nothing. Overflow gives nothing; underflow gives 0.
std::optional<double> parse_double(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);

/// What `trim` does where there may be something to strip.
std::string_view trim_ends(std::string_view text);
/// Strips the white space of Unicode (property White_Space) at both ends.
inline std::string_view trim(std::string_view text) {
    const auto is_letter_or_mark = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
    const bool bare = !text.empty() && is_letter_or_mark(text.front()) && is_letter_or_mark(text.back());
    return bare ? text : trim_ends(text);
}
/// How often a byte occurs. Many bytes at a time.
std::size_t count_byte(std::string_view text, char byte);
/// Splits at every character of `separators`, trims the parts and drops empty ones.
std::vector<std::string> split_list(std::string_view text, std::string_view separators);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool equal_ignoring_ascii_case(std::string_view a, std::string_view b);
std::string ascii_lower(std::string_view text);

/// Control characters (C0 except none, DEL, C1) as \xNN or \n, \r, \t: safe to print on a terminal.
std::string escape_control(std::string_view text);
/// Whether a spreadsheet calls a row of totals so: Summe, Gesamtergebnis, Total, Grand Total …; any case.
bool is_totals_word(std::string_view text);

/// Two hexadecimal digits, upper case.
std::string hex_byte(unsigned char byte);
/// ASCII letters, digits and the characters of `also_plain` as they are, every other byte as `mark` and two hexadecimal
/// digits: percent-encoding with '%', ids for SVG with '_'.
std::string with_hex_bytes(std::string_view text, char mark, std::string_view also_plain);

/// Edits (Damerau–Levenshtein, adjacent swaps count 1) between two short ASCII words: "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate with the fewest edits, if at most a third of the word (and at least 1 edit) is wrong; else the shortest
/// that begins with the word, leading dashes aside, if that has three letters. First wins ties.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

} // namespace clusterbridge
