#pragma once
#include "io/row_values.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// Reads rows of a large table of ties that has nothing but ends and weights, as long as they are like most: ASCII ids
/// without anything to clean, other than those of the header and of each other, and a weight above zero or none. They
/// are what the reader of any row (read_ties.cpp) would have made of them, for a fraction of its work. Many rows are
/// taken apart, then their names get numbers, in the same order: finding these waits for memory longer than everything
/// else about a row takes, and one row's waiting is over before its turn comes. With two threads the one takes rows
/// apart while the other finds numbers for those before.
class PlainTies {
  public:
    struct Columns {
        std::size_t source = 0, target = 0;
    };
    PlainTies(RowValues& values, const Table& table, std::uint32_t file, Columns columns, const NumberColumn& weights,
              ReadContext& context)
        : values_(values), table_(table), context_(context), columns_(columns), weights_(weights), file_(file),
          fields_(table.headers.size()) {}

    /// Reads up to the first row that is not like most, or to the end; how many.
    std::size_t read();

  private:
    struct Tie {
        std::string_view source, target;
        std::uint32_t source_hash = 0, target_hash = 0;
        double weight = 1;
        Decimal exact;
        std::uint64_t line = 0;
    };
    bool accept(std::uint64_t line, Tie& tie);
    bool accept_weight(std::string_view cell, Tie& tie);
    bool is_plain_id(std::string_view id, std::size_t column) const;
    std::size_t take_apart(std::span<Tie> room);
    void hand_over(std::span<const Tie> ties);

    RowValues& values_;
    const Table& table_;
    ReadContext& context_;
    Columns columns_;
    const NumberColumn& weights_;
    std::uint32_t file_;
    std::vector<std::string_view> fields_;
    std::vector<Tie> now_, next_;
};

} // namespace clusterbridge
