#pragma once
#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/index_iterator.hpp"
#include "base/large_vector.hpp"
#include "base/run_control.hpp"
#include "base/shared.hpp"
#include "base/value_pool.hpp"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

/// The rows of the ties tables: millions of them, so they are kept in columns of 32 bits and handed out by value.
namespace clusterbridge {

/// Where a record stands in the user's files. `file` indexes `Network::files`; line 0 = not from a row.
struct RowRef {
    std::uint32_t file = 0;
    std::uint64_t line = 0;
    friend auto operator<=>(const RowRef&, const RowRef&) = default;
};

/// A decimal exactly as written: mantissa * 10^exponent. Weights with more than 18 significant digits keep the
/// first 18.
struct Decimal {
    std::int64_t mantissa = 1;
    std::int32_t exponent = 0;
    friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

/// A list of symbols in a `ListPool` (graph/network.hpp). `ListId{0}` is the empty list.
enum class ListId : std::uint32_t {};

/// What a row of a ties table may say beside its ends and their weight.
struct TieFacts {
    Symbol relation{};
    std::optional<Date> since, until;
    ListId themes{};
    std::optional<double> amount;
    Symbol amount_unit{}, source_key{}, confidence{}, note{};
    ListId extra{}; ///< unknown columns: header, value, header, value ...; empty values left out
    friend bool operator==(const TieFacts&, const TieFacts&) = default;
    /// Whether nothing is said: equal to `TieFacts{}`, found without a branch for each part.
    bool none() const {
        const auto symbols = index(relation) | index(amount_unit) | index(source_key) | index(confidence) | index(note);
        const auto lists = static_cast<std::size_t>(themes) | static_cast<std::size_t>(extra);
        return (symbols | lists) == 0 && !since && !until && !amount;
    }
};

/// One row of a ties table. Direction is kept (member_of reads source -> target) though the analysed network has none.
struct TieRow : TieFacts {
    NodeId source{}, target{};
    double weight = 1;
    Decimal exact_weight;
    RowRef row;
};

/// A row that says nothing but how strong the tie of two organisations is. `line` is of a file known from elsewhere.
struct BareTie {
    NodeId source{}, target{};
    double weight = 1;
    Decimal exact_weight;
    std::uint64_t line = 0;
};

/// A sequence of `TieRow`, 20 bytes for a row with nothing but ends and a whole weight, 16 where no row of the table
/// has anything else, 12 where all of them weigh 1. Other weights and all other facts stand in pools that keep what
/// repeats once. A copy of a table takes no room of its own until one of the two is changed.
class TieTable {
  public:
    using value_type = TieRow;

    std::size_t size() const noexcept { return columns_->source.size(); }
    bool empty() const noexcept { return columns_->source.empty(); }
    TieRow operator[](std::size_t at) const;
    TieRow at(std::size_t at) const; ///< checked
    TieRow front() const { return at(0); }
    TieRow back() const { return at(size() - 1); }
    static constexpr auto kRow = &TieTable::operator[];
    using Iterator = IndexIterator<TieTable, TieRow, kRow>; ///< gives rows by value
    using const_iterator = Iterator;
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    /// Parts of a row, without making the whole of it.
    NodeId source(std::size_t at) const { return NodeId{columns_->source[at]}; }
    NodeId target(std::size_t at) const { return NodeId{columns_->target[at]}; }
    double weight(std::size_t at) const {
        const std::uint32_t code = columns_->code_at(at);
        return code >= kPooledWeight ? columns_->weights[code - kPooledWeight].value : static_cast<double>(code);
    }
    /// In a table sorted by ends: the first row whose source is not below `source`.
    std::size_t first_from(NodeId source) const {
        const auto& all = columns_->source;
        return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), index(source)) - all.begin());
    }
    RowRef row(std::size_t at) const;

    void push_back(const TieRow& row) { push_back(row.source, row.target, row); }
    void push_back(NodeId source, NodeId target, const TieRow& rest);
    /// Many rows of one file, by ascending lines.
    void append(std::uint32_t file, std::span<const BareTie> rows);
    /// All rows of another table, by ascending lines: their ends become the nodes that `place` has for them, and
    /// `lines` is added to their lines.
    void append(const TieTable& more, const std::vector<NodeId>& place, std::uint64_t lines, const RunControl& run);
    /// The weights of all rows added to `before`, one after the other.
    double add_weights(double before) const;
    void set(std::size_t at, const TieRow& row);
    void reserve(std::size_t rows);
    std::size_t capacity() const noexcept { return columns_->source.capacity(); }

    /// Gives every end the node that `place` has for it.
    void renumber(const std::vector<NodeId>& place, const RunControl& run = {});
    /// By source, then target; rows with the same two ends keep their order. All nodes are below `nodes`. O(rows log
    /// of the most rows of one source); memory beside the table: one column.
    void sort_by_ends(std::size_t nodes, const RunControl& run = {});
    /// Orders rows with the same source and target, in a table sorted by ends. `before` may be asked on any thread.
    void sort_within_ends(const std::function<bool(const TieRow&, const TieRow&)>& before, const RunControl& run = {});

  private:
    struct Weight {
        double value = 1;
        Decimal exact;
        friend bool operator==(const Weight&, const Weight&) = default;
    };
    /// What is the same in many rows, and what few rows have.
    struct Rest {
        TieFacts facts;
        std::uint32_t file = 0;
        std::uint32_t high_line = 0; ///< of lines beyond 32 bits
        friend bool operator==(const Rest&, const Rest&) = default;
    };
    struct WeightHash {
        std::uint64_t operator()(const Weight& weight) const;
    };
    struct RestHash {
        std::uint64_t operator()(const Rest& rest) const;
    };
    /// A code below this is a whole weight of that size, other weights stand at code - kPooledWeight.
    static constexpr std::uint32_t kPooledWeight = 0x80000000U;
    static constexpr std::uint32_t kOne = 1; ///< the code of a weight of 1, as most tables have it in every row

    struct SortScratch;
    struct Columns {
        std::uint32_t weight_code(double value, const Decimal& exact);
        std::uint32_t rest_code(const TieRow& row);
        Weight weight_of(std::uint32_t code) const;
        std::vector<std::uint32_t> split_by_source(unsigned shift, std::size_t buckets, const RunControl& run);
        void sort_bucket(std::uint32_t begin, std::uint32_t end, std::uint32_t first_source, SortScratch& scratch);
        bool in_order() const;

        void open_rests();
        /// A weight for every row there is, of those that had none 1.
        void keep_weights();
        void set_weight(std::size_t at, std::uint32_t code);
        std::uint32_t code_at(std::size_t at) const { return weight.empty() ? kOne : weight[at]; }

        LargeVector<std::uint32_t> source, target, line;
        LargeVector<std::uint32_t> weight; ///< empty while every row weighs 1
        LargeVector<std::uint32_t> rest;   ///< empty while every row has the first rest, that of no facts
        ValuePool<Weight, WeightHash> weights;
        ValuePool<Rest, RestHash> rests;
    };

    Shared<Columns> columns_;
};

} // namespace clusterbridge
