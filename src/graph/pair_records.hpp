#pragma once
#include "base/fetch_early.hpp"
#include "base/run_control.hpp"
#include "graph/network.hpp"

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

/// What edges are made of, ready to be read organisation by organisation: the rows of ties by pair, and who took part
/// in what, both ways round. A record is a row of ties, or, behind all rows, a project.
struct PairRecords {
    /// A row of the ties table, with its smaller end first.
    struct Tie {
        NodeId low{}, high{};
        std::uint32_t row = 0;
    };
    /// An organisation among the partners of a project: those after it are at [after, end) of `partners`.
    struct Place {
        std::uint32_t project = 0, after = 0, end = 0;
    };
    std::vector<Tie> ties;                  ///< by pair, rows about the same pair in the order of the table
    std::vector<NodeId> partners;           ///< by project, ascending; of projects that make ties
    std::vector<std::uint32_t> first_place; ///< by organisation, one more than there are
    std::vector<Place> places;              ///< by organisation, then project
    std::vector<double> weight;             ///< what a record adds to each of its pairs
    std::uint32_t tie_rows = 0;             ///< a record below this number is a row of ties, others are projects
    std::size_t project_pairs = 0;          ///< pairs of partners, over all projects

    std::size_t node_count() const { return first_place.size() - 1; }
    std::span<const Place> places_of(std::size_t organisation) const {
        return {places.data() + first_place[organisation], places.data() + first_place[organisation + 1]};
    }
};

/// Goes through the records organisation by organisation: those about pairs whose smaller end it is.
class PairRows {
  public:
    explicit PairRows(const PairRecords& records) : records_(&records) {}

    /// Rows of ties about one pair, next to each other, are all that an organisation without projects has.
    bool only_ties(std::size_t low) const { return records_->places_of(low).empty(); }
    /// body(other end, record, weight): rows of ties by pair, then partners by project. Ask for every organisation in
    /// turn; `leave` keeps the place, to go through the same once more.
    template <class Body> void row(std::size_t low, const Body& body, bool leave = false) {
        std::size_t tie = tie_;
        for (; tie < records_->ties.size() && index(records_->ties[tie].low) == low; ++tie)
            body(records_->ties[tie].high, records_->ties[tie].row, records_->weight[records_->ties[tie].row]);
        for (std::uint32_t p = records_->first_place[low]; p < records_->first_place[low + 1]; ++p) {
            fetch_partners(p + kAhead);
            const PairRecords::Place& place = records_->places[p];
            const std::uint32_t record = records_->tie_rows + place.project;
            const double weight = records_->weight[record];
            for (std::uint32_t i = place.after; i < place.end; ++i)
                body(records_->partners[i], record, weight);
        }
        if (!leave)
            tie_ = tie;
    }
    bool has_ties(std::size_t low) const {
        return tie_ < records_->ties.size() && index(records_->ties[tie_].low) == low;
    }

  private:
    static constexpr std::size_t kAhead = 4; ///< places

    /// Every place has its partners and its weight somewhere else.
    void fetch_partners(std::size_t p) const {
        if (p < records_->places.size()) {
            const PairRecords::Place& place = records_->places[p];
            fetch_early(records_->partners.data() + place.after);
            fetch_early(records_->weight.data() + records_->tie_rows + place.project);
        }
    }

    const PairRecords* records_;
    std::size_t tie_ = 0; ///< first tie of the row at hand
};

/// O(rows), but for a sort where rows are not in the order of a network.
PairRecords pair_records(const Network& network, const ViewOptions& options, const RunControl& run);

} // namespace clusterbridge
