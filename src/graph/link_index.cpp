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
        : records_(&records), offsets_(&offsets), links_(&links), met_(records.node_count()),
          with_(records.node_count()) {
        // more than enough where pairs repeat; what is not used is never touched
        const std::size_t most = records.ties.size() + records.project_pairs;
        reserve_large(links, most);
        reserve_large(offsets, most + 1);
    }

    void add_row(std::size_t low) {
        const auto places = records_->places_of(low);
        if (places.empty())
            return add_ties(low);
        const std::size_t begin = tie_;
        for (; of_row(low); ++tie_)
            meet(records_->ties[tie_].high);
        for (const auto& place : places)
            for (std::uint32_t i = place.after; i < place.end; ++i)
                meet(records_->partners[i]);
        const std::size_t row = open_edges();
        std::uint32_t* const at = links_->data() + row;
        for (std::size_t i = begin; i < tie_; ++i)
            at[with_[index(records_->ties[i].high)].next++] = records_->ties[i].row;
        for (const auto& place : places)
            for (std::uint32_t i = place.after; i < place.end; ++i)
                at[with_[index(records_->partners[i])].next++] = records_->tie_rows + place.project;
    }

  private:
    /// What the organisation of the row at hand has with another.
    struct With {
        std::uint32_t links = 0; ///< 0 between rows; a row has fewer links than that holds
        std::uint32_t next = 0;  ///< where in the row its next link goes
    };
    bool of_row(std::size_t low) const {
        return tie_ < records_->ties.size() && index(records_->ties[tie_].low) == low;
    }
    /// Without projects the links of a row are in order already.
    void add_ties(std::size_t low) {
        while (of_row(low)) {
            const NodeId high = records_->ties[tie_].high;
            offsets_->push_back(links_->size());
            for (; of_row(low) && records_->ties[tie_].high == high; ++tie_)
                links_->push_back(records_->ties[tie_].row);
        }
    }
    void meet(NodeId high) {
        if (with_[index(high)].links++ == 0)
            met_.mark(index(high));
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

    const PairRecords* records_;
    std::vector<std::uint64_t>* offsets_;
    std::vector<std::uint32_t>* links_;
    std::size_t tie_ = 0; ///< first tie of the row at hand
    OrderedMarks met_;
    std::vector<With> with_; ///< by organisation
};

} // namespace

void LinkIndex::build() const {
    LinkBuilder builder(records_, offsets_, link_records_);
    for (std::size_t u = 0; u < records_.node_count(); ++u)
        builder.add_row(u);
    offsets_.push_back(link_records_.size());
    records_.ties = {};
    records_.partners = {};
    records_.places = {};
}

} // namespace clusterbridge
