#pragma once
#include "base/fetch_early.hpp"
#include "base/run_control.hpp"
#include "graph/network.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clusterbridge {

/// How participations become ties (contract 3): `newman` adds 1/(k-1) per project of k partners to each pair (Newman
/// 2001, Phys. Rev. E 64, 016132), `count` adds 1, `none` makes no ties of them.
enum class Projection : std::uint8_t { newman, count, none };

struct ViewOptions {
    Projection projection = Projection::newman;
    std::size_t max_project_size = 0; ///< projects with more partners make no ties; 0 = no limit
};

/// What edges are made of, ready to be read organisation by organisation: the rows of ties, which stand by source, then
/// target, those whose source is the larger end by pair, and who took part in what, both ways round. A record is a row
/// of ties, or, behind all rows, a project.
struct PairRecords {
    /// An organisation among the partners of a project: those after it are at [after, end) of `partners`.
    struct Place {
        std::uint32_t project = 0, after = 0, end = 0;
    };
    TieTable ties;                             ///< shared with the network
    std::vector<std::uint32_t> by_pair;        ///< all rows by pair, where the table is in another order
    std::vector<std::uint32_t> backward;       ///< else its rows with source > target, by target, then source
    std::vector<std::uint32_t> first_backward; ///< by target, one more than there are; empty where there are none
    std::vector<NodeId> partners;              ///< by project, ascending; of projects that make ties
    std::vector<std::uint32_t> first_place;    ///< by organisation, one more than there are
    std::vector<Place> places;                 ///< by organisation, then project
    std::vector<double> project_weight;        ///< what a project adds to each of its pairs
    std::size_t project_pairs = 0;             ///< pairs of partners, over all projects

    std::size_t node_count() const { return first_place.size() - 1; }
    /// A record below this number is a row of ties, others are projects.
    std::size_t tie_rows() const { return ties.size(); }
    /// What a record adds to each of its pairs.
    double weight(std::uint32_t record) const {
        return record < ties.size() ? ties.weight(record) : project_weight[record - ties.size()];
    }
    std::span<const Place> places_of(std::size_t organisation) const {
        return {places.data() + first_place[organisation], places.data() + first_place[organisation + 1]};
    }
};

/// Goes through the records organisation by organisation: those about pairs whose smaller end it is.
class PairRows {
  public:
    explicit PairRows(const PairRecords& records)
        : records_(&records), ties_(records.ties), in_order_(records.by_pair.empty()) {}

    /// Goes on with this organisation instead of the next one.
    void begin_at(std::size_t low) { tie_ = first_tie(low); }
    /// No fewer than the ties of organisations from `first` up to `last`.
    std::size_t most_ties(std::size_t first, std::size_t last) const {
        const auto& backward = records_->first_backward;
        return first_tie(last) - first_tie(first) + (backward.empty() ? 0 : backward[last] - backward[first]);
    }
    /// Rows of ties about one pair, next to each other, are all that an organisation without projects has.
    bool only_ties(std::size_t low) const { return records_->places_of(low).empty(); }
    /// body(other end, record, weight): rows of ties by pair, rows about the same pair in the order of the table, then
    /// partners by project. Ask for every organisation in turn; `leave` keeps the place, to go through the same once
    /// more.
    template <class Body> void row(std::size_t low, const Body& body, bool leave = false) {
        const std::size_t tie = in_order_ ? ties_in_order(low, body) : ties_by_pair(low, body);
        const auto tie_rows = static_cast<std::uint32_t>(ties_.size());
        for (std::uint32_t p = records_->first_place[low]; p < records_->first_place[low + 1]; ++p) {
            fetch_partners(p + kAhead);
            const PairRecords::Place& place = records_->places[p];
            const double weight = records_->project_weight[place.project];
            for (std::uint32_t i = place.after; i < place.end; ++i)
                body(records_->partners[i], tie_rows + place.project, weight);
        }
        if (!leave)
            tie_ = tie;
    }
    bool has_ties(std::size_t low) const {
        if (!in_order_)
            return tie_ < ties_.size() && index(low_end(records_->by_pair[tie_])) == low;
        return (tie_ < ties_.size() && index(ties_.source(tie_)) == low) || !backward_of(low).empty();
    }

  private:
    static constexpr std::size_t kAhead = 4; ///< places

    /// The first row of an organisation at or behind `low`, or its place.
    std::size_t first_tie(std::size_t low) const {
        std::size_t first = 0;
        for (std::size_t count = ties_.size(); count > 0;) {
            const std::size_t row = first + count / 2;
            if (index(in_order_ ? ties_.source(row) : low_end(records_->by_pair[row])) < low) {
                first = row + 1;
                count -= count / 2 + 1;
            } else {
                count /= 2;
            }
        }
        return first;
    }
    NodeId low_end(std::size_t row) const { return std::min(ties_.source(row), ties_.target(row)); }
    std::span<const std::uint32_t> backward_of(std::size_t low) const {
        if (records_->first_backward.empty())
            return {};
        const std::uint32_t* const rows = records_->backward.data();
        return {rows + records_->first_backward[low], rows + records_->first_backward[low + 1]};
    }

    template <class Body> std::size_t ties_by_pair(std::size_t low, const Body& body) const {
        std::size_t at = tie_;
        for (; at < ties_.size() && index(low_end(records_->by_pair[at])) == low; ++at) {
            const std::uint32_t row = records_->by_pair[at];
            body(std::max(ties_.source(row), ties_.target(row)), row, ties_.weight(row));
        }
        return at;
    }
    /// Rows with this source, then, of the same pair, those with this target: their sources come later.
    template <class Body> std::size_t ties_in_order(std::size_t low, const Body& body) const {
        const auto backward = backward_of(low);
        auto other = backward.begin();
        const auto backward_below = [&](NodeId high) {
            for (; other != backward.end() && ties_.source(*other) < high; ++other)
                body(ties_.source(*other), *other, ties_.weight(*other));
        };
        std::size_t tie = tie_;
        for (; tie < ties_.size() && index(ties_.source(tie)) == low; ++tie) {
            const NodeId high = ties_.target(tie);
            if (index(high) < low)
                continue; // comes up, or came up, with the organisation it runs to
            backward_below(high);
            body(high, static_cast<std::uint32_t>(tie), ties_.weight(tie));
        }
        backward_below(kNoNode);
        return tie;
    }

    /// Every place has its partners and its weight somewhere else.
    void fetch_partners(std::size_t p) const {
        if (p < records_->places.size()) {
            const PairRecords::Place& place = records_->places[p];
            fetch_early(records_->partners.data() + place.after);
            fetch_early(records_->project_weight.data() + place.project);
        }
    }

    const PairRecords* records_;
    const TieTable& ties_;
    bool in_order_;
    std::size_t tie_ = 0; ///< first row of the organisation at hand, or the place of its number
};

/// O(rows), but for a sort where rows are not in the order of a network.
PairRecords pair_records(const Network& network, const ViewOptions& options, const RunControl& run);

} // namespace clusterbridge
