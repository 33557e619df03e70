#include "graph/link_index.hpp"

#include "base/large_pages.hpp"
#include "base/ordered_marks.hpp"

#include <utility>

namespace clusterbridge {
namespace {

/// Puts the links together row by row: those of all pairs whose smaller end is one organisation.
class LinkBuilder {
  public:
    LinkBuilder(const PairRecords& records, std::vector<std::uint64_t>& offsets, std::vector<std::uint32_t>& links)
        : rows_(records), offsets_(&offsets), links_(&links), met_(records.node_count()), with_(records.node_count()) {
        // more than enough where pairs repeat; what is not used is never touched
        const std::size_t most = records.tie_rows() + records.project_pairs;
        reserve_large(links, most);
        reserve_large(offsets, most + 1);
    }

    void add_row(std::size_t low) {
        if (rows_.only_ties(low))
            return add_ties(low);
        rows_.row(
            low,
            [&](NodeId high, std::uint32_t, double) {
                if (with_[index(high)].links++ == 0)
                    met_.mark(index(high));
            },
            true);
        std::uint32_t* const at = links_->data() + open_edges();
        rows_.row(low, [&](NodeId high, std::uint32_t record, double) { at[with_[index(high)].next++] = record; });
    }

  private:
    /// What the organisation of the row at hand has with another.
    struct With {
        std::uint32_t links = 0; ///< 0 between rows; a row has fewer links than that holds
        std::uint32_t next = 0;  ///< where in the row its next link goes
    };
    /// Without projects the links of a row are in order already.
    void add_ties(std::size_t low) {
        NodeId before = node(low);
        rows_.row(low, [&](NodeId high, std::uint32_t record, double) {
            if (high != before)
                offsets_->push_back(links_->size());
            before = high;
            links_->push_back(record);
        });
    }
    /// Room for the links with everybody met, in order; returns where the row begins.
    std::size_t open_edges() {
        const std::size_t row = links_->size();
        std::uint32_t at = 0;
        met_.drain([&](std::size_t high) {
            With& with = with_[high];
            offsets_->push_back(row + at);
            with.next = at;
            at += std::exchange(with.links, 0U);
        });
        links_->resize(row + at);
        return row;
    }

    PairRows rows_;
    std::vector<std::uint64_t>* offsets_;
    std::vector<std::uint32_t>* links_;
    OrderedMarks met_;
    std::vector<With> with_; ///< by organisation
};

} // namespace

void LinkIndex::build() const {
    LinkBuilder builder(records_, offsets_, link_records_);
    for (std::size_t u = 0; u < records_.node_count(); ++u)
        builder.add_row(u);
    offsets_.push_back(link_records_.size());
    records_.by_pair = {};
    records_.backward = {};
    records_.first_backward = {};
    records_.partners = {};
    records_.places = {};
}

} // namespace clusterbridge
