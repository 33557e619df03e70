#pragma once
#include "base/ids.hpp"
#include "base/index_iterator.hpp"
#include "graph/pair_records.hpp"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace clusterbridge {

enum class LinkKind : std::uint8_t { tie_row, project };

/// One record behind an edge: a row of Network::ties, or a project both ends took part in.
struct Link {
    LinkKind kind = LinkKind::tie_row;
    std::uint32_t record = 0; ///< index into Network::ties or Network::projects
    double weight = 0;        ///< its share of the edge's weight
};

class Links;

/// The way back from every edge to the records behind it. Many questions never ask for it, so it is made when it is
/// asked for first, by whichever thread comes first: as much work as finding the edges was. 4 bytes a link and 8 an
/// edge then; rows of ties are shared with the network.
class LinkIndex {
  public:
    explicit LinkIndex(PairRecords records) : records_(std::move(records)) {}

    Links of(EdgeId e) const;
    Link link(std::size_t at) const {
        const std::uint32_t record = link_records_[at];
        const auto rows = static_cast<std::uint32_t>(records_.tie_rows());
        const double share = records_.weight(record);
        return record < rows ? Link{LinkKind::tie_row, record, share} : Link{LinkKind::project, record - rows, share};
    }

  private:
    void build() const;

    mutable std::once_flag built_;
    mutable PairRecords records_;
    mutable std::vector<std::uint64_t> offsets_;
    mutable std::vector<std::uint32_t> link_records_; ///< of an edge: tie rows in network order, then projects by id
};

/// The links of one edge, made as they are asked for: one takes 4 bytes in the index.
class Links {
  public:
    using Iterator = IndexIterator<LinkIndex, Link, &LinkIndex::link>;

    Links(const LinkIndex& index, std::size_t first, std::size_t last) : index_(&index), first_(first), last_(last) {}
    Iterator begin() const { return {*index_, first_}; }
    Iterator end() const { return {*index_, last_}; }
    std::size_t size() const { return last_ - first_; }
    Link operator[](std::size_t at) const { return index_->link(first_ + at); }
    Link front() const { return index_->link(first_); }

  private:
    const LinkIndex* index_;
    std::size_t first_, last_;
};

inline Links LinkIndex::of(EdgeId e) const {
    std::call_once(built_, [this] { build(); });
    return {*this, offsets_[index(e)], offsets_[index(e) + 1]};
}

} // namespace clusterbridge
