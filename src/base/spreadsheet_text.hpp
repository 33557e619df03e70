#pragma once
#include <string>
#include <string_view>

/// Numbers and text on their way into other programs, spreadsheets above all, and the way back.
namespace clusterbridge {

/// The shortest decimal without an exponent that reads back to the same double, for programs that read none: 1e-07 is
/// 0.0000001. Empty for NaN and infinities.
std::string plain_decimal(double value);

/// Which numbers a spreadsheet reads as such: with a decimal point, or with a decimal comma as well.
enum class CellNumbers : unsigned char { point, comma };

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front: one that begins with = + - @ tab or
/// carriage return and is no number. So does a cell that has apostrophes before such a beginning already, so that
/// `without_apostrophe` gives every text back. O(length).
std::string neutralised(std::string_view text, CellNumbers numbers = CellNumbers::point);

/// What `without_apostrophe` does where there is one.
std::string_view without_leading_apostrophe(std::string_view cell);
/// Takes off the apostrophe that `neutralised` put there; any other text as it is.
inline std::string_view without_apostrophe(std::string_view cell) {
    return cell.starts_with('\'') ? without_leading_apostrophe(cell) : cell;
}

/// What a cell holds: without the apostrophe of `neutralised`, and ="001" as 001, which is how programs keep a
/// spreadsheet from taking a text for a number.
inline std::string_view plain_cell(std::string_view cell) {
    if (cell.size() >= 3 && cell[0] == '=' && cell[1] == '"' && cell.back() == '"' &&
        cell.find('"', 2) == cell.size() - 1)
        return cell.substr(2, cell.size() - 3);
    return without_apostrophe(cell);
}

/// A field of a CSV row by RFC 4180: in quotation marks where it holds the delimiter, a quotation mark or a line break,
/// or begins or ends with a blank.
std::string csv_field(std::string_view text, char delimiter);

} // namespace clusterbridge
