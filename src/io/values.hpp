#pragma once
#include "base/language.hpp"
#include "base/text.hpp"
#include "graph/network.hpp"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Eight bytes at a time; the last ones overlap those before them.
inline bool is_ascii(std::string_view text) {
    constexpr std::size_t kBytes = sizeof(std::uint64_t);
    const auto word = [&](std::size_t at) {
        std::uint64_t value = 0;
        std::memcpy(&value, text.data() + at, kBytes);
        return value;
    };
    std::uint64_t seen = 0;
    if (text.size() < kBytes) {
        for (const char c : text)
            seen |= static_cast<unsigned char>(c);
    } else {
        for (std::size_t at = 0; at + kBytes < text.size(); at += kBytes)
            seen |= word(at);
        seen |= word(text.size() - kBytes);
    }
    return (seen & 0x8080808080808080ULL) == 0;
}

/// What a cell of numbers looks like beyond its value.
enum class NumberFault : std::uint8_t {
    none,
    not_a_number, ///< text, hexadecimal, NaN, infinity, marks in the wrong place
    too_large,    ///< beyond 1.8e308
    too_small     ///< not zero, but rounded to it
};

struct ParsedNumber {
    NumberFault fault = NumberFault::none;
    double value = 0;
    Decimal exact{0, 0};                ///< without trailing zeros
    bool maybe_thousands = false;       ///< `1.234` read as 1.234
    bool point_in_comma_column = false; ///< `1.5` although the column has decimal commas
};

/// How the numbers of a column are written.
struct NumberStyle {
    bool comma = false; ///< the comma is the decimal mark and a point before three digits parts thousands
};

/// Reads a trimmed, non-empty cell. With decimal point: digits, one point, exponent. With decimal comma also thousands
/// points (`1.234,56`). Never hexadecimal, never blanks inside.
ParsedNumber parse_number(std::string_view text, NumberStyle style);

/// Whether a cell speaks for a decimal comma in its column: a comma with digits around it and nothing odd.
bool has_decimal_comma(std::string_view text);

/// An amount without the sign or word for euros before or behind it, as spreadsheets write cells with a currency
/// ("50.000,00 €", "EUR 500"), trimmed; the whole where there is none.
std::string_view without_euro(std::string_view amount);

/// An id as the program keeps it: zero-width characters removed, trimmed (all white space of Unicode), NFC.
struct CleanId {
    std::string_view id; ///< points into the cell or into the scratch string
    bool zero_width_removed = false;
};
CleanId clean_id_beyond_ascii(std::string_view cell, std::string& scratch);
inline CleanId clean_id(std::string_view cell, std::string& scratch) {
    const std::string_view id = trim(cell);
    return is_ascii(id) ? CleanId{id, false} : clean_id_beyond_ascii(cell, scratch);
}

/// A text cell: trimmed, NFC. Points into the cell or into the scratch string.
std::string_view clean_text(std::string_view cell, std::string& scratch);

/// A list in a cell, separated by `;` or `|`: trimmed, NFC, without empty entries.
std::vector<std::string> clean_list(std::string_view cell);

/// The cell in quotation marks for a message: at most 60 characters, control characters escaped.
Sentence in_quotes(std::string_view cell);
/// The same without marks.
std::string shortened(std::string_view cell, std::size_t characters = 60);

} // namespace clusterbridge
