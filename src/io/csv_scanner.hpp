#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

enum class CsvFault : std::uint8_t { none, unclosed_quote, text_after_quote, field_too_long };

/// One row as it stands in the file. The views live until the next row is read.
struct CsvRow {
    std::vector<std::string_view> fields; ///< quotes taken off, doubled quotes undone; not trimmed
    std::uint64_t line = 0;               ///< 1-based physical line on which the row begins
    CsvFault fault = CsvFault::none;
    std::uint64_t fault_line = 0; ///< where the broken field begins
    std::string_view fault_text;  ///< from there to the end of that line
    std::string_view text;        ///< the row as written, without its line break
    bool blank = false;           ///< nothing but blanks and separators: not a row
};

/// Reads delimited text row by row in one pass (RFC 4180; LF, CRLF, CR in any mixture). A quote counts only at the
/// start of a field; inside an unquoted field it is text. Blanks between a closing quote and the next delimiter are
/// allowed. A row with a broken field ends with its first physical line, so that no later line is swallowed. O(length),
/// memory: one row.
class CsvScanner {
  public:
    /// Longer fields are a fault: no table has them, and nothing after this must cope with them.
    static constexpr std::size_t kLongestField = std::size_t{1} << 20U;

    CsvScanner(std::string_view text, char delimiter, std::uint64_t first_line = 1)
        : text_(text), delimiter_(delimiter), line_(first_line) {}

    /// How many fields the header has. A row that went on over line breaks and fills many times as many has
    /// swallowed other rows by a stray quotation mark; it is given up early, lest a file of such rows be read
    /// once for each of them.
    void expect_fields(std::size_t header) { most_fields_ = 4 * header + 64; }

    /// False at the end of the text.
    bool next(CsvRow& row);
    /// The fields of a row as most are: exactly so many, none with a quotation mark at its start. False where the next
    /// row is another one, or there is none; then nothing was read.
    bool next_plain(std::span<std::string_view> fields);
    struct Place {
        std::size_t at = 0;
        std::uint64_t line = 0;
    };
    Place place() const noexcept { return {at_, line_}; }
    /// Reads on from a place where a row begins.
    void go_back(const Place& place) {
        at_ = place.at;
        line_ = place.line;
    }
    std::size_t position() const noexcept { return at_; }
    std::string_view text() const noexcept { return text_; }
    std::uint64_t line() const noexcept { return line_; }

  private:
    bool at_row_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
    void step_over_break();
    /// The piece of the text that was searched last, and its delimiters and ends of lines, the first in the lowest bit.
    struct Searched {
        std::size_t block = std::string_view::npos;
        std::uint64_t marks = 0;
    };
    std::size_t end_of_unquoted(std::size_t at, Searched& searched) const;
    bool plain_row(CsvRow& row);
    bool quoted_field(CsvRow& row);
    std::string_view line_from(std::size_t at) const; ///< to its end
    void count_lines(std::string_view inside);
    void give_up(CsvRow& row, CsvFault fault, std::uint64_t fault_line, std::size_t row_start);

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 1;
    Searched searched_;
    std::size_t most_fields_ = std::numeric_limits<std::size_t>::max();
    std::deque<std::string> unescaped_; // a deque: strings handed out as views must not move
    std::size_t unescaped_used_ = 0;
};

} // namespace clusterbridge
