#pragma once
#include "base/date.hpp"
#include "graph/network_builder.hpp"
#include "io/table.hpp"
#include "io/values.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clusterbridge {

/// What all tables of one input share while they are read.
struct ReadContext {
    NetworkBuilder& builder;
    const ReadOptions& options;
    const RunControl& run;
    double total_weight = 0; ///< of all ties: no sum of some of them is larger
};

/// Counts something that is said once per file, at the line where it was first seen.
struct Tally {
    std::uint64_t count = 0, first_line = 0;
    void add(std::uint64_t line) {
        if (count++ == 0)
            first_line = line;
    }
};

/// A column of numbers: where it stands and how its numbers are written.
struct NumberColumn {
    std::optional<std::size_t> at;
    std::string name;
    NumberStyle style = {};
    bool money = false; ///< its cells may name the euro
    bool euro = false;  ///< the last one did
    Tally maybe_thousands = {}, points_among_commas = {};
};

/// Reads the cells of a row into values. A cell that cannot be read makes the row bad; `failed` tells so, and further
/// complaints about the same row are not made.
class RowValues {
  public:
    RowValues(Table& table, ReadContext& context);

    /// To the next row; false at the end. At the end, what was counted is said.
    bool next();
    bool failed() const { return failed_; }
    void fail(std::string rule, Sentence message);
    void drop(std::string rule, Sentence message);
    TableRows& rows() { return rows_; }
    /// Whether rows may be read past `next` (io/plain_ties.hpp): nothing is to be remembered of them.
    bool may_be_plain() { return !sample_at_ && rows_.plain() != nullptr; }
    RowRef row_ref(std::uint32_t file) const { return {file, rows_.line()}; }

    std::optional<std::size_t> column(std::string_view name) const { return table_.columns.find(name); }
    /// Prepares columns of numbers: decides point or comma for each (one more pass where a comma is possible).
    std::vector<NumberColumn> number_columns(const std::vector<std::string>& names);

    /// An id that must be there. The view lives until the next call with the same scratch string.
    std::string_view id(std::optional<std::size_t> column, const char* name, std::string& scratch);
    std::string text(std::optional<std::size_t> column);
    Symbol symbol(std::optional<std::size_t> column);
    ListId list(std::optional<std::size_t> column);
    std::optional<Date> date(std::optional<std::size_t> column, const char* name, DateEnd end);
    std::optional<ParsedNumber> number(NumberColumn& column);
    std::optional<int> year(std::optional<std::size_t> column);
    /// Unknown columns with a value: header, value.
    std::vector<std::pair<std::string, std::string>> extra();
    ListId extra_list();
    /// Warns about an end before its start; the row is kept.
    void check_order(const std::optional<Date>& first, const std::optional<Date>& last);
    /// Says what the columns of numbers were taken for.
    void conclude(const std::vector<NumberColumn>& columns);

  private:
    void conclude_row_notes();
    void find_decimal_commas(std::vector<NumberColumn>& columns);
    void remember_sample();

    Table& table_;
    ReadContext& context_;
    TableRows rows_;
    bool failed_ = false;
    std::string scratch_;
    std::unordered_map<std::string, ListId> lists_; // by cell
    std::vector<Symbol> extra_headers_;
    Tally zero_width_, reversed_, odd_years_;
    std::optional<std::size_t> sample_at_; ///< where names stand, until enough of them were seen
};

} // namespace clusterbridge
