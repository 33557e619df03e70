#pragma once
#include "io/cell_table.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// The nodes or the edges of a network file while they are read: rows whose columns turn up one by one.
class AttributeTable {
  public:
    /// `columns` stand first; they are always there.
    AttributeTable(std::string part, std::vector<std::string> columns);

    /// The place of an attribute's column, made where it is new. Names are compared as headers are.
    std::size_t column(const std::string& name);
    /// The place of a further attribute that must not be taken for one of the first columns: a node's attribute `id`
    /// beside its id becomes `id 2`.
    std::size_t other_column(const std::string& name);

    void begin(std::uint64_t line);
    /// Lays the row that is being read aside, for rows inside it; `resume` takes the one laid aside last up again.
    void suspend();
    void resume();
    /// The last value of a column counts. Only between `begin` and `end`.
    void set(std::size_t column, std::string_view text, bool number = false);
    bool has(std::size_t column) const { return column < row_.size() && !row_[column].text.empty(); }
    const std::string& value(std::size_t column) const;
    void end();

    std::size_t rows() const { return table_.rows(); }
    std::size_t memory() const { return table_.memory(); }
    CellTable take();

  private:
    struct Value {
        std::string text;
        bool number = false;
    };
    CellTable table_;
    std::size_t first_columns_;
    std::map<std::string, std::size_t> places_; // by plain header
    std::uint64_t line_ = 0;
    std::vector<Value> row_;
    std::vector<std::pair<std::uint64_t, std::vector<Value>>> outer_;
};

/// Sets a column where the text is a number as network files write them, so that its point stays a decimal point.
void set_typed(AttributeTable& table, std::size_t column, std::string_view text);

/// Network files may say when a node or edge was there: as a date, or as a year that is written as a number (2015.0).
/// Empty where it is neither.
std::string year_or_date(std::string_view text);

/// A network file that needs more memory than `kMostTableBytes`.
TextRefusal too_large_network(std::uint64_t line);

} // namespace clusterbridge
