#pragma once
#include "analysis/recommend_select.hpp"

#include <cstdint>
#include <vector>

namespace clusterbridge {

/// Which pairs of groups already have a tie between a member of the one and a member of the other.
class GroupContacts {
  public:
    explicit GroupContacts(const RecommendModel& model);
    /// No tie yet between any group of i and any group of j; false where they share a group or one has none.
    bool first_between(NodeId i, NodeId j) const;

  private:
    const RecommendModel& model_;
    std::vector<std::uint64_t> pairs_; // sorted
};

/// The facts of a pair that every row has: score parts, partners, places. Ids are those of the network that was given.
Recommendation describe(const RecommendModel& model, const GroupContacts& contacts, const Candidate& candidate);

/// Rows of the strongest records between two tied organisations: of a tie, or of the two participations.
void add_tie_rows(const RecommendModel& model, NodeId end, NodeId through, const std::vector<DatedLink>& links,
                  Language language, std::vector<RowRef>& rows, std::vector<std::string>& evidence);

/// Adds introducers, shared themes, reasons and evidence.
void explain(const RecommendModel& model, const Candidate& candidate, Language language, Recommendation& row);
/// Adds the reasons as they read from the target's side.
void explain_turned(const RecommendModel& model, const Candidate& candidate, Language language, Recommendation& row);

} // namespace clusterbridge
