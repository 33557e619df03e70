#pragma once
#include "base/run_control.hpp"
#include "graph/network_builder.hpp"
#include "io/csv_scanner.hpp"
#include "io/table.hpp"
#include "io/values.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// A table of ties that has nothing but ends and weights.
struct PlainTable {
    const Table& table;
    std::uint32_t file = 0;
    std::size_t source = 0, target = 0;
    std::optional<std::size_t> weight;
    NumberStyle style;
};

/// Reads rows of a piece of such a table into a builder, as long as they are like most: ASCII ids without anything to
/// clean, other than those of the header and of each other, and a weight above zero or none. They are what the reader
/// of any row (read_ties.cpp) would have made of them, for a fraction of its work. Many rows are taken apart, then
/// their names get numbers, in the same order: finding these waits for memory longer than everything else about a row
/// takes, and one row's waiting is over before its turn comes.
class PlainPiece {
  public:
    /// Rows taken apart at once: what they need stays in the nearest cache.
    static constexpr std::size_t kRows = 256;
    struct Name {
        std::string_view text;
        std::uint32_t hash = 0, place = 0; ///< as PackedTextIndex says
    };
    /// Room for such rows, for one piece at a time.
    struct Batch {
        std::array<std::array<Name, 2>, kRows> names;
        std::array<BareTie, kRows> ties;
    };

    /// From where `scanner` stands, all rows that begin before `end`. `total_weight` is that of all ties before: no row
    /// is read that makes it more than a number can hold.
    PlainPiece(const PlainTable& plain, const CsvScanner& scanner, std::size_t end, NetworkBuilder& builder,
               double total_weight, Batch& batch);

    /// Up to the first row that is not like most, the end, or until `go_on()`, asked now and then, says no.
    void read(const std::function<bool()>& go_on);

    bool at_end() const noexcept { return scanner_.position() >= end_; }
    CsvScanner::Place place() const noexcept { return scanner_.place(); }
    std::size_t bytes() const noexcept { return scanner_.position() - begin_; }
    std::size_t rows() const noexcept { return rows_; }
    double total_weight() const noexcept { return total_weight_; }

  private:
    bool is_plain_id(std::string_view id, std::size_t column) const;
    bool accept_weight(std::string_view cell, BareTie& tie);
    bool accept(std::size_t row);
    std::size_t take_apart();
    void hand_over(std::size_t rows);
    void give_back();

    const PlainTable& plain_;
    CsvScanner scanner_;
    std::size_t begin_, end_, given_back_;
    NetworkBuilder& builder_;
    double total_weight_;
    std::size_t rows_ = 0;
    std::vector<std::string_view> fields_;
    Batch& batch_;
};

} // namespace clusterbridge
